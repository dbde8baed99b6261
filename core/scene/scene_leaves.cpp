// The values of a scene by path, as JSON.
#include "core/scene/scene_leaves.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/energy/registry.h"

namespace memscape {
namespace {

constexpr int most_memories = 1000000;
constexpr double coordinate_limit = 1e6;  // squares and sums of many coordinates stay far from infinity

double read_coordinate(const Json& json, const std::string& path, const Where& where) {
  if (!json.is_number() || !(std::abs(json.get<double>()) <= coordinate_limit))
    where.fail(path, "is " + json.dump() + "; give a number from -1000000 to 1000000");
  return json.get<double>();
}

Json pair_json(const double (&pair)[2]) {
  return Json::array({number_json(pair[0]), number_json(pair[1])});
}

void read_pair(double (&pair)[2], const Json& json, const std::string& path, const Where& where) {
  if (!json.is_array() || json.size() != 2) where.fail(path, "is " + json.dump() + "; give [low, high]");
  double low = read_coordinate(json[0], path, where), high = read_coordinate(json[1], path, where);
  if (!(low < high)) where.fail(path, "is " + json.dump() + "; give [low, high] with low below high");
  pair[0] = low, pair[1] = high;
}

Json points_json(const PointList& points) {
  Json list = Json::array();
  for (const auto& point : points) {
    Json row = Json::array();
    for (double x : point) row.push_back(number_json(x));
    list.push_back(std::move(row));
  }
  return list;
}

void read_points(PointList& points, const Json& json, const std::string& path, const Where& where,
                 bool may_be_empty) {
  const char* shape = "give a list of points, e.g. [[0, 0], [1, 0.5]]";
  if (!json.is_array()) where.fail(path, std::string("is not a list; ") + shape);
  if (json.empty() && !may_be_empty) where.fail(path, std::string("has no points; ") + shape);
  PointList list;
  list.reserve(json.size());
  for (const Json& row : json) {
    const std::string place = path + "[" + std::to_string(list.size()) + "]";
    if (!row.is_array())
      where.fail(place, "is " + row.dump() + "; give a list of coordinates, e.g. [0, 0.5]");
    if (row.empty()) where.fail(place, "has no coordinates; give at least one");
    if (!list.empty() && row.size() != list[0].size())
      where.fail(place, "has " + std::to_string(row.size()) + " coordinates and the first point has " +
                            std::to_string(list[0].size()) + "; give all points the same number");
    auto& point = list.emplace_back();
    for (const Json& x : row) point.push_back(read_coordinate(x, place, where));
  }
  points = std::move(list);
}

void read_range(Scene& scene, const Json& json, const Where& where) {
  View& view = scene.view;
  const View fresh;
  if (json == "auto") {
    view.lock = false, view.low = fresh.low, view.high = fresh.high;
    return;
  }
  const bool kept = json.is_object() && json.size() == 1 && json.contains("unlocked");
  const Json& pair = kept ? json["unlocked"] : json;
  if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number() || !pair[1].is_number() ||
      !(pair[0].get<double>() < pair[1].get<double>()))
    where.fail("view.range", "is " + json.dump() + "; give \"auto\" or [low, high] with low below high");
  view.lock = !kept, view.low = pair[0], view.high = pair[1];
}

Json range_json(const Scene& scene) {
  const View &view = scene.view, fresh;
  Json pair = Json::array({number_json(view.low), number_json(view.high)});
  if (view.lock) return pair;
  if (view.low == fresh.low && view.high == fresh.high) return "auto";
  return Json{{"unlocked", pair}};
}

void read_clamp(Scene& scene, const Json& json, const Where& where) {
  bool good = json.is_array();
  for (size_t i = 0; good && i < json.size(); ++i) good = json[i].is_boolean();
  if (!good)
    where.fail("dynamics.clamp",
               "is " + json.dump() + "; give true or false for each coordinate, e.g. [false, true]");
  scene.dynamics.clamp.assign(json.begin(), json.end());
}

void read_through(Scene& scene, const Json& json, const Where& where) {
  bool good = json.is_array() && json.size() == 3;
  for (size_t i = 0; good && i < 3; ++i)
    good = json[i].is_number_integer() && json[i] >= 1 && json[i] <= most_memories;
  if (!good)
    where.fail("view.through", "is " + json.dump() +
                                   "; give the numbers of three memories, from 1 to 1000000, e.g. [1, 2, 3]");
  for (size_t i = 0; i < 3; ++i) scene.view.through[i] = json[i];
}

void read_file_name(Scene& scene, const Json& json, const Where& where) {
  if (!json.is_string()) where.fail("memories.file", "is " + json.dump() + "; give the path of a CSV file");
  scene.memories.file = json;
}

bool has_text(const Scene& scene, std::string_view id) {
  const EnergyKind* kind = find_energy(scene.energy.kind);
  return kind && !kind->text.empty() && std::ranges::count(kind->text_ids, id) > 0;
}

void read_energy_text(Scene& scene, const Json& json, const Where& where, const std::string& id) {
  const std::string path = "energy." + id;
  if (!json.is_string()) where.fail(path, "is " + json.dump() + "; give a formula in quotation marks");
  Settings typed = scene.energy;
  typed.text = with_text_under(scene.energy, id, json);
  if (text_under(typed, id) != json.get<std::string>()) where.fail(path, "is more than one line; give one");
  if (std::string fault = energy_fault(typed, 0); !fault.empty()) where.fail(path, fault);
  set_energy_text(scene, std::move(typed.text));
}

bool has_weights(const Scene& scene) {
  const EnergyKind* kind = find_energy(scene.energy.kind);
  return kind && kind->learned;
}

void read_weights_name(Scene& scene, const Json& json, const Where& where) {
  if (!json.is_string())
    where.fail("energy.weights", "is " + json.dump() + "; give the path of a file of weights");
  scene.energy.text = json;
}

constexpr auto always = [](const Scene&) { return true; };

#define MEMBER(m)                                            \
  [](const Scene& a, const Scene& b) { return a.m == b.m; }, \
      [](Scene& to, const Scene& from) { to.m = from.m; }
#define PAIR(m)                                                                        \
  [](const Scene& a, const Scene& b) { return a.m[0] == b.m[0] && a.m[1] == b.m[1]; }, \
      [](Scene& to, const Scene& from) { to.m[0] = from.m[0], to.m[1] = from.m[1]; }

constexpr std::string_view pair_schema =
    R"({"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2})";
constexpr std::string_view points_schema =
    R"({"type":"array","items":{"type":"array","items":{"type":"number"},"minItems":1}})";

/// A formula under one of the names that kinds give their text.
#define FORMULA(id)                                                                                        \
  R"({"type":"string"})", [](const Scene& s) { return has_text(s, id); },                                  \
      [](const Scene& a, const Scene& b) { return text_under(a.energy, id) == text_under(b.energy, id); }, \
      [](Scene& to, const Scene& from) {                                                                   \
        set_energy_text(to, with_text_under(to.energy, id, text_under(from.energy, id)));                  \
      },                                                                                                   \
      [](const Scene& s) { return Json(text_under(s.energy, id)); },                                       \
      [](Scene& s, const Json& j, const Where& w) { read_energy_text(s, j, w, id); }, true

const Structure all[] = {
    {"energy.text", "a formula of x1, x2, .. and of parameters with any names; energy.kind formula",
     FORMULA("text")},
    {"energy.x1", "a formula of dx1/dt, of x1, x2 and parameters with any names; energy.kind flow",
     FORMULA("x1")},
    {"energy.x2", "a formula of dx2/dt; energy.kind flow", FORMULA("x2")},
    {"energy.weights", "a file that `memscape train` or the window wrote; energy.kind score_network",
     R"({"type":"string"})", has_weights, MEMBER(energy.text),
     [](const Scene& s) { return Json(s.energy.text); }, read_weights_name},
    {"memories.points", "a list of points, e.g. [[0, 0], [1, 0.5]]; memories.kind points", points_schema,
     [](const Scene& s) { return s.memories.source.kind == "points"; }, MEMBER(memories.points),
     [](const Scene& s) { return points_json(s.memories.points); },
     [](Scene& s, const Json& j, const Where& w) {
       read_points(s.memories.points, j, "memories.points", w, false);
     }},
    {"memories.file", "the path of a CSV file, one memory a line; memories.kind csv", R"({"type":"string"})",
     [](const Scene& s) { return s.memories.source.kind == "csv"; }, MEMBER(memories.file),
     [](const Scene& s) { return Json(s.memories.file); }, read_file_name},
    {"particles.points", "a list of points, e.g. [[0, 0], [1, 0.5]]; particles.kind points", points_schema,
     [](const Scene& s) { return s.particles.source.kind == "points"; }, MEMBER(particles.points),
     [](const Scene& s) { return points_json(s.particles.points); },
     [](Scene& s, const Json& j, const Where& w) {
       read_points(s.particles.points, j, "particles.points", w, true);
     }},
    {"dynamics.clamp", "true or false for each coordinate that stays, e.g. [false, true]",
     R"({"type":"array","items":{"type":"boolean"}})", always, MEMBER(dynamics.clamp),
     [](const Scene& s) { return Json(s.dynamics.clamp); }, read_clamp},
    {"view.x", "what the view shows across, e.g. [-1.5, 1.5]", pair_schema, always, PAIR(view.x),
     [](const Scene& s) { return pair_json(s.view.x); },
     [](Scene& s, const Json& j, const Where& w) { read_pair(s.view.x, j, "view.x", w); }},
    {"view.y", "what the view shows upwards, e.g. [-1.5, 1.5]", pair_schema, always, PAIR(view.y),
     [](const Scene& s) { return pair_json(s.view.y); },
     [](Scene& s, const Json& j, const Where& w) { read_pair(s.view.y, j, "view.y", w); }},
    {"view.through",
     "the numbers of the three memories through which view.plane memories lies, e.g. [1, 2, 3]",
     R"({"type":"array","items":{"type":"integer","minimum":1,"maximum":1000000},"minItems":3,"maxItems":3})",
     always,
     [](const Scene& a, const Scene& b) { return std::ranges::equal(a.view.through, b.view.through); },
     [](Scene& to, const Scene& from) { std::ranges::copy(from.view.through, to.view.through); },
     [](const Scene& s) { return Json(s.view.through); }, read_through},
    {"view.range", "the energies of the colour bar, [low, high], or \"auto\"",
     R"({"oneOf":[{"const":"auto"},{"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2},{"type":"object","properties":{"unlocked":{"type":"array","items":{"type":"number"}}}}]})",
     always,
     [](const Scene& a, const Scene& b) {
       return a.view.lock == b.view.lock && a.view.low == b.view.low && a.view.high == b.view.high;
     },
     [](Scene& to, const Scene& from) {
       to.view.lock = from.view.lock, to.view.low = from.view.low, to.view.high = from.view.high;
     },
     range_json, read_range},
};

}  // namespace

std::span<const Structure> structures() {
  return all;
}

std::vector<ListRow> list_rows() {
  std::vector<ListRow> rows;
  for (const Structure& structure : all) rows.push_back({structure.path, structure.help});
  return rows;
}

Json number_json(double value) {
  if (value == std::round(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

Leaf leaf_at(const Scene& scene, std::string_view path) {
  for (const Structure& structure : all)
    if (structure.path == path) return structure.present(scene) ? Leaf{.structure = &structure} : Leaf{};
  if (const SceneRow* row = find_scene_row(path)) return {.row = row};
  size_t dot = path.find('.');
  const KindGroup* group = dot == std::string_view::npos ? nullptr : find_group(path.substr(0, dot));
  if (!group) return {};
  if (path.substr(dot + 1) == "kind") return {.group = group};
  const Parameter* row = find_row(rows_in(*group, scene), path.substr(dot + 1));
  return row ? Leaf{.group = group, .kind_row = row} : Leaf{};
}

std::vector<std::string> leaf_paths(const Scene& scene) {
  std::vector<std::string> paths;
  for (std::string_view section :
       {"title", "hint", "energy", "memories", "particles", "dynamics", "prediction", "layers", "view",
        "figure", "seed", "show", "chart", "sweep", "study", "overlay", "step"}) {
    const std::string start = std::string(section) + ".";
    auto add_structures = [&](bool first) {
      for (const Structure& structure : all)
        if (structure.first == first && structure.path.starts_with(start) && structure.present(scene))
          paths.emplace_back(structure.path);
    };
    if (const KindGroup* group = find_group(section)) {
      paths.push_back(start + "kind");
      add_structures(true);
      for (const Parameter& row : rows_in(*group, scene)) paths.push_back(start + std::string(row.id));
    }
    add_structures(false);
    for (const SceneRow& row : scene_rows())
      if (row.path == section || row.path.starts_with(start)) paths.emplace_back(row.path);
  }
  return paths;
}

bool same_leaf(const Leaf& leaf, const Scene& a, const Scene& b) {
  if (leaf.structure) return leaf.structure->same(a, b);
  if (leaf.row && leaf.row->text)
    return leaf.row->text(const_cast<Scene&>(a)) == leaf.row->text(const_cast<Scene&>(b));
  if (leaf.row) return leaf.row->get(a) == leaf.row->get(b);
  const Settings &left = settings_in(*leaf.group, a), &right = settings_in(*leaf.group, b);
  if (!leaf.kind_row) return left.kind == right.kind;
  auto one = left.values.find(leaf.kind_row->id), two = right.values.find(leaf.kind_row->id);
  return one != left.values.end() && two != right.values.end() && one->second == two->second;
}

void copy_leaf(const Leaf& leaf, Scene& to, const Scene& from) {
  if (leaf.structure)
    leaf.structure->copy(to, from);
  else if (leaf.row && leaf.row->text)
    leaf.row->text(to) = leaf.row->text(const_cast<Scene&>(from));
  else if (leaf.row)
    leaf.row->set(to, leaf.row->get(from));
  else if (leaf.kind_row)
    leaf.group->settings(to).values[std::string(leaf.kind_row->id)] =
        settings_in(*leaf.group, from).get(leaf.kind_row->id);
}

Json leaf_json(const Leaf& leaf, const Scene& scene) {
  if (leaf.structure) return leaf.structure->write(scene);
  if (leaf.row && leaf.row->text) return leaf.row->text(const_cast<Scene&>(scene));
  if (!leaf.row && !leaf.kind_row) return settings_in(*leaf.group, scene).kind;
  const Parameter& row = leaf.row ? leaf.row->row : *leaf.kind_row;
  const double value = leaf.row ? leaf.row->get(scene) : settings_in(*leaf.group, scene).get(row.id);
  if (row.scale == Scale::toggle) return value != 0;
  if (row.scale == Scale::choice) return std::string(row.choices[static_cast<size_t>(value)]);
  return number_json(value);
}

}  // namespace memscape
