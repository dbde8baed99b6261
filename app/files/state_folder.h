// The one folder in which the program keeps what it remembers of itself: look, window, files that were
// opened, and work that was not saved when it ended.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace memscape {

/// $XDG_STATE_HOME/memscape, else .local/state/memscape in the home folder; empty where there is neither.
std::filesystem::path state_folder();

struct Remembered {
  static constexpr std::size_t most_recent = 10;
  std::string theme = "light";
  double text_scale = 1;
  int width = 1280, height = 800;
  std::vector<std::string> recent = {};  ///< files of scenes, the newest first
  bool operator==(const Remembered&) const = default;

  /// Moves or puts it to the front.
  void opened(const std::string& file);
};

/// What there is; the defaults for what is missing or out of its domain.
Remembered read_remembered(const std::filesystem::path& folder);
/// Throws Error{work}.
void write_remembered(const std::filesystem::path& folder, const Remembered& remembered);

/// A folder in which one running window keeps its work, locked as long as this object lives.
class KeptWork {
 public:
  /// A name and its bytes.
  using File = std::pair<std::string, std::string>;

  /// None: keeps nothing.
  KeptWork() = default;
  ~KeptWork();
  KeptWork(KeptWork&& other) noexcept { swap(other); }
  KeptWork& operator=(KeptWork&& other) noexcept {
    swap(other);
    return *this;
  }

  /// A new one. Throws Error{work}.
  static KeptWork begin(const std::filesystem::path& state);
  /// Those of windows that ended without letting go of their work, the newest first; they are this process's
  /// now.
  static std::vector<KeptWork> left_behind(const std::filesystem::path& state);

  bool any() const { return lock_ >= 0; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path document() const { return folder_ / "document"; }
  /// The other files first, so that the document names none that is not there. Throws Error{work}.
  void write(const std::string& document, const std::vector<File>& others) const;
  /// Nothing is to be offered any more.
  void remove();

 private:
  void swap(KeptWork& other) noexcept {
    folder_.swap(other.folder_);
    std::swap(lock_, other.lock_);
  }
  static int lock(const std::filesystem::path& folder);
  std::filesystem::path folder_;
  int lock_ = -1;  ///< a file descriptor
};

}  // namespace memscape
