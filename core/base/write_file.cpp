// Writing. The temporary file lies in the same folder, so that the rename stays within one file system and is
// atomic; it is locked while it is written, so that one without a lock is known to be left behind.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <random>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view part = ".part";
constexpr std::size_t digits = 10;

[[noreturn]] void fail(const fs::path& file, const std::string& reason) {
  throw Error(Fault::work, (file.empty() ? "A file" : "The file " + shown_file(file.string())) +
                               " could not be written: " + reason +
                               "; choose another place or make room there.");
}

std::string reason_of(int error) {
  return error ? std::strerror(error) : "the system gave no reason";
}

/// An open file, or none where it is negative.
struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

/// False with errno set where not all could be written.
bool put(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void put_into_device(const fs::path& file, mode_t mode, std::string_view bytes) {
  if (!S_ISCHR(mode) && !S_ISFIFO(mode)) fail(file, "it is neither a file nor a pipe");
  const Descriptor device(open(file.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (device.number < 0 && errno == ENXIO) fail(file, "nobody reads from it");
  if (device.number < 0) fail(file, reason_of(errno));
  fcntl(device.number, F_SETFL, fcntl(device.number, F_GETFL) & ~O_NONBLOCK);
  if (!put(device.number, bytes)) fail(file, reason_of(errno));
}

/// Where a link leads, although there may be no file yet.
fs::path followed(fs::path file) {
  for (int links = 0; links < 40; ++links) {
    std::error_code error;
    if (!fs::is_symlink(file, error)) return file;
    const fs::path to = fs::read_symlink(file, error);
    if (error) fail(file, error.message());
    file = to.is_absolute() ? to : file.parent_path() / to;
  }
  fail(file, "its links lead in a circle");
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// What the names of a file's temporary files begin with: its own, or one like it where that is too long.
std::string start_of_parts(const fs::path& file) {
  const std::string name = file.filename().string();
  const long asked = pathconf(folder_of(file).c_str(), _PC_NAME_MAX);
  const std::size_t longest = asked > 64 ? static_cast<std::size_t>(asked) : 255;
  const std::size_t room = longest - part.size() - digits;
  if (name.size() <= room) return name + std::string(part);
  char mark[24];
  std::snprintf(mark, sizeof mark, "-%zx", std::hash<std::string>()(name));
  std::size_t end = room - std::strlen(mark);
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + mark + std::string(part);
}

/// True for what a write that was killed left behind: nobody holds its lock.
bool is_left_behind(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(file, error))) return false;
  const Descriptor left(open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  return left.number < 0 || flock(left.number, LOCK_EX | LOCK_NB) == 0;
}

void remove_parts(const fs::path& folder, const std::string& start) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    constexpr std::size_t fewest = 3;  // "a.csv.part1" is a person's
    if (!name.starts_with(start) || name.size() < start.size() + fewest ||
        name.size() > start.size() + digits ||
        name.find_first_not_of("0123456789", start.size()) != std::string::npos)
      continue;
    std::error_code ignored;
    if (is_left_behind(at->path())) fs::remove(at->path(), ignored);
  }
}

/// A new file that is locked. Another write may take it for left behind before it is; then it is made again.
int open_part(const std::string& start, mode_t rights, fs::path& name) {
  std::random_device random;
  for (int tries = 0; tries < 100; ++tries) {
    char number[digits + 1];
    std::snprintf(number, sizeof number, "%010u", static_cast<unsigned>(random()));
    name = start + number;
    const int made = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
    if (made < 0 && errno == EEXIST) continue;
    if (made < 0) return made;
    struct stat about {};
    if (flock(made, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      close(made);
      continue;
    }
    if (fstat(made, &about) == 0 && about.st_nlink > 0) return made;
    close(made);
  }
  return -1;
}

/// Names are in the folder's own bytes, which are not always written when the file's are.
void sync_folder(const fs::path& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number >= 0) fsync(opened.number);
}

/// What a name stands for.
struct Target {
  fs::path file;         ///< where its links lead
  bool there = false;    ///< something lies there already
  struct stat about {};  ///< and this is what
};

/// Throws where nothing may be written there.
Target target_of(const fs::path& file) {
  if (file.empty()) fail(file, "it has no name");
  struct stat about {};
  if (stat(file.c_str(), &about) != 0) {
    if (errno != ENOENT) fail(file, reason_of(errno));
    if (!file.has_filename()) fail(file, "it is a folder");
    return {followed(file)};
  }
  if (S_ISDIR(about.st_mode)) fail(file, "it is a folder");
  if (!S_ISREG(about.st_mode)) return {file, true, about};
  const bool read_only = (about.st_mode & 0222) == 0;  // also for those who may write everywhere
  if (read_only || access(file.c_str(), W_OK) != 0) fail(file, "it may not be written to");
  std::error_code error;
  const fs::path target = fs::canonical(file, error);
  if (error) fail(file, error.message());
  return {target, true, about};
}

void replace(const fs::path& file, const Target& target, std::string_view bytes) {
  const fs::path folder = folder_of(target.file);
  const std::string start = start_of_parts(target.file);
  const struct stat* before = target.there ? &target.about : nullptr;
  remove_parts(folder, start);
  fs::path name;
  const Descriptor made(open_part((folder / start).string(), before ? before->st_mode & 0777 : 0666, name));
  if (made.number < 0) fail(file, reason_of(errno));
  bool good = put(made.number, bytes);
  if (good && before) {
    const bool same_owner = fchown(made.number, before->st_uid, before->st_gid) == 0;
    good = fchmod(made.number, before->st_mode & (same_owner ? 07777 : 0777)) == 0;
  }
  good = good && fsync(made.number) == 0 && std::rename(name.c_str(), target.file.c_str()) == 0;
  if (!good) {
    const int error = errno;
    unlink(name.c_str());
    fail(file, reason_of(error));
  }
  sync_folder(folder);
}

}  // namespace

void write_file(const fs::path& file, std::string_view bytes) {
  const Target target = target_of(file);
  if (target.there && !S_ISREG(target.about.st_mode))
    return put_into_device(file, target.about.st_mode, bytes);
  replace(file, target, bytes);
}

void check_writable(const fs::path& file) {
  const Target target = target_of(file);
  if (target.there && !S_ISREG(target.about.st_mode)) return put_into_device(file, target.about.st_mode, {});
  const fs::path folder = folder_of(target.file);
  if (access(folder.c_str(), W_OK | X_OK) != 0) fail(file, reason_of(errno));
  std::error_code error;
  if (!fs::is_directory(folder, error)) fail(file, folder.string() + " is no folder");
}

}  // namespace memscape
