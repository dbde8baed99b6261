// Panels: partial scenes laid over a scene, and edits of one panel put back where they belong.
#include <nlohmann/json.hpp>

#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

Scene laid_over(const Scene& scene, const Json& patch) {
  Scene panel = scene;
  panel.panels.clear();
  read_object(panel, patch, {.name = "a panel", .lenient = true});
  return panel;
}

/// Whether a patch has a say in the value at `path`. A layer that is a boolean or an object also says whether
/// it is shown.
bool says(const Json& patch, std::string_view path) {
  const Json* place = &patch;
  while (true) {
    size_t dot = path.find('.');
    if (place->is_boolean() || (place->is_object() && path == "shown")) return path == "shown";
    auto found = place->find(std::string(path.substr(0, dot)));
    if (found == place->end()) return false;
    if (dot == std::string_view::npos) return true;
    place = &*found;
    path.remove_prefix(dot + 1);
  }
}

/// Puts the value of `edited` into the patch; a value of a hidden layer must not show it.
void put(Json& patch, const std::string& path, const Leaf& leaf, const Scene& edited) {
  put_json(patch, path, leaf_json(leaf, edited));
  const std::string shown = path.substr(0, path.rfind('.')) + ".shown";
  const SceneRow* row = find_scene_row(shown);
  if (row && shown != path && row_value(*row, edited) == 0) put_json(patch, shown, false);
}

/// The values of a patch's object at `path` that the panel has.
Json known_part(const Scene& panel, const std::string& path, const Json& object) {
  Json kept = Json::object();
  for (const auto& [key, value] : object.items()) {
    const std::string inner = path + "." + key;
    if (leaf_at(panel, inner))
      kept[key] = value;
    else if (value.is_object())
      if (Json part = known_part(panel, inner, value); !part.empty()) kept[key] = std::move(part);
  }
  return kept;
}

/// Removes from a patch the values that the kinds of its scene do not have.
void prune(Json& patch, const Scene& scene) {
  const Scene panel = laid_over(scene, patch);
  for (const KindGroup& group : kind_groups()) {
    auto found = patch.find(std::string(group.id));
    if (found == patch.end()) continue;
    *found = known_part(panel, std::string(group.id), *found);
  }
}

void edit_kinds(Scene& result, Json& patch, const Scene& shown, const Scene& edited, bool only_here) {
  bool changed = false;
  for (const KindGroup& group : kind_groups()) {
    const std::string kind = settings_in(group, edited).kind, path = std::string(group.id) + ".kind";
    if (settings_in(group, shown).kind == kind) continue;
    changed = true;
    if (only_here || says(patch, path))
      put_json(patch, path, kind);
    else
      set_kind(result, group.id, kind);
  }
  for (const Structure& structure : structures()) {
    if (!structure.first) continue;  // others bring no rows, as a kind does
    const std::string path(structure.path);
    const Leaf text = leaf_at(edited, path);
    const Scene now = laid_over(result, patch);
    if (!text || !leaf_at(now, path) || same_leaf(text, now, edited)) continue;
    changed = true;
    if (only_here || says(patch, path) || !leaf_at(result, path))
      put_json(patch, path, leaf_json(text, edited));
    else
      copy_leaf(text, result, edited);
  }
  if (!changed) return;
  prune(patch, result);
  for (std::string& panel : result.panels) {
    Json other = Json::parse(panel);
    prune(other, result);
    panel = other.dump();
  }
}

}  // namespace

int panel_count(const Scene& scene) {
  return std::max(1, static_cast<int>(scene.panels.size()));
}

Scene panel_scene(const Scene& scene, int index) {
  if (index < 0 || index >= static_cast<int>(scene.panels.size())) {
    Scene panel = scene;
    panel.panels.clear();
    return panel;
  }
  return laid_over(scene, Json::parse(scene.panels[static_cast<size_t>(index)]));
}

namespace {

/// Whether the scene has the value, and its kind allows it.
bool takes(const Scene& scene, const std::string& path, const Scene& edited) {
  const Leaf leaf = leaf_at(scene, path);
  return leaf && (!leaf.kind_row || in_domain(*leaf.kind_row, value_at(edited, path)));
}

}  // namespace

Scene with_panel(const Scene& scene, int index, const Scene& edited, bool only_here) {
  if (index < 0 || index >= static_cast<int>(scene.panels.size())) {
    Scene result = edited;
    result.panels = scene.panels;
    return result;
  }
  Scene result = scene;
  std::string& text = result.panels[static_cast<size_t>(index)];
  Json patch = Json::parse(text);
  edit_kinds(result, patch, laid_over(scene, patch), edited, only_here);
  const Scene shown = laid_over(result, patch);
  for (const std::string& path : leaf_paths(edited)) {
    Leaf leaf = leaf_at(edited, path);
    if (same_leaf(leaf, shown, edited)) continue;
    if (only_here || path == "overlay" || says(patch, path) || !takes(result, path, edited))
      put(patch, path, leaf, edited);
    else
      copy_leaf(leaf, result, edited);
  }
  text = patch.dump();
  return result;
}

}  // namespace memscape
