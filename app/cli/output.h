// Standard output, buffered, whose failure is told: a full disk as an error, a reader that went away
// silently. Or a file, written as a whole.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace memscape {

/// Throws where that file cannot be written, or is one of those that are read: before the work, which may be
/// long. Empty names are none.
void check_output(const std::string& file, const std::vector<std::string>& read);

class Output {
 public:
  /// To this file; empty: standard output.
  explicit Output(std::string file = "") : file_(std::move(file)) {}
  Output& operator<<(std::string_view text) {
    buffer_ += text;
    if (file_.empty() && buffer_.size() > 1 << 16) flush();
    return *this;
  }
  /// 17 significant digits, enough to read back the same number; inf where it is infinite.
  Output& operator<<(double value);
  Output& operator<<(int value);
  /// To be called at the end. Throws Error{work}, without a sentence when nobody reads any more.
  void flush();

 private:
  std::string file_, buffer_;
};

}  // namespace memscape
