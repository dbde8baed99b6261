// Files read and written whole. The temporary file lies in the same folder, so that the rename stays within
// one file system and is atomic.
#include "core/base/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "core/base/error.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& file, const std::string& reason) {
  throw Error(Fault::work, "The file " + file.string() + " could not be written: " + reason +
                               "; choose another place or make room there.");
}

bool put(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return out.good();
}

std::string reason_of(int error) {
  return error ? std::strerror(error) : "the system gave no reason";
}

}  // namespace

std::string read_file(const fs::path& file) {
  std::error_code error;
  if (fs::is_directory(file, error))
    throw Error(Fault::input, file.string() + " is a folder; give the path of a file.");
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream)
    throw Error(Fault::input, file.string() + " cannot be read (" + std::strerror(errno ? errno : EIO) +
                                  "); check the path.");
  return text;
}

void write_file(const fs::path& file, std::string_view bytes) {
  std::error_code ignored;
  if (file.empty()) fail(file, "it has no name");
  if (fs::is_directory(file, ignored)) fail(file, "it is a folder");
  errno = 0;
  if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
    if (!put(file, bytes)) fail(file, reason_of(errno));
    return;
  }
  fs::path target = fs::is_symlink(file, ignored) ? fs::weakly_canonical(file, ignored) : file;
  fs::path beside = target;
  beside += ".part" + std::to_string(std::random_device{}());
  errno = 0;
  if (!put(beside, bytes)) {
    std::string reason = reason_of(errno);
    fs::remove(beside, ignored);
    fail(file, reason);
  }
  std::error_code error;
  fs::rename(beside, target, error);
  if (error) {
    fs::remove(beside, ignored);
    fail(file, error.message());
  }
}

}  // namespace memscape
