// JSON laid over a scene, value by value, each checked against its row.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/drawing/page_size.h"
#include "core/energy/registry.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

std::string shown_value(const Json& json) {
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 40) text = text.substr(0, 37) + "...";
  return text;
}

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
    const bool other = std::ranges::find(kinds, settings_in(*group, scene).kind) == kinds.end();
    if (!kinds.empty() && other)
      where.fail(path, "does not belong to the kind '" + settings_in(*group, scene).kind + "'; set " +
                           std::string(group->id) + ".kind to one that has it: " + list_text(kinds));
  }
  auto known = leaf_paths(scene);
  known.push_back("panels");
  where.fail(path, "is unknown; did you mean '" + nearest_word(path, known) + "'?");
}

bool read_number(const Parameter& row, const Json& json, double& value) {
  if (row.scale == Scale::toggle) {
    if (!json.is_boolean()) return false;
    value = json.get<bool>() ? 1 : 0;
    return true;
  }
  if (row.scale == Scale::choice) {
    auto found =
        std::find(row.choices.begin(), row.choices.end(), json.is_string() ? json.get<std::string>() : "");
    value = static_cast<double>(found - row.choices.begin());
    return found != row.choices.end();
  }
  if (!json.is_number()) return false;
  value = json;
  return in_domain(row, value);
}

/// `has_points`: points are given too, so that those of the old kind are of no use.
void read_kind(Scene& scene, const KindGroup& group, const Json& json, const Where& where,
               bool has_points = false) {
  const std::string path = std::string(group.id) + ".kind";
  auto kinds = group.kinds();
  if (!json.is_string() || std::find(kinds.begin(), kinds.end(), json.get<std::string>()) == kinds.end())
    where.fail(path, "is " + shown_value(json) + "; give one of " + list_text(kinds));
  const std::string kind = json;
  if (where.fresh && group.id == "energy")
    scene.energy = energy_settings(kind);
  else if (where.fresh)
    group.settings(scene) = settings_of(kind, group.rows(kind));
  else if (has_points)
    change_kind(scene, group.id, kind);
  else
    set_kind(scene, group.id, kind);
}

void read_text(std::string& text, const std::string& path, const Json& json, const Where& where) {
  if (!json.is_string()) where.fail(path, "is " + shown_value(json) + "; give a text in quotation marks");
  if (path == "figure.size" && !parse_page_size(json.get<std::string>(), 300))
    where.fail(path, "is " + shown_value(json) + "; " + std::string(page_size_help));
  text = json;
}

void read_leaf(Scene& scene, const Leaf& leaf, const std::string& path, const Json& json,
               const Where& where) {
  if (leaf.structure) return leaf.structure->read(scene, json, where);
  if (leaf.row && leaf.row->is_text()) return read_text(leaf.row->text(scene), path, json, where);
  if (!leaf.row && !leaf.kind_row) return read_kind(scene, *leaf.group, json, where);
  const Parameter& row = leaf.row ? leaf.row->row : *leaf.kind_row;
  double value = 0;
  if (!read_number(row, json, value))
    where.fail(path, "is " + shown_value(json) + "; give " + domain_text(row));
  if (leaf.row)
    set_row(*leaf.row, scene, value);
  else
    leaf.group->settings(scene).values.find(row.id)->second = value;
}

bool is_section(const Scene& scene, const std::string& path) {
  auto paths = leaf_paths(scene);
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& known) {
    return known.size() > path.size() && known[path.size()] == '.' && known.starts_with(path);
  });
}

}  // namespace

void Where::fail(const std::string& path, const std::string& what) const {
  const std::string stop = what.ends_with('?') ? "" : ".";
  throw Error(Fault::input, (name.empty() ? "" : name + ": ") + prefix + path + " " + what + stop);
}

void read_value(Scene& scene, const std::string& path, const Json& value, const Where& where) {
  if (Leaf leaf = leaf_at(scene, path)) return read_leaf(scene, leaf, path, value, where);
  if (!is_section(scene, path)) {
    const EnergyKind* kind = find_energy(scene.energy.kind);
    const bool no_parameters = path == "energy.parameters" && kind && !kind->text.empty();
    if (where.lenient || (no_parameters && value == Json::object())) return;
    fail_unknown(scene, path, where);
  }
  const SceneRow* shown = find_scene_row(path + ".shown");
  if (shown && value.is_boolean()) return set_row(*shown, scene, value.get<bool>() ? 1 : 0);
  if (!value.is_object())
    where.fail(
        path, "is " + shown_value(value) + "; give " + (shown ? "true, false or " : "") + "an object { .. }");
  if (shown) set_row(*shown, scene, 1);
  const KindGroup* group = find_group(path);
  if (group && value.contains("kind"))
    read_kind(scene, *group, value["kind"], where, value.contains("points"));
  for (bool first : {true, false})  // what brings rows is read before them
    for (const auto& [key, child] : value.items()) {
      const std::string inner = path + "." + key;
      const Structure* structure = leaf_at(scene, inner).structure;
      if ((structure && structure->first) == first && (key != "kind" || !group))
        read_value(scene, inner, child, where);
    }
}

void read_object(Scene& scene, const Json& object, const Where& where) {
  for (const auto& [key, child] : object.items())
    if (key != "memscape" && key != "panels") read_value(scene, key, child, where);
}

Json parse_json(std::string_view text, const std::string& name) {
  try {
    return Json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    std::string_view before = text.substr(0, error.byte > 0 ? error.byte - 1 : 0);
    auto line = 1 + std::count(before.begin(), before.end(), '\n');
    auto column =
        before.size() - (before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1) + 1;
    throw Error(Fault::input,
                name + ", line " + std::to_string(line) + ", column " + std::to_string(column) +
                    ": this is not JSON; correct it there (a missing comma, quotation mark or bracket?).");
  } catch (const nlohmann::json::out_of_range&) {
    throw Error(Fault::input, name + ": a number in it is too large; give finite numbers.");
  }
}

void check_complete(const Scene& scene, const Where& where) {
  const Memories& memories = scene.memories;
  if (memories.source.kind == "points" && memories.points.empty())
    where.fail("memories.points", "is missing; give a list of points, e.g. [[0, 0], [1, 0.5]]");
  if (memories.source.kind == "csv" && memories.file.empty())
    where.fail("memories.file", "is missing; give the path of a CSV file");
}

void check_panels(const Scene& scene, const std::string& name) {
  const std::string start = name.empty() ? "" : name + ": ";
  if (scene.panels.size() > 12)
    throw Error(Fault::input,
                start + "there are " + std::to_string(scene.panels.size()) + " panels; give 1 to 12.");
  for (size_t i = 0; i < scene.panels.size(); ++i) {
    Scene panel = scene;
    const Where where{.name = name, .prefix = "panels." + std::to_string(i) + "."};
    read_object(panel, parse_json(scene.panels[i], name), where);
    check_complete(panel, where);
  }
}

}  // namespace memscape
