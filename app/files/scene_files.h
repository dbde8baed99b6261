// Scenes from and to files: here names become paths and back. Inside the program they are absolute, in a file
// relative to it.
#pragma once
#include <filesystem>
#include <string>

#include "core/scene/scene.h"

namespace memscape {

/// Reads a scene from a preset's name, a file (a .csv becomes the memories of a scene), or `-` (standard
/// input). Throws Error.
Scene load_scene(const std::string& name_or_file);
/// Writes the whole file or nothing. Names of files are written relative to it where possible. Throws
/// Error{work}.
void save_scene(const Scene& scene, const std::filesystem::path& file);

/// Names of files that are relative become those in the folder `base`.
Scene with_absolute_files(Scene scene, const std::filesystem::path& base);

}  // namespace memscape
