// What a person names: files, presets, standard input.
#include "app/files/scene_files.h"

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/scene/file_names.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/file_source.h"
#include "core/scene/sources/label_list.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

/// A scene whose memories are the points of a file.
Scene points_scene(const std::string& title, const std::string& file) {
  Scene scene = parse_scene(R"({"memscape": 1})");
  change_kind(scene, "memories", "csv");
  scene.title = title;
  set_value(scene, "memories.file=" + file);
  return scene;
}

/// All memories in view.
void show_memories(Scene& scene, const Matrix& Xi) {
  const Plane plane = view_plane(scene.view, Xi);
  const Matrix uv = plane.axes.transpose() * (Xi.colwise() - plane.origin);
  const Eigen::Vector2d low = uv.rowwise().minCoeff(), high = uv.rowwise().maxCoeff(),
                        middle = 0.5 * (low + high);
  const double extent = (high - low).maxCoeff(), half = extent > 0 ? 0.75 * extent : 1;
  for (int side : {0, 1}) {
    scene.view.x[side] = middle.x() + (side ? half : -half);
    scene.view.y[side] = middle.y() + (side ? half : -half);
  }
}

/// The first character of a text that stands for something, or 0.
char first_of(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? '\0' : text[first];
}

bool begins_with_brace(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return false;
  char head[64];
  std::ifstream stream(file, std::ios::binary);
  stream.read(head, sizeof head);
  return first_of({head, static_cast<size_t>(stream.gcount())}) == '{';
}

/// Points of the standard input become typed ones.
MemoryData typed_points(Scene& scene, const std::string& table) {
  PointTable points = read_points(table, "standard input", column_choice(scene.memories.source, "memories"));
  if (scene.memories.source.on("outputs")) points.X = with_outputs(points.X, points.labels);
  change_kind(scene, "memories", "points");
  PointList& list = scene.memories.edit_points();
  list.clear();
  for (const auto& x : points.X.colwise()) list.emplace_back(x.begin(), x.end());
  list_labels(scene.memories.source, points.labels);
  return {std::move(points.X), {std::move(points.labels), std::move(points.understood), {}, {}}};
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
  const bool fits = ending == ".csv" || ending == ".tsv" || ending == ".txt" || ending == ".dat";
  return fits && !begins_with_brace(name);
}

LoadedScene load_scene(const std::string& name) {
  if (name == "-") {
    std::string text = read_standard_input();
    const char first = first_of(text);
    if (first && first != '{' && first != '[')
      return {.scene = points_scene("standard input", "-"),
              .own = true,
              .points = true,
              .table = std::move(text)};
    if (text.size() > most_text_bytes)
      throw Error(Fault::input, "The standard input is too long for a scene.");
    const Scene scene = parse_scene(text, "standard input");
    return {with_absolute_files(scene), "."};
  }
  std::error_code error;
  if (!fs::exists(name, error)) return {preset_scene(name), {}, true};
  if (is_points_file(name))
    return {.scene = points_scene(fs::path(name).filename().string(),
                                  fs::absolute(name).lexically_normal().string()),
            .own = true,
            .points = true};
  const Scene scene = parse_scene(read_file(name, most_text_bytes), name);
  const fs::path folder = fs::absolute(name).parent_path();
  return {with_absolute_files(scene, folder), folder};
}

Scene with_values(const LoadedScene& loaded, const std::vector<std::string>& sets, std::string* understood) {
  Scene scene = loaded.scene;
  for (const std::string& assignment : sets) set_value(scene, assignment);
  const bool piped = !loaded.table.empty() && scene.memories.source.has("columns");
  if (!piped) scene = with_absolute_files(std::move(scene));
  if (!scene.memories.source.has("file") || (!loaded.points && !understood)) return scene;
  const MemoryData data = piped ? typed_points(scene, loaded.table) : memory_data(scene.memories);
  if (understood) *understood = data.notes.understood;
  if (!loaded.points) return scene;
  show_memories(scene, data.Xi);
  for (const std::string& assignment : sets)  // a view that was set stays
    if (assignment.starts_with("view.")) set_value(scene, assignment);
  return scene;
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
