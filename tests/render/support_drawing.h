// Drawings for tests: one that has every shape, and helpers to look at what was written.
#pragma once
#include <filesystem>
#include <string>

#include "core/drawing/drawing.h"

namespace memscape {

/// 300 x 225 points with every shape: field with an unsupported corner, contours, dashes, marks, turned text,
/// bar, clip.
Drawing sample_drawing();
/// 3 x 3 nodes, energy j (row from below); node (2, 2) is unsupported.
std::shared_ptr<const Field> row_field();
/// A folder of this process, removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};
std::string bytes_of(const std::filesystem::path& file);
/// What a shell command prints; "" when it fails.
std::string output_of(const std::string& command);

}  // namespace memscape
