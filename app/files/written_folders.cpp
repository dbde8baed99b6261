// Folders are compared by their whole paths.
#include "app/files/written_folders.h"

#include <unistd.h>

#include <cstdlib>
#include <vector>

namespace memscape {
namespace fs = std::filesystem;
namespace {

fs::path folder_of(const fs::path& file) {
  std::error_code error;
  return fs::absolute(file, error).parent_path().lexically_normal();
}

}  // namespace

void WrittenFolders::worked(const fs::path& file) {
  last_ = folder_of(file);
  failed_.erase(last_);
}

void WrittenFolders::failed(const fs::path& file) {
  failed_.insert(folder_of(file));
}

bool WrittenFolders::will_do(const fs::path& folder) const {
  std::error_code error;
  return !folder.empty() && fs::is_directory(folder, error) && !failed_.contains(folder.lexically_normal()) &&
         access(folder.c_str(), W_OK) == 0;
}

fs::path WrittenFolders::proposed(std::span<const fs::path> wanted) const {
  std::error_code error;
  const char* home = std::getenv("HOME");
  std::vector<fs::path> all(wanted.begin(), wanted.end());
  all.insert(all.end(), {last_, fs::current_path(error), home ? fs::path(home) : fs::path("/")});
  for (const fs::path& folder : all)
    if (will_do(folder)) return folder;
  return all.back();
}

}  // namespace memscape
