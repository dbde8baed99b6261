// Scene <-> JSON text, and single values by path.
#include "core/scene/scene_json.h"

#include <algorithm>
#include <charconv>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

constexpr int deepest_path = 16;  // more than any has; what follows goes into it by recursion

/// Every value at its default: what a partial file is laid over.
Scene plain_scene() {
  Scene scene;
  for (const KindGroup& group : kind_groups()) group.settings(scene) = fresh_settings(group, group.first);
  for (const SceneRow& row : scene_rows()) row.set(row.row, scene, row.row.fallback);
  return scene;
}

void check_version(const Value& json, const std::string& name) {
  const Value* version = json.find("memscape");
  if (!version)
    throw Error(Fault::input,
                shown_file(name) + " has no \"memscape\": 1; a scene is a JSON object that begins with it.");
  if (!version->is_number() || version->number() != 1)
    throw Error(Fault::input, shown_file(name) +
                                  (version->is_number() ? " says \"memscape\": " + shown_text(*version)
                                                        : " has a \"memscape\" that is no number") +
                                  "; this program reads version 1, use a newer one for it.");
}

/// `start` is what an error begins with: the file's name and a colon, or nothing.
void read_panels(Scene& scene, const Value& json, const std::string& start) {
  const std::string shape = "; give a list of partial scenes, e.g. [{\"energy\": {\"beta\": 2}}].";
  if (!json.list_if()) throw Error(Fault::input, start + "panels is not a list" + shape);
  scene.panels.clear();
  for (const Value& panel : json.list()) {
    const std::string place = start + "panels." + std::to_string(scene.panels.size());
    if (!panel.is_fields()) throw Error(Fault::input, place + " is not an object" + shape);
    scene.panels.push_back(Patch(panel));
  }
}

/// Words stand as they are typed; anything else is JSON where it can be.
Value typed_value(const Scene& scene, const std::string& path, std::string_view text) {
  const Leaf leaf = leaf_at(scene, path);
  const bool is_words = leaf && (!leaf.row() || leaf.row()->is_words());
  return is_words ? Value(text) : json_value(text).value_or(Value(text));
}

/// `panels.1.energy.beta`: into the panel's own patch.
void set_in_panel(Scene& scene, const std::string& path, std::string_view text) {
  size_t index = 0;
  const char* from = path.data() + sizeof "panels." - 1;
  auto [end, error] = std::from_chars(from, path.data() + path.size(), index);
  if (error != std::errc() || *end != '.' || index >= scene.panels.size())
    throw Error(Fault::input, shown(path) + " is unknown; the scene has " +
                                  std::to_string(scene.panels.size()) + " panels, numbered from 0.");
  const std::string inner = end + 1;
  put_at(scene.panels[index].values, inner,
         typed_value(panel_scene(scene, static_cast<int>(index)), inner, text));
}

/// What reads back the same when it is left out.
bool is_implied(const std::string& path, const Row* row, const Value& value) {
  if (value.is_text()) return value.text().empty();
  if (value.is_toggle()) return value.number() != 0 && path.ends_with(".shown");
  return row && row->type == Type::toggles && value.list().empty();
}

}  // namespace

Scene parse_scene(std::string_view text, const std::string& name) {
  const Value json = parse_json(text, name);
  check_version(json, name);
  Scene scene = plain_scene();
  const Where where{.name = name, .fresh = true};
  read_fields(scene, json, where);
  check_complete(scene, where);
  if (const Value* panels = json.find("panels")) read_panels(scene, *panels, shown_file(name) + ": ");
  check_panels(scene, name);
  return scene;
}

std::string scene_text(const Scene& scene) {
  Value json = Value::Fields{{"memscape", 1}};
  for (const std::string& path : leaf_paths(scene)) {
    const Leaf leaf = leaf_at(scene, path);
    Value value = leaf_given(leaf, scene);
    if (!is_implied(path, leaf.row(), value)) put_at(json, path, std::move(value));
  }
  for (const Patch& panel : scene.panels) json["panels"].edit_list().push_back(panel.values);
  return pretty_json_text(json);
}

void set_value(Scene& scene, std::string_view assignment) {
  size_t equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0)
    throw Error(Fault::input, quoted(assignment) + " sets nothing; give path=value, e.g. energy.beta=4.");
  const std::string path(assignment.substr(0, equals));
  const std::string_view text = assignment.substr(equals + 1);
  if (std::ranges::count(path, '.') > deepest_path)
    throw Error(Fault::input, shown(path) + " is unknown; give path=value, e.g. energy.beta=4.");
  Scene edited = scene;
  if (path.starts_with("panels."))
    set_in_panel(edited, path, text);
  else if (path == "panels")
    read_panels(edited, parse_json(text, "panels"), "");
  else
    read_value(edited, path, typed_value(edited, path, text), {});
  check_panels(edited, "");
  scene = std::move(edited);
}

}  // namespace memscape
