// Values laid over a scene, each checked against its row.
#include <algorithm>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

std::string list_text(std::span<const std::string_view> words) {
  std::string text;
  for (std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

/// Nobody knows this path: say which is nearest, or which kinds have it.
[[noreturn]] void fail_unknown(const Scene& scene, const std::string& path, const Where& where) {
  size_t dot = path.find('.');
  if (const KindGroup* group = find_group(path.substr(0, dot)); group && dot != std::string::npos) {
    auto kinds = kinds_with(*group, path.substr(dot + 1));
    const bool other = std::ranges::find(kinds, group->get(scene).kind) == kinds.end();
    if (!kinds.empty() && other)
      where.fail(path, "does not belong to the kind '" + group->get(scene).kind + "'; set " +
                           std::string(group->id) + ".kind to one that has it: " + list_text(kinds));
  }
  auto known = leaf_paths(scene);
  known.push_back("panels");
  where.fail(path, "is unknown; did you mean '" + nearest_word(path, known) + "'?");
}

/// `has_points`: points are given too, so that those of the old kind are of no use.
void read_kind(Scene& scene, const KindGroup& group, const Value& value, const Where& where,
               bool has_points = false) {
  auto kinds = group.kinds();
  if (!value.is_text() || std::ranges::find(kinds, value.text()) == kinds.end())
    where.fail(std::string(group.id) + ".kind",
               "is " + shown_text(value) + "; give one of " + list_text(kinds));
  if (where.fresh)
    group.settings(scene) = fresh_settings(group, value.text());
  else if (has_points)
    change_kind(scene, group.id, value.text());
  else
    set_kind(scene, group.id, value.text());
}

void read_leaf(Scene& scene, const Leaf& leaf, const std::string& path, Value value, const Where& where) {
  if (!leaf.row()) return read_kind(scene, *leaf.group, value, where);
  if (auto misfit = take(*leaf.row(), value)) where.fail(path + misfit->place, misfit->what);
  set_leaf(leaf, scene, value);
}

bool is_section(const Scene& scene, const std::string& path) {
  auto paths = leaf_paths(scene);
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& known) {
    return known.size() > path.size() && known[path.size()] == '.' && known.starts_with(path);
  });
}

bool brings_rows(const Leaf& leaf) {
  return leaf.row() && leaf.row()->type == Type::formula;
}

/// `energy.parameters` of a formula that has none.
bool is_without_parameters(const Scene& scene, const std::string& path) {
  const size_t dot = path.find('.');
  const KindGroup* group = find_group(path.substr(0, dot));
  return group && path.substr(dot + 1) == "parameters" && has_formula(rows_in(*group, scene));
}

}  // namespace

void Where::fail(const std::string& path, const std::string& what) const {
  const std::string stop = what.ends_with('?') ? "" : ".";
  throw Error(Fault::input,
              (name.empty() ? "" : shown_file(name) + ": ") + shown(prefix + path) + " " + what + stop);
}

void read_value(Scene& scene, const std::string& path, const Value& value, const Where& where) {
  if (Leaf leaf = leaf_at(scene, path)) return read_leaf(scene, leaf, path, value, where);
  if (!is_section(scene, path)) {
    if (where.lenient || (value == Value(Value::Fields{}) && is_without_parameters(scene, path))) return;
    fail_unknown(scene, path, where);
  }
  const Leaf shown = leaf_at(scene, path + ".shown");
  if (shown && value.is_toggle()) return set_leaf(shown, scene, value);
  if (!value.is_fields())
    where.fail(path,
               "is " + shown_text(value) + "; give " + (shown ? "true, false or " : "") + "an object { .. }");
  if (shown) set_leaf(shown, scene, true);
  const KindGroup* group = find_group(path);
  const Value* kind = group && group->kinds ? value.find("kind") : nullptr;
  if (kind) read_kind(scene, *group, *kind, where, value.find("points") != nullptr);
  for (bool first : {true, false})  // what brings rows is read before them
    for (const auto& [key, child] : value.fields()) {
      const std::string inner = path + "." + key;
      if (&child != kind && brings_rows(leaf_at(scene, inner)) == first)
        read_value(scene, inner, child, where);
    }
}

void read_fields(Scene& scene, const Value& fields, const Where& where) {
  for (const auto& [key, child] : fields.fields())
    if (key != "memscape" && key != "panels") read_value(scene, key, child, where);
}

void check_complete(const Scene& scene, const Where& where) {
  for (const KindGroup& group : kind_groups())
    for (const Row& row : rows_in(group, scene)) {
      const Settings& settings = group.get(scene);
      if (std::max(settings.text(row.id).size(), settings.points(row.id).size()) < row.least)
        where.fail(std::string(group.id) + "." + row.id, "is missing; give " + row.wants);
    }
}

void check_panels(const Scene& scene, const std::string& name) {
  const std::string start = name.empty() ? "" : shown_file(name) + ": ";
  if (scene.panels.size() > 12)
    throw Error(Fault::input,
                start + "there are " + std::to_string(scene.panels.size()) + " panels; give 1 to 12.");
  for (size_t i = 0; i < scene.panels.size(); ++i) {
    Scene panel = scene;
    if (scene.panels[i].values.find("panels"))
      throw Error(Fault::input, start + "panels." + std::to_string(i) + " has panels itself; remove them.");
    const Where where{.name = name, .prefix = "panels." + std::to_string(i) + "."};
    read_fields(panel, scene.panels[i].values, where);
    check_complete(panel, where);
  }
}

}  // namespace memscape
