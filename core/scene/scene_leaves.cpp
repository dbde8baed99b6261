// Which values a scene has, and how each is read, set, compared and copied.
#include "core/scene/scene_leaves.h"

#include <cassert>

namespace memscape {
namespace {

/// The order of a file; groups that have settings of their own bring the rest.
constexpr std::string_view sections[] = {
    "title",  "hint", "energy", "memories", "particles", "dynamics", "prediction", "layers", "view",
    "figure", "seed", "show",   "chart",    "sweep",     "study",    "overlay",    "step"};

/// The part of the path before its first dot, and what follows.
std::pair<std::string_view, std::string_view> parted(std::string_view path) {
  const size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {path, {}};
  return {path.substr(0, dot), path.substr(dot + 1)};
}

const Value* held(const Leaf& leaf, const Scene& scene) {
  const Settings& settings = leaf.group->get(scene);
  auto found = settings.values.find(leaf.kind_row->id);
  return found == settings.values.end() ? nullptr : &found->second;
}

}  // namespace

Leaf leaf_at(const Scene& scene, std::string_view path) {
  if (const SceneRow* row = find_scene_row(path)) return {.scene_row = row};
  const auto [section, id] = parted(path);
  const KindGroup* group = id.empty() ? nullptr : find_group(section);
  if (!group) return {};
  if (id == "kind" && group->kinds) return {.group = group};
  RowPtr row = rows_in(*group, scene).find(id);
  return row ? Leaf{.group = group, .kind_row = std::move(row)} : Leaf{};
}

std::vector<std::string> leaf_paths(const Scene& scene) {
  std::vector<std::string> paths;
  for (std::string_view section : sections) {
    const std::string start = std::string(section) + ".";
    if (const KindGroup* group = find_group(section)) {
      if (group->kinds) paths.push_back(start + "kind");
      for (const Row& row : rows_in(*group, scene)) paths.push_back(start + row.id);
    }
    for (const SceneRow& row : scene_rows())
      if (row.path == section || row.path.starts_with(start)) paths.push_back(row.path);
  }
  return paths;
}

Value leaf_value(const Leaf& leaf, const Scene& scene) {
  if (leaf.scene_row) return leaf.scene_row->get(leaf.scene_row->row, scene);
  const Value* value = held(leaf, scene);
  return value ? *value : leaf.kind_row->fallback;
}

void set_leaf(const Leaf& leaf, Scene& scene, const Value& value) {
  if (leaf.scene_row) return leaf.scene_row->set(leaf.scene_row->row, scene, value);
  assert(leaf.kind_row);
  Settings& settings = leaf.group->settings(scene);
  settings.values[leaf.kind_row->id] = value;
  if (leaf.kind_row->type == Type::formula)  // it brings rows, and takes those of the old one away
    settings = settings_of(settings.kind, rows_in(*leaf.group, scene), settings);
}

bool same_leaf(const Leaf& leaf, const Scene& a, const Scene& b) {
  if (leaf.scene_row) return leaf.scene_row->same(a, b);
  if (!leaf.kind_row) return leaf.group->get(a).kind == leaf.group->get(b).kind;
  const Value *one = held(leaf, a), *two = held(leaf, b);
  return one && two && *one == *two;
}

void copy_leaf(const Leaf& leaf, Scene& to, const Scene& from) {
  if (leaf.scene_row)
    leaf.scene_row->copy(to, from);
  else if (leaf.kind_row)
    set_leaf(leaf, to, leaf_value(leaf, from));
}

Value leaf_given(const Leaf& leaf, const Scene& scene) {
  if (!leaf.row()) return leaf.group->get(scene).kind;
  return given(*leaf.row(), leaf_value(leaf, scene));
}

void put_at(Value& root, std::string_view path, Value value) {
  Value* place = &root;
  for (;;) {
    const auto [first, rest] = parted(path);
    if (place->is_toggle()) *place = Value::Fields{{"shown", *place}};
    place = &(*place)[first];
    if (rest.empty()) break;
    path = rest;
  }
  *place = std::move(value);
}

}  // namespace memscape
