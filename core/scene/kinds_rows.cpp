// The rows that kinds bring to sections of their own: layers, and studies.
#include <deque>

#include "core/charts/study.h"
#include "core/layers/layer.h"
#include "core/scene/row_makers.h"

namespace memscape {
namespace {

/// The value `key` among those of a section.
SceneRow row_in(std::string_view section, Settings Scene::*settings, const std::string& key, Parameter row) {
  static std::deque<std::string> paths;  // rows have views of them
  const std::string& path = paths.emplace_back(std::string(section) + "." + key);
  row.id = rows::last_part(path);
  return {path, std::move(row), [=](const Scene& scene) { return (scene.*settings).get(key); },
          [=](Scene& scene, double value) { (scene.*settings).values[key] = value; }};
}

}  // namespace

std::vector<SceneRow> layer_rows() {
  std::vector<SceneRow> all;
  auto add = [&](const std::string& key, const Parameter& row) {
    all.push_back(row_in("layers", &Scene::layers, key, row));
  };
  for (const LayerKind& kind : layer_kinds()) {
    add(kind.key(), kind.switch_row());
    for (const Parameter& row : kind.rows) add(std::string(kind.id) + "." + std::string(row.id), row);
  }
  return all;
}

std::vector<SceneRow> study_rows() {
  std::vector<SceneRow> all;
  for (const Parameter& row : study_settings())
    all.push_back(row_in("study", &Scene::study, std::string(row.id), row));
  return all;
}

}  // namespace memscape
