// The parts of a scene that have settings of their own, and the look-up of values by path for controls.
#include <algorithm>
#include <cassert>

#include "core/base/error.h"
#include "core/dynamics/runs/run.h"
#include "core/energy/registry.h"
#include "core/scene/scene_leaves.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/label_list.h"
#include "core/scene/sources/point_list.h"

namespace memscape {
namespace {

template <class Kinds>
std::vector<std::string_view> names(const Kinds& kinds) {
  std::vector<std::string_view> list;
  for (const auto& kind : kinds) list.push_back(kind.kind);
  return list;
}

template <class Kind>
std::span<const Row> rows_of(const Kind* kind) {
  return kind ? std::span<const Row>(kind->rows) : std::span<const Row>();
}

/// Where the settings of a group are: pointers to members, one after the other.
template <auto... members>
KindGroup group_at(std::string_view id, std::string_view first, std::vector<std::string_view> (*kinds)(),
                   std::span<const Row> (*rows)(std::string_view),
                   Rows (*rows_of)(const Settings&) = nullptr) {
  return {id,
          [](const Scene& scene) -> const Settings& { return (scene.*....*members); },
          [](Scene& scene) -> Settings& { return (scene.*....*members); },
          first,
          kinds,
          rows,
          rows_of};
}

const std::vector<KindGroup>& groups() {
  static const std::vector<KindGroup> all = {
      group_at<&Scene::energy>(
          "energy", "lse", [] { return names(energy_kinds()); },
          [](std::string_view kind) { return rows_of(find_energy(kind)); }, energy_rows),
      group_at<&Scene::memories, &Memories::source>(
          "memories", "circle", [] { return names(memory_kinds()); },
          [](std::string_view kind) { return rows_of(find_memories(kind)); }),
      group_at<&Scene::particles, &Particles::source>(
          "particles", "grid", [] { return names(particle_kinds()); },
          [](std::string_view kind) { return rows_of(find_particles(kind)); }),
      group_at<&Scene::dynamics, &Dynamics::method>(
          "dynamics", "gradient", [] { return names(dynamics_kinds()); },
          [](std::string_view kind) { return rows_of(find_dynamics(kind)); })};
  return all;
}

/// Points where the memories (with their labels) or particles are now; nothing where they cannot be read.
PointList places_now(const Scene& scene, std::string_view id, Labels& labels) {
  try {
    MemoryData data = memory_data(scene.memories);
    if (id != "memories")
      return points_of(build_particles(scene.particles, view_plane(scene.view, data.Xi), data.Xi));
    labels = std::move(data.notes.labels);
    return points_of(data.Xi);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::span<const KindGroup> kind_groups() {
  return groups();
}

const KindGroup* find_group(std::string_view id) {
  for (const KindGroup& group : groups())
    if (group.id == id) return &group;
  return nullptr;
}

Rows rows_in(const KindGroup& group, const Scene& scene) {
  const Settings& settings = group.get(scene);
  return group.rows_of ? group.rows_of(settings) : Rows(group.rows(settings.kind));
}

Settings fresh_settings(const KindGroup& group, std::string_view kind) {
  const Settings settings = settings_of(kind, group.rows(kind));
  return group.rows_of ? settings_of(kind, group.rows_of(settings), settings) : settings;
}

void set_energy_text(Scene& scene, std::string_view id, std::string text) {
  scene.energy.values[std::string(id)] = std::move(text);
  scene.energy = settings_of(scene.energy.kind, energy_rows(scene.energy), scene.energy);
}

std::vector<std::string_view> kinds_with(const KindGroup& group, std::string_view id) {
  if (!group.kinds) return {};
  auto kinds = group.kinds();
  std::erase_if(kinds, [&](std::string_view kind) {
    const bool parameter = id.starts_with("parameters") && has_formula(group.rows(kind));
    return !parameter && !find_row(group.rows(kind), id);
  });
  return kinds;
}

void change_kind(Scene& scene, std::string_view id, std::string_view kind) {
  const KindGroup* group = find_group(id);
  assert(group);
  Settings& settings = group->settings(scene);
  if (settings.kind == kind) return;
  settings = settings_of(kind, group->rows(kind), settings);
  settings = settings_of(kind, rows_in(*group, scene), settings);
  const SourceKind* source = id == "memories" ? find_memories(kind) : nullptr;
  if (source && !source->plane.empty()) scene.view.plane = source->plane;
}

void set_kind(Scene& scene, std::string_view id, std::string_view kind) {
  const KindGroup* group = find_group(id);
  assert(group);
  if (group->get(scene).kind == kind) return;
  const Row* row = find_row(group->rows(kind), "points");
  Labels labels;
  PointList places = row ? places_now(scene, id, labels) : PointList();
  if (row && places.size() < row->least) places = {{0, 0}};
  change_kind(scene, id, kind);
  if (row) group->settings(scene).values["points"] = std::move(places);
  if (labels.any()) list_labels(group->settings(scene), labels);
}

RowPtr row_at(const Scene& scene, std::string_view path) {
  const Leaf leaf = leaf_at(scene, path);
  if (!leaf.row() || !leaf.row()->is_number()) return nullptr;
  return leaf.kind_row ? leaf.kind_row : RowPtr(std::shared_ptr<void>(), leaf.row());
}

double value_at(const Scene& scene, std::string_view path) {
  const Leaf leaf = leaf_at(scene, path);
  assert(leaf.row() && leaf.row()->is_number());
  return leaf_value(leaf, scene).number();
}

void set_at(Scene& scene, std::string_view path, double value) {
  const Leaf leaf = leaf_at(scene, path);
  assert(leaf.row() && leaf.row()->is_number());
  set_leaf(leaf, scene, clamp_to(*leaf.row(), value));
}

}  // namespace memscape
