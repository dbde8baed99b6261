// Standard output, buffered, whose failure is told: a full disk as an error, a reader that went away
// silently.
#pragma once
#include <string>
#include <string_view>

namespace memscape {

class Output {
 public:
  Output& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() > 1 << 16) flush();
    return *this;
  }
  /// 17 significant digits, enough to read back the same number; inf where it is infinite.
  Output& operator<<(double value);
  Output& operator<<(int value);
  /// Throws Error{work}, without a sentence when nobody reads any more.
  void flush();

 private:
  std::string buffer_;
};

}  // namespace memscape
