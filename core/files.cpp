// Files read and written whole.
#include "core/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "core/error.h"

namespace memscape {
namespace fs = std::filesystem;

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
  fs::path part = file;
  part += ".part";
  std::error_code error;
  errno = 0;
  std::ofstream stream(part, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::string reason = stream ? "" : std::strerror(errno ? errno : EIO);
  if (stream) {
    fs::rename(part, file, error);
    if (error) reason = error.message();
  }
  if (reason.empty()) return;
  fs::remove(part, error);
  throw Error(Fault::work, file.string() + " cannot be written (" + reason + "); choose another place.");
}

}  // namespace memscape
