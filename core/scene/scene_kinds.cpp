// The parts of a scene that have kinds, and the look-up of values by path for controls.
#include <algorithm>
#include <cassert>

#include "core/base/error.h"
#include "core/dynamics/runs/run.h"
#include "core/energy/registry.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace {

template <class Kinds>
std::vector<std::string_view> names(const Kinds& kinds) {
  std::vector<std::string_view> list;
  for (const auto& kind : kinds) list.push_back(kind.kind);
  return list;
}

template <class Kind>
std::span<const Parameter> rows_of(const Kind* kind) {
  return kind ? std::span<const Parameter>(kind->rows) : std::span<const Parameter>();
}

const KindGroup groups[] = {
    {"energy", [](Scene& s) -> Settings& { return s.energy; }, [] { return names(energy_kinds()); },
     [](std::string_view kind) { return rows_of(find_energy(kind)); }, energy_rows},
    {"memories", [](Scene& s) -> Settings& { return s.memories.source; },
     [] { return names(memory_kinds()); },
     [](std::string_view kind) { return rows_of(find_memories(kind)); }},
    {"particles", [](Scene& s) -> Settings& { return s.particles.source; },
     [] { return names(particle_kinds()); },
     [](std::string_view kind) { return rows_of(find_particles(kind)); }},
    {"dynamics", [](Scene& s) -> Settings& { return s.dynamics.method; },
     [] { return names(dynamics_kinds()); },
     [](std::string_view kind) { return rows_of(find_dynamics(kind)); }},
};

/// The group and the row of `group.id`, where the scene's kind has it.
struct Place {
  const KindGroup* group = nullptr;
  const Parameter* row = nullptr;
};

Place place_of(const Scene& scene, std::string_view path) {
  size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {};
  const KindGroup* group = find_group(path.substr(0, dot));
  if (!group) return {};
  return {group, find_row(rows_in(*group, scene), path.substr(dot + 1))};
}

PointList as_points(const Matrix& X) {
  PointList points;
  for (const auto& x : X.colwise()) points.emplace_back(x.begin(), x.end());
  return points;
}

}  // namespace

std::span<const KindGroup> kind_groups() {
  return groups;
}

const KindGroup* find_group(std::string_view id) {
  for (const KindGroup& group : groups)
    if (group.id == id) return &group;
  return nullptr;
}

const Settings& settings_in(const KindGroup& group, const Scene& scene) {
  return group.settings(const_cast<Scene&>(scene));
}

std::span<const Parameter> rows_in(const KindGroup& group, const Scene& scene) {
  const Settings& settings = settings_in(group, scene);
  return group.rows_of ? group.rows_of(settings) : group.rows(settings.kind);
}

void set_energy_text(Scene& scene, std::string text) {
  scene.energy.text = std::move(text);
  scene.energy = settings_of(scene.energy.kind, energy_rows(scene.energy), scene.energy);
}

std::vector<std::string_view> kinds_with(const KindGroup& group, std::string_view id) {
  auto kinds = group.kinds();
  std::erase_if(kinds, [&](std::string_view kind) {
    bool points = id == "points" && group.id != "energy" && kind == "points";
    bool file = id == "file" && group.id == "memories" && kind == "csv";
    const EnergyKind* typed = group.id == "energy" ? find_energy(kind) : nullptr;
    bool text = typed && !typed->text.empty() &&
                (id.starts_with("parameters") || std::ranges::count(typed->text_ids, id) > 0);
    bool weights = id == "weights" && typed && typed->learned;
    return !points && !file && !text && !weights && !find_row(group.rows(kind), id);
  });
  return kinds;
}

void change_kind(Scene& scene, std::string_view id, std::string_view kind) {
  const KindGroup* group = find_group(id);
  assert(group);
  Settings& settings = group->settings(scene);
  if (settings.kind == kind) return;
  settings = settings_of(kind, group->rows(kind), settings);
  if (id == "energy") set_energy_text(scene, std::string(find_energy(kind)->text));
  if (scene.memories.source.kind != "points") scene.memories.points.clear();
  if (scene.memories.source.kind != "csv") scene.memories.file.clear();
  if (scene.particles.source.kind != "points") scene.particles.points.clear();
  if (id == "memories" && kind == "classes") scene.view.plane = "axes";  // that of the features
}

void set_kind(Scene& scene, std::string_view id, std::string_view kind) {
  const KindGroup* group = find_group(id);
  assert(group);
  if (settings_in(*group, scene).kind == kind) return;
  PointList places;
  if (kind == "points") {
    try {
      const Matrix Xi = build_memories(scene.memories);
      places =
          as_points(id == "memories" ? Xi : build_particles(scene.particles, view_plane(scene.view, Xi), Xi));
    } catch (const Error&) {  // an unreadable file has no places to keep
    }
  }
  change_kind(scene, id, kind);
  if (kind == "points" && id == "memories")
    scene.memories.points = places.empty() ? PointList{{0, 0}} : places;
  if (kind == "points" && id == "particles") scene.particles.points = std::move(places);
}

const Parameter* row_at(const Scene& scene, std::string_view path) {
  if (const Parameter* row = place_of(scene, path).row) return row;
  const SceneRow* row = find_scene_row(path);
  return row && !row->is_text() ? &row->row : nullptr;
}

double value_at(const Scene& scene, std::string_view path) {
  if (auto [group, row] = place_of(scene, path); row) return settings_in(*group, scene).get(row->id);
  const SceneRow* row = find_scene_row(path);
  assert(row && !row->is_text());
  return row_value(*row, scene);
}

void set_at(Scene& scene, std::string_view path, double value) {
  if (auto [group, row] = place_of(scene, path); row) {
    group->settings(scene).values.find(row->id)->second = clamp_to(*row, value);
    return;
  }
  const SceneRow* row = find_scene_row(path);
  assert(row && !row->is_text());
  set_row(*row, scene, clamp_to(row->row, value));
}

}  // namespace memscape
