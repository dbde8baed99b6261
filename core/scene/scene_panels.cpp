// Panels: partial scenes laid over a scene, and edits of one panel put back where they belong.
#include <algorithm>

#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

Scene laid_over(const Scene& scene, const Patch& patch) {
  Scene panel = scene;
  panel.panels.clear();
  read_fields(panel, patch.values, {.name = "a panel", .lenient = true});
  return panel;
}

bool is_panel(const Scene& scene, int index) {
  return index >= 0 && index < static_cast<int>(scene.panels.size());
}

/// Whether a patch has a say in the value at `path`. A layer that is a boolean or an object also says whether
/// it is shown.
bool says(const Patch& patch, std::string_view path) {
  const Value* place = &patch.values;
  while (true) {
    size_t dot = path.find('.');
    if (place->is_toggle() || (place->is_fields() && path == "shown")) return path == "shown";
    place = place->find(path.substr(0, dot));
    if (!place) return false;
    if (dot == std::string_view::npos) return true;
    path.remove_prefix(dot + 1);
  }
}

/// Puts the value of `edited` into the patch; a value of a hidden layer must not show it.
void put(Patch& patch, const std::string& path, const Leaf& leaf, const Scene& edited) {
  put_at(patch.values, path, leaf_given(leaf, edited));
  const std::string shown = path.substr(0, path.rfind('.')) + ".shown";
  const Leaf switched = shown == path ? Leaf{} : leaf_at(edited, shown);
  if (switched && leaf_value(switched, edited).number() == 0) put_at(patch.values, shown, false);
}

/// The values of a patch's fields at `path` that the panel has.
Value known_part(const Scene& panel, const std::string& path, const Value& fields) {
  Value::Fields kept;
  for (const auto& [key, value] : fields.fields()) {
    const std::string inner = path + "." + key;
    if (leaf_at(panel, inner))
      kept.emplace_back(key, value);
    else if (Value part = known_part(panel, inner, value); !part.fields().empty())
      kept.emplace_back(key, std::move(part));
  }
  return kept;
}

/// Removes from a patch the values that the kinds of its scene do not have.
void prune(Patch& patch, const Scene& scene) {
  const Scene panel = laid_over(scene, patch);
  for (const KindGroup& group : kind_groups())
    if (const Value* found = group.kinds ? patch.values.find(group.id) : nullptr)
      patch.values[group.id] = known_part(panel, std::string(group.id), *found);
}

/// Formulas bring rows, as kinds do.
bool edit_formulas(Scene& result, Patch& patch, const KindGroup& group, const Scene& edited, bool only_here) {
  bool changed = false;
  for (const Row& row : rows_in(group, edited)) {
    if (row.type != Type::formula) continue;
    const std::string path = std::string(group.id) + "." + row.id;
    const Leaf leaf = leaf_at(edited, path);
    const Scene now = laid_over(result, patch);
    if (!leaf_at(now, path) || same_leaf(leaf, now, edited)) continue;
    changed = true;
    if (only_here || says(patch, path) || !leaf_at(result, path))
      put_at(patch.values, path, leaf_given(leaf, edited));
    else
      copy_leaf(leaf, result, edited);
  }
  return changed;
}

void edit_kinds(Scene& result, Patch& patch, const Scene& shown, const Scene& edited, bool only_here) {
  bool changed = false;
  for (const KindGroup& group : kind_groups()) {
    const std::string kind = group.get(edited).kind, path = std::string(group.id) + ".kind";
    if (group.get(shown).kind == kind) continue;
    changed = true;
    if (only_here || says(patch, path))
      put_at(patch.values, path, kind);
    else
      set_kind(result, group.id, kind);
  }
  for (const KindGroup& group : kind_groups())
    changed = edit_formulas(result, patch, group, edited, only_here) || changed;
  if (!changed) return;
  prune(patch, result);
  for (Patch& panel : result.panels) prune(panel, result);
}

/// Whether the scene has the value, and its kind allows it.
bool takes(const Scene& scene, const std::string& path, const Scene& edited) {
  const Leaf leaf = leaf_at(scene, path);
  if (!leaf || !leaf.kind_row) return static_cast<bool>(leaf);
  return in_domain(*leaf.kind_row, leaf_value(leaf_at(edited, path), edited));
}

}  // namespace

int panel_count(const Scene& scene) {
  return std::max(1, static_cast<int>(scene.panels.size()));
}

Scene panel_scene(const Scene& scene, int index) {
  return laid_over(scene, is_panel(scene, index) ? scene.panels[static_cast<size_t>(index)] : Patch());
}

Scene with_panel(const Scene& scene, int index, const Scene& edited, bool only_here) {
  if (!is_panel(scene, index)) {
    Scene result = edited;
    result.panels = scene.panels;
    return result;
  }
  Scene result = scene;
  Patch patch = scene.panels[static_cast<size_t>(index)];
  edit_kinds(result, patch, laid_over(scene, patch), edited, only_here);
  const Scene shown = laid_over(result, patch);
  for (const std::string& path : leaf_paths(edited)) {
    const Leaf leaf = leaf_at(edited, path);
    if (same_leaf(leaf, shown, edited)) continue;
    if (only_here || path == "overlay" || says(patch, path) || !takes(result, path, edited))
      put(patch, path, leaf, edited);
    else
      copy_leaf(leaf, result, edited);
  }
  result.panels[static_cast<size_t>(index)] = std::move(patch);
  return result;
}

}  // namespace memscape
