// Prediction as descent on a slice of the landscape (tutorial Fig. 3.4, right): the energy along the free
// coordinate while the selected particle's features are held, its minima, the particle at the shown step, and
// where it ends, and y*, the lowest place of all. For classes: along the lines from y0 to each of them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/charts/kinds.h"
#include "core/plane/slice.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

constexpr int samples = 401;
constexpr double frame_work = 1e6;  // numbers of memories that one particle's run may look at

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text[0] == '-' ? "\u2212" + std::string(text + 1) : text;
}

/// "x₁ = 0.3, x₂ = 0.1", few of them.
std::string features_text(const PredictionTask& task, const Vector& v) {
  constexpr std::size_t most = 2;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, task.features.size()); ++i)
    text += (i ? ", " : "") + coordinate_name(task.features[i]) + " = " + number(v[task.features[i]]);
  return text + (task.features.size() > most ? ", …" : "");
}

/// What the free coordinate's axis shows: that of the view, or all memories with a margin.
Range free_range(const PanelState& panel, int d) {
  const View& view = panel.scene.view;
  if (panel.Xi->rows() == 2) return d == 0 ? Range{view.x[0], view.x[1]} : Range{view.y[0], view.y[1]};
  const double low = panel.Xi->row(d).minCoeff(), high = panel.Xi->row(d).maxCoeff();
  const double margin = high > low ? 0.3 * (high - low) : 1;
  return {low - margin, high + margin};
}

/// The particle after so many steps with its features held; nothing when that takes longer than a frame has.
Predictions moved(const PanelState& panel, const PredictionTask& task, const Vector& start, int steps) {
  PredictionRule rule = prediction_rule(panel);
  rule.steps = steps;
  Predictions end;
  if (static_cast<double>(steps) * static_cast<double>(panel.Xi->size()) > frame_work) return end;
  move_outputs(panel.energy, task, rule, start, end);
  return end;
}

void add_energy(const PanelState& panel, const PredictionTask& task, const Vector& start, Chart& chart) {
  const int d = task.outputs[0];
  Vector from = start, direction = Vector::Unit(start.size(), d);
  from[d] = 0;
  chart.x = free_range(panel, d);
  chart.x_name = coordinate_name(d);
  Slice slice = slice_of(*panel.energy, from, direction, chart.x, samples);
  chart.series.push_back({.x = std::move(slice.at), .y = std::move(slice.energy), .width = 2.2f});
  chart.series.push_back({.name = slice.minima.size() == 1 ? "minimum" : "minima",
                          .x = std::move(slice.minima),
                          .y = std::move(slice.depths),
                          .look = ChartSeries::Look::dots,
                          .tone = Tone::foreground,
                          .width = 3.2f});
}

/// The energy from y0 to each class: s = 0 is [x, y0], s = 1 the class for sure.
void add_classes(const PanelState& panel, const PredictionTask& task, Vector from, Chart& chart) {
  for (int d : task.outputs) from[d] = task.start[d];
  chart.x = {-0.15, 1.25};
  chart.x_name = "From y₀ (0) to a class (1)";
  for (std::size_t c = 0; c < task.outputs.size(); ++c) {
    Vector direction = Vector::Unit(from.size(), task.outputs[c]);
    for (int d : task.outputs) direction[d] -= from[d];
    Slice slice = slice_of(*panel.energy, from, direction, chart.x, samples);
    chart.series.push_back({.name = std::to_string(c + 1),
                            .x = std::move(slice.at),
                            .y = std::move(slice.energy),
                            .tone = Tone::basin,
                            .index = class_colour(static_cast<int>(c))});
  }
}

/// Where the descent ends, and y* of eq. 3.22, the lowest place of the whole slice, where that is another
/// one.
void add_ends(double end, Chart& chart) {
  constexpr double same = 0.01;  // of the axis
  const ChartSeries& curve = chart.series.front();
  const auto lowest = std::ranges::min_element(curve.y) - curve.y.begin();
  const double best = curve.x[static_cast<std::size_t>(lowest)];
  const bool reached = std::abs(end - best) <= same * (chart.x.high - chart.x.low);
  chart.guides.push_back(
      {.at = end, .name = (reached ? "y* = " : "descent: ") + number(end), .tone = Tone::second});
  if (!reached)
    chart.guides.push_back({.at = best, .name = "y* = " + number(best), .tone = Tone::foreground});
}

void add_particle(const PanelState& panel, const PredictionTask& task, const Vector& start, int step,
                  int last, Chart& chart) {
  const int d = task.outputs[0];
  const Predictions now = moved(panel, task, start, step), end = moved(panel, task, start, last);
  if (end.V.cols() > 0 && end.status[0] != Status::diverged && end.status[0] != Status::unsupported)
    add_ends(end.V(d, 0), chart);
  if (now.V.cols() > 0 && now.status[0] != Status::diverged)
    chart.series.push_back({.name = "particle",
                            .x = {now.V(d, 0)},
                            .y = {panel.energy->value(now.V.col(0))},
                            .look = ChartSeries::Look::dots,
                            .tone = Tone::particle,
                            .width = 4.5f});
}

Chart make(const PanelState& panel, int step, int last) {
  Chart chart{.y_name = "Energy"};
  const PredictionTask task = task_of(panel);
  if (!can_predict(panel)) {
    chart.note = "A slice takes two dimensions, one held, and a method that descends.";
    return chart;
  }
  const Vector start = slice_start(panel);
  chart.y_name = "E at " + features_text(task, start);
  if (task.outputs.size() == 1) {
    add_energy(panel, task, start, chart);
    if (panel.start->cols() > 0) add_particle(panel, task, start, step, last, chart);
  } else if (task.classes) {
    add_classes(panel, task, start, chart);
  } else {
    chart.note = "A slice takes one free coordinate: hold the others.";
  }
  return chart;
}

}  // namespace

ChartKind slice_chart() {
  return {.id = "slice",
          .title = "Slice",
          .help =
              "The energy along the free coordinate while the selected particle's features are held: what a "
              "prediction descends.",
          .make = make,
          .needs = {Need::errors}};
}

}  // namespace memscape
