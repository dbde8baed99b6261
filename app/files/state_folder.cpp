// Files are written whole (core/base/files.h); a lock of the system tells whose window still runs.
#include "app/files/state_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

fs::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  const fs::path path = value ? value : "";
  return path.is_absolute() ? path : fs::path();
}

void make_private(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (error || !fs::is_directory(folder))
    throw Error(Fault::work,
                "The folder " + shown_file(folder.string()) +
                    ", where unsaved work is kept, cannot be made; start with --no-state to do without.");
}

template <class T>
void take(const Json& json, const char* name, T& value, auto&& is_valid) {
  const auto found = json.find(name);
  if (found == json.end()) return;
  try {
    const T read = found->template get<T>();
    if (is_valid(read)) value = read;
  } catch (const Json::exception&) {  // stays as it is
  }
}

}  // namespace

fs::path state_folder() {
  const fs::path state = from_environment("XDG_STATE_HOME"), home = from_environment("HOME");
  if (!state.empty()) return state / "memscape";
  return home.empty() ? fs::path() : home / ".local" / "state" / "memscape";
}

void Remembered::opened(const std::string& file) {
  std::erase(recent, file);
  recent.insert(recent.begin(), file);
  if (recent.size() > most_recent) recent.resize(most_recent);
}

Remembered read_remembered(const fs::path& folder) {
  Remembered remembered;
  std::error_code error;
  const fs::path file = folder / "window.json";
  if (folder.empty() || !fs::exists(file, error)) return remembered;
  Json json;
  try {
    json = Json::parse(read_file(file, 1 << 20), nullptr, false);
  } catch (const Error&) {  // as if nothing had been remembered
    return remembered;
  }
  if (!json.is_object()) return remembered;
  take(json, "theme", remembered.theme,
       [](const std::string& word) { return word == "light" || word == "dark" || word == "projector"; });
  take(json, "text_scale", remembered.text_scale, [](double scale) { return scale >= 0.5 && scale <= 4; });
  take(json, "width", remembered.width, [](int pixels) { return pixels >= 320 && pixels <= 16384; });
  take(json, "height", remembered.height, [](int pixels) { return pixels >= 240 && pixels <= 16384; });
  take(json, "recent", remembered.recent,
       [](const auto& files) { return files.size() <= Remembered::most_recent; });
  return remembered;
}

void write_remembered(const fs::path& folder, const Remembered& remembered) {
  make_private(folder);
  const Json json{{"theme", remembered.theme},
                  {"text_scale", remembered.text_scale},
                  {"width", remembered.width},
                  {"height", remembered.height},
                  {"recent", remembered.recent}};
  write_file(folder / "window.json", json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

/// A descriptor that holds the lock; -1 where another window has it, or there is no such folder.
int KeptWork::lock(const fs::path& folder) {
  const int file = open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  if (file >= 0) close(file);
  return -1;
}

KeptWork KeptWork::begin(const fs::path& state) {
  make_private(state / "unsaved");
  KeptWork kept;
  for (int n = 1; !kept.any() && n < 1000; ++n) {
    kept.folder_ = state / "unsaved" / (std::to_string(getpid()) + "-" + std::to_string(n));
    std::error_code error;
    if (fs::create_directory(kept.folder_, error)) kept.lock_ = lock(kept.folder_);
    if (error) break;
  }
  if (!kept.any())
    throw Error(Fault::work, "Unsaved work cannot be kept in " + shown_file(state.string()) +
                                 "; start with --no-state to do without.");
  return kept;
}

std::vector<KeptWork> KeptWork::left_behind(const fs::path& state) {
  std::vector<KeptWork> all;
  std::error_code error;
  if (state.empty()) return all;
  for (const fs::directory_entry& entry : fs::directory_iterator(state / "unsaved", error)) {
    if (!entry.is_directory(error)) continue;
    KeptWork kept;
    kept.folder_ = entry.path();
    kept.lock_ = lock(kept.folder_);
    if (!kept.any()) continue;
    if (fs::exists(kept.document(), error))
      all.push_back(std::move(kept));
    else
      kept.remove();  // its window ended before anything was kept
  }
  const auto time = [](const KeptWork& kept) {
    std::error_code none;
    return fs::last_write_time(kept.document(), none);
  };
  std::ranges::sort(all, [&](const KeptWork& a, const KeptWork& b) { return time(a) > time(b); });
  return all;
}

KeptWork::~KeptWork() {
  if (lock_ < 0) return;
  std::error_code error;
  if (!fs::exists(document(), error)) fs::remove_all(folder_, error);
  close(lock_);
}

void KeptWork::write(const std::string& text, const std::vector<File>& others) const {
  try {
    for (const File& file : others) write_file(folder_ / file.first, file.second);
    write_file(document(), text);
  } catch (const Error&) {
    throw Error(Fault::work, "Unsaved work cannot be kept in " + shown_file(folder_.string()) +
                                 ": save it yourself, or make room there.");
  }
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    const bool known = name == "lock" || name == "document" ||
                       std::ranges::any_of(others, [&](const File& file) { return file.first == name; });
    if (!known) fs::remove(entry.path(), error);
  }
}

void KeptWork::remove() {
  std::error_code error;
  fs::remove(document(), error);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error))
    if (entry.path().filename() != "lock") fs::remove_all(entry.path(), error);
}

}  // namespace memscape
