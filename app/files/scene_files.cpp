// What a person names: files, presets, standard input.
#include "app/files/scene_files.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/scene/file_names.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

/// The points of a CSV file as memories, all of them in view.
Scene csv_scene(const fs::path& file) {
  Scene scene = parse_scene(R"({"memscape": 1})");
  change_kind(scene, "memories", "csv");
  scene.title = file.filename().string();
  set_value(scene, "memories.file=" + fs::absolute(file).lexically_normal().string());
  const Matrix Xi = build_memories(scene.memories);
  const Plane plane = view_plane(scene.view, Xi);
  const Matrix uv = plane.axes.transpose() * (Xi.colwise() - plane.origin);
  const Eigen::Vector2d low = uv.rowwise().minCoeff(), high = uv.rowwise().maxCoeff(),
                        middle = 0.5 * (low + high);
  const double extent = (high - low).maxCoeff(), half = extent > 0 ? 0.75 * extent : 1;
  for (int side : {0, 1}) {
    scene.view.x[side] = middle.x() + (side ? half : -half);
    scene.view.y[side] = middle.y() + (side ? half : -half);
  }
  return scene;
}

}  // namespace

Scene with_absolute_files(Scene scene, const fs::path& base) {
  return with_file_names(std::move(scene),
                         [&](const std::string& file) { return (base / file).lexically_normal().string(); });
}

Scene with_absolute_files(Scene scene) {
  if (file_names(scene).empty()) return scene;  // then that folder need not be there
  return with_absolute_files(std::move(scene), fs::current_path());
}

bool is_points_file(const fs::path& name) {
  std::string ending = name.extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return ending == ".csv";
}

LoadedScene load_scene(const std::string& name) {
  if (name == "-") {
    const Scene scene = parse_scene(read_standard_input(most_text_bytes), "standard input");
    return {with_absolute_files(scene), "."};
  }
  std::error_code error;
  if (!fs::exists(name, error)) return {preset_scene(name), {}, true};
  if (is_points_file(name)) return {csv_scene(name), {}, true};
  const Scene scene = parse_scene(read_file(name, most_text_bytes), name);
  const fs::path folder = fs::absolute(name).parent_path();
  return {with_absolute_files(scene, folder), folder};
}

bool takes_scene(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0) return true;
  try {
    return parse_json(read_file(file, most_text_bytes), file.string()).find("memscape");
  } catch (const Error&) {
    return false;
  }
}

void save_scene(const Scene& scene, const fs::path& file) {
  if (!takes_scene(file))
    throw Error(Fault::work, "The scene was not saved: " + shown_file(file.string()) +
                                 " is there and is no scene; choose another name.");
  const fs::path base = fs::absolute(file).lexically_normal().parent_path();
  const Scene saved = with_file_names(scene, [&](const std::string& name) {
    const fs::path relative = fs::path(name).lexically_relative(base);
    return relative.empty() ? name : relative.string();
  });
  write_file(file, scene_text(saved));
}

}  // namespace memscape
