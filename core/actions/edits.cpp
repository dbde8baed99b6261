// Gestures as edits of scenes. Where things are is computed from the scene itself.
#include "core/actions/edits.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/layers/readers.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/label_list.h"
#include "core/scene/sources/point_list.h"
#include "core/session/start.h"

namespace memscape {
namespace {

constexpr double smallest_view = 1e-6, largest_view = 1e6, farthest = 1e6;
constexpr int most_memories = 1000000;

void check_index(int index, size_t count, const char* what) {
  if (index < 0 || index >= static_cast<int>(count))
    throw Error(Fault::input, "There is no " + std::string(what) + " " + std::to_string(index) +
                                  ": give 0 to " + std::to_string(static_cast<int>(count) - 1) + ".");
}

void check_point(const Point& x, size_t D) {
  if (x.size() != D)
    throw Error(Fault::input, "A point of " + std::to_string(x.size()) + " coordinates in " +
                                  std::to_string(D) + " dimensions: give as many coordinates.");
  if (!std::ranges::all_of(x, [](double one) { return std::abs(one) <= farthest; }))
    throw Error(Fault::input, "A coordinate is out of bounds: give numbers from -1000000 to 1000000.");
}

size_t dimension_of(const Scene& scene) {
  const PointList& points = scene.memories.points();
  return points.empty() ? static_cast<size_t>(build_memories(scene.memories).rows()) : points[0].size();
}

Scene with_typed_memories(Scene scene) {
  if (scene.memories.source.has("points")) return scene;
  const MemoryData data = memory_data(scene.memories);
  scene.memories = {Settings{"points", {{"points", points_of(data.Xi)}}}};
  list_labels(scene.memories.source, data.notes.labels);
  return scene;
}

void next_seed(Settings& settings) {
  if (auto seed = settings.values.find("seed"); seed != settings.values.end())
    seed->second = seed->second.number() + 1;
}

/// Columns of both in the plane, 2 x n.
Matrix in_plane(const Plane& plane, const Matrix& Xi, const Matrix& start) {
  Matrix points(2, Xi.cols() + start.cols());
  Eigen::Index at = 0;
  for (const Matrix* X : {&Xi, &start})
    for (Eigen::Index i = 0; i < X->cols(); ++i) points.col(at++) = plane.project(X->col(i));
  return points;
}

bool in_bounds(const View& view) {
  auto good = [](const double(&ends)[2]) {
    return ends[0] < ends[1] && std::abs(ends[0]) <= farthest && std::abs(ends[1]) <= farthest;
  };
  return good(view.x) && good(view.y);
}

Scene fit_to(Scene scene, const Matrix& points) {
  if (points.cols() == 0) return scene;
  View& view = scene.view;
  Eigen::Vector2d low = points.rowwise().minCoeff(), high = points.rowwise().maxCoeff();
  Eigen::Vector2d middle = (low + high) / 2, extent = high - low;
  double proportion = (view.y[1] - view.y[0]) / (view.x[1] - view.x[0]);
  constexpr double margin = 1.35;
  double width = std::max({extent.x(), extent.y() / proportion, 1e-3}) * margin;
  if (extent.maxCoeff() <= 1e-9) width = 2;
  double height = width * proportion;
  auto round_to = [&](double value) {  // to a thousandth of the view, so that scenes stay readable
    double unit = std::pow(10, std::floor(std::log10(width)) - 2);
    return std::round(value / unit) * unit;
  };
  const View before = view;
  view.x[0] = round_to(middle.x() - width / 2), view.x[1] = round_to(middle.x() + width / 2);
  view.y[0] = round_to(middle.y() - height / 2), view.y[1] = round_to(middle.y() + height / 2);
  if (!in_bounds(view)) view = before;
  return scene;
}

}  // namespace

Scene move_memory(Scene scene, int index, const Point& x) {
  scene = with_typed_memories(std::move(scene));
  check_index(index, scene.memories.points().size(), "memory");
  check_point(x, scene.memories.points()[0].size());
  scene.memories.edit_points()[static_cast<size_t>(index)] = x;
  return scene;
}

Scene add_memory(Scene scene, const Point& x) {
  scene = with_typed_memories(std::move(scene));
  check_point(x, scene.memories.points()[0].size());
  scene.memories.edit_points().push_back(x);
  return scene;
}

Scene remove_memory(Scene scene, int index) {
  scene = with_typed_memories(std::move(scene));
  check_index(index, scene.memories.points().size(), "memory");
  if (scene.memories.points().size() == 1)
    throw Error(Fault::input, "The last memory stays: an energy needs at least one.");
  scene.memories.edit_points().erase(scene.memories.edit_points().begin() + index);
  remove_label(scene.memories.source, static_cast<size_t>(index));
  return scene;
}

Scene with_typed_particles(Scene scene) {
  if (scene.particles.source.has("points")) return scene;
  const Matrix start = start_of(scene);
  scene.particles = {Settings{"points", {{"points", points_of(start)}}}};
  return scene;
}

Scene move_particle(Scene scene, int index, const Point& x) {
  scene = with_typed_particles(std::move(scene));
  check_index(index, scene.particles.points().size(), "particle");
  check_point(x, scene.particles.points()[0].size());
  scene.particles.edit_points()[static_cast<size_t>(index)] = x;
  return scene;
}

Scene add_particles(Scene scene, const PointList& added) {
  scene = with_typed_particles(std::move(scene));
  PointList& points = scene.particles.edit_points();
  const size_t D = points.empty() ? dimension_of(scene) : points[0].size();
  for (const Point& x : added) check_point(x, D);
  points.insert(points.end(), added.begin(), added.end());
  return scene;
}

Scene remove_particle(Scene scene, int index) {
  scene = with_typed_particles(std::move(scene));
  const int count = static_cast<int>(scene.particles.points().size());
  check_index(index, scene.particles.points().size(), "particle");
  scene.particles.edit_points().erase(scene.particles.edit_points().begin() + index);
  AskedParticle asked = asked_particle(scene);
  const int before = std::min(asked.number, count) - 1;
  if (before == index) asked.shown = false;
  if (before > index) asked.number = before;
  ask_particle(scene, asked);
  return scene;
}

Scene choose_particle(Scene scene, int index) {
  if (index < 0) throw Error(Fault::input, "Particles are counted from 0: choose one of them.");
  const AskedParticle asked = asked_particle(scene);
  ask_particle(scene, {!(asked.shown && asked.number == index + 1), index + 1});
  return scene;
}

Scene new_seed(Scene scene) {
  next_seed(scene.memories.source);
  next_seed(scene.particles.source);
  ++scene.seed;
  return scene;
}

Scene zoom(Scene scene, double u, double v, double factor) {
  if (!(factor > 0) || !std::isfinite(u) || !std::isfinite(v))
    throw Error(Fault::input, "A view cannot become " + value_text({}, factor) +
                                  " times as wide: give a factor above 0 about a point.");
  const View before = scene.view;
  View& view = scene.view;
  const double width = (view.x[1] - view.x[0]) * factor;
  if (width < smallest_view || width > largest_view) return scene;
  for (double& x : view.x) x = u + (x - u) * factor;
  for (double& y : view.y) y = v + (y - v) * factor;
  if (!in_bounds(view)) view = before;
  return scene;
}

Scene pan(Scene scene, double du, double dv) {
  const View before = scene.view;
  for (double& x : scene.view.x) x += du;
  for (double& y : scene.view.y) y += dv;
  if (!in_bounds(scene.view)) scene.view = before;
  return scene;
}

Scene fit(Scene scene) {
  const Matrix Xi = build_memories(scene.memories);
  const Matrix points = in_plane(view_plane(scene.view, Xi), Xi, start_of(scene));
  return fit_to(std::move(scene), points);
}

Scene with_plane(Scene scene, const std::string& plane, const std::array<int, 3>& through) {
  const Matrix Xi = build_memories(scene.memories);
  const SourceKind* kind = find_particles(scene.particles.source.kind);
  const Matrix start = kind && kind->on_plane ? Matrix(Xi.rows(), 0) : start_of(scene);
  const auto& planes = find_scene_row("view.plane")->row.choices;
  if (std::ranges::find(planes, plane) == planes.end() || std::ranges::min(through) < 1 ||
      std::ranges::max(through) > most_memories)
    throw Error(Fault::input, "There is no plane " + quoted(plane) + " through such memories: give one of " +
                                  domain_text(find_scene_row("view.plane")->row) +
                                  ", and memories from 1 to 1000000.");
  scene.view.plane = plane;
  std::ranges::copy(through, scene.view.through);
  const Matrix points = in_plane(view_plane(scene.view, Xi), Xi, start);
  return fit_to(std::move(scene), points);
}

}  // namespace memscape
