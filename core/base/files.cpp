// Reading. What a name stands for is asked before it is opened, for opening a pipe waits for its writer.
#include "core/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const std::string& name, int error) {
  throw Error(Fault::input,
              name + " cannot be read (" + std::strerror(error ? error : EIO) + "); check the path.");
}

void check_regular(const std::string& name, const struct stat& about) {
  if (S_ISDIR(about.st_mode)) throw Error(Fault::input, name + " is a folder; give the path of a file.");
  if (!S_ISREG(about.st_mode))
    throw Error(Fault::input,
                name + " is a pipe, a socket or a device; give a regular file, or - for the standard input.");
}

/// Everything up to the end. `name` is what an error calls it.
std::string read_all(int descriptor, const std::string& name, std::size_t most) {
  std::string bytes;
  constexpr std::size_t block = 1 << 16;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + block);
    const ssize_t got = read(descriptor, bytes.data() + before, block);
    bytes.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(name, errno);
    if (got == 0) return bytes;
    if (bytes.size() > most)
      throw Error(Fault::input, name + " has more than " + std::to_string(most >> 20) +
                                    " MB, which is more than is read; give a smaller one.");
  }
}

}  // namespace

std::string read_file(const fs::path& file, std::size_t most) {
  const std::string name = file.empty() ? "A file without a name" : shown_file(file.string());
  struct stat about {};
  if (stat(file.c_str(), &about) != 0) fail(name, errno);
  check_regular(name, about);
  const int descriptor = open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) fail(name, errno);
  struct Closing {
    int descriptor;
    ~Closing() { close(descriptor); }
  } closing{descriptor};
  if (fstat(descriptor, &about) != 0) fail(name, errno);
  check_regular(name, about);
  return read_all(descriptor, name, most);
}

std::string read_standard_input(std::size_t most) {
  return read_all(STDIN_FILENO, "The standard input", most);
}

}  // namespace memscape
