// The rows of what is drawn: those that the layers bring.
#include <deque>

#include "core/layers/layer.h"
#include "core/scene/row_makers.h"

namespace memscape {
namespace {

/// `key` is the value's place among the scene's layers.
SceneRow layer_row(const std::string& key, Parameter row) {
  static std::deque<std::string> paths;  // rows have views of them
  const std::string& path = paths.emplace_back("layers." + key);
  row.id = rows::last_part(path);
  return {path, std::move(row), [key](const Scene& scene) { return scene.layers.get(key); },
          [key](Scene& scene, double value) { scene.layers.values[key] = value; }};
}

}  // namespace

std::vector<SceneRow> layer_rows() {
  std::vector<SceneRow> all;
  for (const LayerKind& kind : layer_kinds()) {
    all.push_back(layer_row(kind.key(), {.label = kind.label,
                                         .help = kind.help,
                                         .minimum = 0,
                                         .maximum = 1,
                                         .fallback = kind.shown ? 1. : 0,
                                         .scale = Scale::toggle}));
    for (const Parameter& row : kind.rows)
      all.push_back(layer_row(std::string(kind.id) + "." + std::string(row.id), row));
  }
  return all;
}

}  // namespace memscape
