// Standard output, buffered, and files.
#include "app/cli/output.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"

namespace memscape {

void check_output(const std::string& file, const std::vector<std::string>& read) {
  if (file.empty()) return;
  for (const std::string& other : read) {
    std::error_code error;
    if (!other.empty() && std::filesystem::equivalent(file, other, error))
      throw Error(Fault::input, shown_file(file) + " is read and would be written over; give another name.");
  }
  check_writable(file);
}

Output& Output::operator<<(double value) {
  char text[32];
  if (value == 0) value = 0;  // never -0
  auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 17).ptr;
  return *this << std::string_view(text, static_cast<size_t>(end - text));
}

Output& Output::operator<<(int value) {
  char text[16];
  auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return *this << std::string_view(text, static_cast<size_t>(end - text));
}

void Output::flush() {
  if (!file_.empty()) return write_file(file_, buffer_);
  errno = 0;
  const size_t written = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
  const bool good = written == buffer_.size() && std::fflush(stdout) == 0;
  buffer_.clear();
  if (good) return;
  if (errno == EPIPE) throw Error(Fault::work, "");
  throw Error(Fault::work, std::string("The standard output could not be written: ") +
                               std::strerror(errno ? errno : EIO) + "; send it elsewhere.");
}

}  // namespace memscape
