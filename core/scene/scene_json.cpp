// Scene <-> JSON text, and single values by path.
#include "core/scene/scene_json.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

/// Every value at its default: what a partial file is laid over.
Scene plain_scene() {
  Scene scene;
  for (auto [id, kind] : {std::pair{"energy", "lse"},
                          {"memories", "circle"},
                          {"particles", "grid"},
                          {"dynamics", "gradient"}}) {
    const KindGroup* group = find_group(id);
    group->settings(scene) = settings_of(kind, group->rows(kind));
  }
  for (const SceneRow& row : scene_rows())
    if (!row.is_text()) set_row(row, scene, row.row.fallback);
  return scene;
}

void check_version(const Json& json, const std::string& name) {
  if (!json.is_object() || !json.contains("memscape"))
    throw Error(Fault::input,
                name + " has no \"memscape\": 1; a scene is a JSON object that begins with it.");
  if (json["memscape"] != 1)
    throw Error(Fault::input, name + " says \"memscape\": " + json["memscape"].dump() +
                                  "; this program reads version 1, use a newer one for it.");
}

/// `start` is what an error begins with: the file's name and a colon, or nothing.
void read_panels(Scene& scene, const Json& json, const std::string& start) {
  const std::string shape = "; give a list of partial scenes, e.g. [{\"energy\": {\"beta\": 2}}].";
  if (!json.is_array()) throw Error(Fault::input, start + "panels is not a list" + shape);
  scene.panels.clear();
  for (const Json& panel : json) {
    const std::string place = start + "panels." + std::to_string(scene.panels.size());
    if (!panel.is_object()) throw Error(Fault::input, place + " is not an object" + shape);
    if (panel.contains("panels")) throw Error(Fault::input, place + " has panels itself; remove them.");
    scene.panels.push_back(panel.dump());
  }
}

Json typed_value(const Scene& scene, const std::string& path, std::string_view text) {
  Leaf leaf = leaf_at(scene, path);
  const bool is_text = leaf.row && leaf.row->is_text();
  const bool word = leaf.structure && leaf.structure->schema == R"({"type":"string"})";
  if (is_text || word || path.ends_with(".kind") || !Json::accept(text)) return std::string(text);
  return Json::parse(text);
}

/// `panels.1.energy.beta`: into the panel's own patch.
void set_in_panel(Scene& scene, const std::string& path, std::string_view text) {
  size_t index = 0;
  const char* from = path.data() + sizeof "panels." - 1;
  auto [end, error] = std::from_chars(from, path.data() + path.size(), index);
  if (error != std::errc() || *end != '.' || index >= scene.panels.size())
    throw Error(Fault::input, path + " is unknown; the scene has " + std::to_string(scene.panels.size()) +
                                  " panels, numbered from 0.");
  const std::string inner = end + 1;
  Json patch = Json::parse(scene.panels[index]);
  put_json(patch, inner, typed_value(panel_scene(scene, static_cast<int>(index)), inner, text));
  scene.panels[index] = patch.dump();
}

bool is_flat(const Json& json) {
  for (const Json& child : json)
    if (child.is_structured() && !(child.is_array() && is_flat(child))) return false;
  return true;
}

void print(std::string& out, const Json& json, size_t indent) {
  auto text = [](const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); };
  if (!json.is_structured() || json.empty()) {
    out += text(json);
    return;
  }
  const bool object = json.is_object();
  std::string line;
  if (is_flat(json)) {
    for (const auto& [key, child] : json.items()) {
      line += (line.empty() ? "" : ", ") + (object ? text(key) + ": " : "");
      print(line, child, indent);
    }
    const bool numbers = !object && !json[0].is_structured();
    if (line.find('\n') == std::string::npos && (numbers || line.size() + indent < 110)) {
      out += object ? "{ " + line + " }" : "[" + line + "]";
      return;
    }
  }
  out += object ? '{' : '[';
  bool first = true;
  for (const auto& [key, child] : json.items()) {
    out += (first ? "\n" : ",\n") + std::string(indent + 2, ' ') + (object ? text(key) + ": " : "");
    print(out, child, indent + 2);
    first = false;
  }
  out += "\n" + std::string(indent, ' ') + (object ? '}' : ']');
}

}  // namespace

void put_json(Json& root, std::string_view path, Json value) {
  Json* place = &root;
  for (;;) {
    size_t dot = path.find('.');
    if (place->is_boolean()) *place = Json{{"shown", place->get<bool>()}};
    place = &(*place)[std::string(path.substr(0, dot))];
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
  }
  *place = std::move(value);
}

std::string pretty_json(const Json& json) {
  std::string text;
  print(text, json, 0);
  return text + "\n";
}

Scene parse_scene(std::string_view text, const std::string& name) {
  Json json = parse_json(text, name);
  check_version(json, name);
  Scene scene = plain_scene();
  const Where where{.name = name, .fresh = true};
  read_object(scene, json, where);
  check_complete(scene, where);
  if (json.contains("panels")) read_panels(scene, json["panels"], name + ": ");
  check_panels(scene, name);
  return scene;
}

std::string scene_text(const Scene& scene) {
  Json json{{"memscape", 1}};
  for (const std::string& path : leaf_paths(scene)) {
    Json value = leaf_json(leaf_at(scene, path), scene);
    const bool empty_text = value.is_string() && value.get_ref<const std::string&>().empty();
    const bool implied = value == true && path.ends_with(".shown");
    if (!empty_text && !implied && !(value.is_array() && value.empty() && path == "dynamics.clamp"))
      put_json(json, path, std::move(value));
  }
  for (const std::string& panel : scene.panels) json["panels"].push_back(Json::parse(panel));
  return pretty_json(json);
}

void set_value(Scene& scene, std::string_view assignment) {
  size_t equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0)
    throw Error(Fault::input,
                "'" + std::string(assignment) + "' sets nothing; give path=value, e.g. energy.beta=4.");
  const std::string path(assignment.substr(0, equals));
  const std::string_view text = assignment.substr(equals + 1);
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
