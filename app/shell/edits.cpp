// Gestures as edits of scenes.
#include "app/shell/edits.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace {

PointList points_of(const Matrix& X) {
  PointList points;
  for (Eigen::Index i = 0; i < X.cols(); ++i) points.emplace_back(X.col(i).begin(), X.col(i).end());
  return points;
}

std::vector<double> coordinates(const ConstVector& x) {
  return {x.begin(), x.end()};
}

void next_seed(Settings& settings) {
  if (auto seed = settings.values.find("seed"); seed != settings.values.end()) seed->second += 1;
}

constexpr double smallest_view = 1e-6, largest_view = 1e6;

}  // namespace

Scene with_memories(Scene scene, const Matrix& Xi) {
  if (scene.memories.source.kind == "points") return scene;
  scene.memories = {settings_of("points", find_memories("points")->rows), points_of(Xi), {}};
  return scene;
}

Scene move_memory(Scene scene, const Matrix& Xi, int index, const ConstVector& x) {
  scene = with_memories(std::move(scene), Xi);
  scene.memories.points.at(static_cast<size_t>(index)) = coordinates(x);
  return scene;
}

Scene add_memory(Scene scene, const Matrix& Xi, const ConstVector& x) {
  scene = with_memories(std::move(scene), Xi);
  scene.memories.points.push_back(coordinates(x));
  return scene;
}

Scene remove_memory(Scene scene, const Matrix& Xi, int index) {
  if (Xi.cols() <= 1) throw Error(Fault::input, "The last memory stays: an energy needs at least one.");
  scene = with_memories(std::move(scene), Xi);
  scene.memories.points.erase(scene.memories.points.begin() + index);
  return scene;
}

Scene with_particles(Scene scene, const Matrix& start) {
  if (scene.particles.source.kind == "points") return scene;
  scene.particles = {settings_of("points", find_particles("points")->rows), points_of(start)};
  return scene;
}

Scene move_particle(Scene scene, const Matrix& start, int index, const ConstVector& x) {
  scene = with_particles(std::move(scene), start);
  scene.particles.points.at(static_cast<size_t>(index)) = coordinates(x);
  return scene;
}

Scene add_particles(Scene scene, const Matrix& start, const Matrix& added) {
  scene = with_particles(std::move(scene), start);
  for (Eigen::Index i = 0; i < added.cols(); ++i) scene.particles.points.push_back(coordinates(added.col(i)));
  return scene;
}

Scene remove_particle(Scene scene, const Matrix& start, int index) {
  scene = with_particles(std::move(scene), start);
  scene.particles.points.erase(scene.particles.points.begin() + index);
  auto& pull = scene.layers.pull;
  const int count = static_cast<int>(start.cols()), asked = std::min(pull.particle, count) - 1;
  if (asked == index) pull.shown = false;
  if (asked > index) pull.particle = asked;
  return scene;
}

Scene choose_particle(Scene scene, int index) {
  auto& pull = scene.layers.pull;
  pull.shown = !(pull.shown && pull.particle == index + 1);
  pull.particle = index + 1;
  return scene;
}

Scene new_seed(Scene scene) {
  next_seed(scene.memories.source);
  next_seed(scene.particles.source);
  ++scene.seed;
  return scene;
}

Scene strip_of_steps(const Scene& scene, int index) {
  constexpr int most = 6;
  const int last = scene.dynamics.steps, count = std::min(last + 1, most);
  Scene strip = scene;
  strip.panels.assign(static_cast<size_t>(count),
                      scene.panels.empty() ? "{}" : scene.panels[static_cast<size_t>(index)]);
  for (int i = 0; i < count; ++i) {
    const double part = static_cast<double>(i) / (count - 1);
    Scene panel = panel_scene(strip, i);
    panel.step = last < most ? i : static_cast<int>(std::lround(part * part * last));
    strip = with_panel(strip, i, panel, true);
  }
  return strip;
}

Scene zoom(Scene scene, double u, double v, double factor) {
  View& view = scene.view;
  double width = (view.x[1] - view.x[0]) * factor;
  if (width < smallest_view || width > largest_view) return scene;
  for (double& x : view.x) x = u + (x - u) * factor;
  for (double& y : view.y) y = v + (y - v) * factor;
  return scene;
}

Scene pan(Scene scene, double du, double dv) {
  for (double& x : scene.view.x) x += du;
  for (double& y : scene.view.y) y += dv;
  return scene;
}

Scene fit(Scene scene, const Matrix& points) {
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
  view.x[0] = round_to(middle.x() - width / 2), view.x[1] = round_to(middle.x() + width / 2);
  view.y[0] = round_to(middle.y() - height / 2), view.y[1] = round_to(middle.y() + height / 2);
  return scene;
}

Scene with_plane(Scene scene, const Matrix& Xi, const Matrix& start, const std::string& plane,
                 const std::array<int, 3>& through) {
  scene.view.plane = plane;
  std::ranges::copy(through, scene.view.through);
  const Plane next = view_plane(scene.view, Xi);
  const SourceKind* kind = find_particles(scene.particles.source.kind);
  const Eigen::Index N = kind && kind->on_plane ? 0 : start.cols();
  Matrix points(2, Xi.cols() + N);
  points.leftCols(Xi.cols()) = next.axes.transpose() * (Xi.colwise() - next.origin);
  if (N > 0) points.rightCols(N) = next.axes.transpose() * (start.colwise() - next.origin);
  return fit(std::move(scene), points);
}

}  // namespace memscape
