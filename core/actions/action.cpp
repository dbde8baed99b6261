// Sets of a whole group of values.
#include "core/actions/action.h"

#include "core/scene/scene_leaves.h"

namespace memscape {

Set set_settings(std::string_view group, const Settings& settings) {
  Scene scene = default_scene();
  find_group(group)->settings(scene) = settings;
  const std::string start = std::string(group) + ".";
  Set set;
  for (std::string& path : leaf_paths(scene)) {
    const Leaf leaf = leaf_at(scene, path);
    if (!path.starts_with(start) || leaf.scene_row) continue;
    const Value value = leaf_given(leaf, scene);
    set.values.emplace_back(std::move(path), value.is_text() ? value.text() : json_text(value));
  }
  return set;
}

}  // namespace memscape
