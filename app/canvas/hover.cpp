// Destinations are found by a short run of one particle, without noise.
#include "app/canvas/hover.h"

#include <algorithm>
#include <cmath>

#include "app/canvas/canvas_tools.h"
#include "app/widgets/track.h"
#include "core/base/finite.h"
#include "core/energy/registry.h"
#include "core/layers/layer.h"
#include "core/learning/sample_clusters.h"
#include "core/learning/score/learned_energy.h"
#include "core/session/anatomy.h"
#include "core/session/predicted.h"
#include "core/session/same.h"

namespace memscape {
namespace {

std::string point_text(const ConstVector& x) {
  constexpr Eigen::Index shown = 3;
  std::string text = "(";
  for (Eigen::Index d = 0; d < std::min(x.size(), shown); ++d)
    text += (d ? ", " : "") + short_number(x[d], 3);
  return text + (x.size() > shown ? ", …)" : ")");
}

/// The memory that lies at x, or -1. Near means a small part of the memories' spread.
Eigen::Index memory_near(const Matrix& Xi, const ConstVector& x) {
  constexpr double part = 0.05;
  Eigen::Index nearest;
  double away = (Xi.colwise() - x).colwise().norm().minCoeff(&nearest);
  double spread = (Xi.rowwise().maxCoeff() - Xi.rowwise().minCoeff()).norm();
  return away <= part * std::max(spread, 1e-9) || Xi.cols() == 1 ? nearest : -1;
}

std::string predicted_text(const PanelState& panel, const ConstVector& x) {
  const PredictionTask task = task_of(panel);
  Predictions end;
  predict(panel.energy, task, prediction_rule(panel), x, end);
  if (end.status[0] == Status::unsupported) return "no force";
  if (end.status[0] == Status::diverged) return "diverges";
  if (task.classes) return "predicts class " + std::to_string(task.class_of(end.V.col(0)) + 1);
  return "predicts " + coordinate_name(task.outputs[0]) + " = " + short_number(end.V(task.outputs[0], 0), 3);
}

}  // namespace

std::string hover_text(const PanelState& panel, const ConstVector& x) {
  if (!panel.energy) {
    Vector v(x.size());
    panel.shown->velocity(x, v);
    return "x = " + point_text(x) +
           (all_finite(v) ? "   ‖dx/dt‖ = " + short_number(v.norm(), 3)
                          : "   dx/dt: a formula gives no number here");
  }
  Vector gradient(x.size());
  double energy = panel.energy->value_and_gradient(x, gradient);
  std::string text = "x = " + point_text(x);
  const bool typed = has_formula(energy_rows(panel.scene.energy));
  if (!std::isfinite(energy))
    return text +
           (typed ? "   E = inf: the formula gives no number here" : "   E = inf: no memory acts here");
  if (!has_value(*panel.energy))
    return text + "   E: not computed   ‖∇E‖ = " + short_number(gradient.norm(), 3);
  return text + "   E = " + short_number(energy) + "   ‖∇E‖ = " + short_number(gradient.norm(), 3);
}

std::string chart_hover_text(const PanelFrame& frame, Point2 pointer) {
  const Chart& chart = *frame.chart;
  if (!chart.note.empty()) return {};
  if (chart.over_steps) return "Step " + std::to_string(step_at(chart, frame.u(pointer)));
  std::string text = chart.y_name + " = " + short_number(frame.v(pointer), 3);
  return chart.x_words.empty() ? chart.x_name + " = " + short_number(frame.u(pointer), 3) + "   " + text
                               : text;
}

std::string off_plane_text(const PanelState& panel, const PanelFrame& frame, Point2 pointer, float radius,
                           int step) {
  if (panel.Xi->rows() <= 2) return "";
  std::string name;
  Vector found;
  auto look_at = [&](const std::string& what, const ConstVector& x) {
    const Point2 away = page_of(panel, frame, x) - pointer;
    if (!(std::hypot(away.x, away.y) <= radius)) return;
    radius = std::hypot(away.x, away.y), name = what, found = x;
  };
  if (const Anatomy* anatomy = panel.result<Anatomy>();
      anatomy && needs_of(panel).has(Need::critical) && anatomy->dimension == panel.Xi->rows())
    for (const CriticalPoint& point : anatomy->critical.points)
      look_at(point.emergent ? "emergent minimum" : critical_kind_text(point), point.x);
  if (const int at = memory_at(panel, frame, pointer, radius); at >= 0)
    look_at("memory " + std::to_string(at + 1), panel.Xi->col(at));
  if (const int at = particle_at(panel, frame, pointer, radius, step); at >= 0)
    look_at("particle " + std::to_string(at + 1), panel.run->frame(step).X.col(at));
  if (name.empty()) return "";
  const double off = panel.plane.distance(found);
  const bool on = off <= 1e-9 * (1 + found.norm());
  return name + (on ? " on the plane" : ", " + short_number(off, 3) + " off the plane");
}

std::string cluster_text(const PanelState& panel, const PanelFrame& frame, Point2 pointer, float radius) {
  const SampleClusters* found = panel.result<SampleClusters>();
  if (!found || !needs_of(panel).has(Need::clusters) || found->centroids.rows() != panel.Xi->rows())
    return "";
  std::string text;
  for (int c = 0; c < found->count(); ++c) {
    const double E = found->energies.size() > 0 ? found->energies[c] : 0;
    const float height = frame.to_page(0, E - energy_zero(panel)).y;  // of a curve
    const Point2 at = page_of(panel, frame, found->centroids.col(c), height);
    const float away = std::hypot(at.x - pointer.x, at.y - pointer.y);
    if (!(away <= radius)) continue;
    radius = away;
    const int size = found->sizes[static_cast<size_t>(c)];
    text = "cluster " + std::to_string(c + 1) + ": " + std::to_string(size) +
           (size == 1 ? " sample" : " samples");
    if (found->energies.size() > 0) text += ", E = " + short_number(E);
  }
  return text;
}

std::string destination_text(const PanelState& panel, const ConstVector& x) {
  constexpr double work = 4e6;  // kernel evaluations that a frame can spare
  const int most = static_cast<int>(std::clamp(work / static_cast<double>(panel.Xi->size()), 20.0, 2000.0));
  const bool predicts = prediction_wants(panel).picture && prediction_possible(panel).picture;
  if (predicts && panel.scene.dynamics.steps <= most) return predicted_text(panel, x);
  RunSettings settings{panel.scene.dynamics.method, 1e-5, panel.scene.dynamics.clamp, 1};
  if (find_dynamics(settings.method.kind)->has_noise() || is_process(panel.scene))
    settings.method = settings_of("gradient", find_dynamics("gradient")->rows, settings.method);
  Run run(panel.shown, settings, x);
  int step = 0;
  while (step < most && !run.all_ended(step))
    run.advance_to(step = std::min(most, step + 50)), step = run.computed();
  const Frame& end = run.frame(step);
  switch (end.status[0]) {
    case Status::unsupported:
      return "no force";
    case Status::diverged:
      return "diverges";
    case Status::moving:
      return "still moving after " + std::to_string(step) + " steps";
    case Status::settled:
      break;
  }
  Eigen::Index memory = memory_near(*panel.Xi, end.X.col(0));
  return memory >= 0 ? "runs to memory " + std::to_string(memory + 1) : "runs to " + point_text(end.X.col(0));
}

}  // namespace memscape
