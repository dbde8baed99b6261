// Presets, and scenes from and to files.
#include "core/scene/presets.h"

#include <filesystem>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/embedded.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/energy/registry.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view folder = "assets/scenes/", ending = ".json";

std::string_view without_number(std::string_view name) {
  size_t digits = name.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && name[digits] == '-' ? name.substr(digits + 1)
                                                                               : name;
}

/// Rewrites the paths of a scene, and of its panels, to a CSV file and to weights.
template <class Rewrite>
void rewrite_files(Scene& scene, Rewrite rewrite) {
  if (!scene.memories.file.empty()) scene.memories.file = rewrite(scene.memories.file);
  const EnergyKind* kind = find_energy(scene.energy.kind);
  if (kind && kind->learned && !scene.energy.text.empty()) scene.energy.text = rewrite(scene.energy.text);
  constexpr std::pair<const char*, const char*> places[] = {{"memories", "file"}, {"energy", "weights"}};
  for (std::string& panel : scene.panels)
    for (const auto& [group, id] : places) {
      if (panel.find(id) == std::string::npos) continue;
      auto patch = nlohmann::ordered_json::parse(panel);
      if (!patch.contains(group) || !patch[group].contains(id)) continue;
      auto& file = patch[group][id];
      if (file.template get<std::string>().empty()) continue;
      file = rewrite(file.template get<std::string>());
      panel = patch.dump();
    }
}

Scene with_absolute_files(Scene scene, const fs::path& base) {
  rewrite_files(scene, [&](const std::string& file) { return (base / file).lexically_normal().string(); });
  return scene;
}

/// The points of a CSV file as memories, all of them in view.
Scene csv_scene(const fs::path& file) {
  Scene scene = parse_scene(R"({"memscape": 1})");
  change_kind(scene, "memories", "csv");
  scene.title = file.filename().string();
  scene.memories.file = fs::absolute(file).lexically_normal().string();
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

[[noreturn]] void fail_missing(const std::string& name) {
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.push_back(preset.name);
  throw Error(Fault::input, "'" + name + "' is neither a file nor a preset; did you mean '" +
                                nearest_word(name, names) + "'? ('memscape list scenes' shows all presets.)");
}

}  // namespace

const std::vector<Preset>& presets() {
  static const std::vector<Preset> list = [] {
    std::vector<Preset> found;
    for (const EmbeddedFile& file : embedded_files()) {
      std::string_view name = file.name;
      if (!name.starts_with(folder) || !name.ends_with(ending)) continue;
      name = name.substr(folder.size(), name.size() - folder.size() - ending.size());
      found.push_back({std::string(without_number(name)), file.bytes});
    }
    return found;
  }();
  return list;
}

const Preset* find_preset(std::string_view name) {
  for (const Preset& preset : presets())
    if (preset.name == without_number(name)) return &preset;
  return nullptr;
}

Scene default_scene() {
  const Preset* preset = find_preset("nine-on-a-circle");
  return parse_scene(preset ? preset->text : R"({"memscape": 1})", "nine-on-a-circle");
}

Scene load_scene(const std::string& name) {
  if (name == "-") {
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    return with_absolute_files(parse_scene(text, "standard input"), fs::current_path());
  }
  std::error_code error;
  if (!fs::exists(name, error)) {
    if (const Preset* preset = find_preset(name)) return parse_scene(preset->text, preset->name);
    fail_missing(name);
  }
  if (name.ends_with(".csv")) return csv_scene(name);
  return with_absolute_files(parse_scene(read_file(name), name), fs::absolute(name).parent_path());
}

void save_scene(const Scene& scene, const fs::path& file) {
  Scene saved = scene;
  const fs::path base = fs::absolute(file).lexically_normal().parent_path();
  rewrite_files(saved, [&](const std::string& csv) {
    fs::path relative = fs::path(csv).lexically_relative(base);
    return relative.empty() ? csv : relative.string();
  });
  write_file(file, scene_text(saved));
}

}  // namespace memscape
