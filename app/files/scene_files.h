// Scenes from and to files: here names become paths and back. Inside the program they are absolute, in a file
// relative to it.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// A scene, and the folder that its files may lie in.
struct LoadedScene {
  Scene scene;
  std::filesystem::path folder;
  bool own = false;     ///< whatever it reads a person named, or a preset
  bool points = false;  ///< its memories are those of a file of points, and its view does not show them yet
  std::string table = {};  ///< the points themselves where they came by the standard input
};

/// Reads a scene from a preset's name, a file (one of points becomes the memories of a scene), or `-`
/// (standard input: a scene, which reads from the folder that the program works in, or points). Throws Error.
LoadedScene load_scene(const std::string& name_or_file);
/// True for a file of points, by its ending: .csv, .tsv, .txt, .dat, in small letters or capitals; what
/// begins with a brace is a scene all the same.
bool is_points_file(const std::filesystem::path& name);
/// The scene with values set, each `path=value`; then points are read as these say, and the view shows them.
/// `understood` becomes what was understood of a file, or stays.
Scene with_values(const LoadedScene& loaded, const std::vector<std::string>& sets,
                  std::string* understood = nullptr);

/// Writes the whole file or nothing. Names of files are written relative to it where possible. Throws
/// Error{work}, also where `file` is there and is no scene.
void save_scene(const Scene& scene, const std::filesystem::path& file);
/// True where a scene may be written to this file: it is not there, is empty, or is a scene.
bool takes_scene(const std::filesystem::path& file);

/// Names of files that are relative become those in the folder `base`.
Scene with_absolute_files(Scene scene, const std::filesystem::path& base);
/// Those in the folder that the program works in.
Scene with_absolute_files(Scene scene);

}  // namespace memscape
