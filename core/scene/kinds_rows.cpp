// The rows that kinds bring to sections of their own: layers, and studies.

#include "core/charts/study.h"
#include "core/layers/layer.h"
#include "core/scene/bound_row.h"

namespace memscape {
namespace {

/// The value `key` among those of a section.
SceneRow row_in(const std::string& section, Settings Scene::*settings, const std::string& key, Row row) {
  const std::string path = section + "." + key;
  row.id = rows::last_part(path);
  auto found = [=](const Scene& scene) -> const Value& { return (scene.*settings).values.find(key)->second; };
  return {path,
          std::move(row),
          [=](const Row&, const Scene& scene) { return found(scene); },
          [=](const Row&, Scene& scene, const Value& value) { (scene.*settings).values[key] = value; },
          [=](const Scene& one, const Scene& two) { return found(one) == found(two); },
          [=](Scene& to, const Scene& from) { (to.*settings).values[key] = found(from); }};
}

}  // namespace

std::vector<SceneRow> layer_rows() {
  std::vector<SceneRow> all;
  auto add = [&](const std::string& key, const Row& row) {
    all.push_back(row_in("layers", &Scene::layers, key, row));
  };
  for (const LayerKind& kind : layer_kinds()) {
    add(kind.key(), kind.switch_row());
    for (const Row& row : kind.rows) add(std::string(kind.id) + "." + std::string(row.id), row);
  }
  return all;
}

std::vector<SceneRow> study_rows() {
  std::vector<SceneRow> all;
  for (const Row& row : study_settings())
    all.push_back(row_in("study", &Scene::study, std::string(row.id), row));
  return all;
}

}  // namespace memscape
