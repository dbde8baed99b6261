// Which folder a dialogue proposes: one that files can be written into, and not one where that has just
// failed.
#pragma once
#include <filesystem>
#include <set>
#include <span>

namespace memscape {

class WrittenFolders {
 public:
  /// A file was written there, or could not be. `file` is the file's name.
  void worked(const std::filesystem::path& file);
  void failed(const std::filesystem::path& file);
  /// Where a file was written last; empty where none was.
  const std::filesystem::path& last() const { return last_; }
  /// The first of `wanted` that will do, then the last that worked, the folder that the program was started
  /// in, and the home folder; that one where none does.
  std::filesystem::path proposed(std::span<const std::filesystem::path> wanted) const;

 private:
  bool will_do(const std::filesystem::path& folder) const;
  std::filesystem::path last_;
  std::set<std::filesystem::path> failed_;
};

}  // namespace memscape
