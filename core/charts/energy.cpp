// Energy against step: every particle thin and faint, their minimum, median and maximum bold. Infinite
// energies are left out.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/charts/kinds.h"
#include "core/learning/score/learned_energy.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr int most_lines = 300;  // particles that are drawn one by one, evenly chosen
constexpr double nothing = std::numeric_limits<double>::infinity();

/// Between sampled steps, so few that steps times particles stay within the time of a frame.
int stride_of(const Run& run, int last) {
  constexpr double values = 2e6, steps = 400;
  const double most = std::clamp(values / std::max(run.particles(), 1), 10.0, steps);
  return std::max(1, static_cast<int>(std::ceil(last / most)));
}

/// Minimum, median and maximum of the finite energies; infinite where there are none.
struct Summary {
  double minimum = nothing, median = nothing, maximum = nothing;
};

Summary summary_of(const Vector& energy) {
  std::vector<double> finite;
  for (double e : energy)
    if (std::isfinite(e)) finite.push_back(e);
  if (finite.empty()) return {};
  auto middle = finite.begin() + static_cast<std::ptrdiff_t>(finite.size() / 2);
  std::nth_element(finite.begin(), middle, finite.end());
  double median = *middle;
  if (finite.size() % 2 == 0) median = (*middle + *std::max_element(finite.begin(), middle)) / 2;
  return {*std::min_element(finite.begin(), middle + 1), median, *std::max_element(middle, finite.end())};
}

void append(ChartSeries& series, double x, double y) {
  series.x.push_back(x), series.y.push_back(y);
}

Chart make(const PanelState& panel, int step, int last) {
  Chart chart{.x_name = "Step", .y_name = "Energy", .x_whole = true, .over_steps = true};
  chart.x = {0, static_cast<double>(std::max(last, 1))};
  chart.guides.push_back({.at = static_cast<double>(step)});
  if (panel.model && !has_value(*panel.model)) {
    chart.note = panel.model->energy() ? "A score has no energy along its way." : "This flow has no energy.";
    return chart;
  }
  if (!panel.run || panel.run->particles() == 0) {
    chart.note = "There are no particles.";
    return chart;
  }
  Run& run = *panel.run;
  const int count = run.particles(), chosen = std::min(count, most_lines), stride = stride_of(run, last),
            end = std::min(last, run.computed());
  const Vector none = Vector::Constant(count, nothing);
  std::vector<ChartSeries> each(static_cast<size_t>(chosen));
  ChartSeries maximum{.name = "maximum", .tone = Tone::foreground, .width = 1.4f, .dashed = true},
      median{.name = "median", .width = 2.4f},
      minimum{.name = "minimum", .tone = Tone::foreground, .width = 1.8f};
  for (int at = 0;; at = std::min(at + stride, end)) {
    const Frame& frame = run.frame(at);
    const Vector& energy = frame.energy.size() > 0 ? frame.energy : none;
    for (int k = 0; k < chosen; ++k)
      append(each[static_cast<size_t>(k)], at, energy[static_cast<Eigen::Index>(k) * count / chosen]);
    const Summary summary = summary_of(energy);
    append(maximum, at, summary.maximum), append(median, at, summary.median);
    append(minimum, at, summary.minimum);
    if (at == end) break;
  }
  ChartSeries thin{.tone = Tone::muted,
                   .width = 0.7f,
                   .opacity = std::clamp(8.f / static_cast<float>(chosen), 0.12f, 0.5f)};
  for (const ChartSeries& one : each) {
    thin.x.insert(thin.x.end(), one.x.begin(), one.x.end());
    thin.y.insert(thin.y.end(), one.y.begin(), one.y.end());
    append(thin, 0, nothing);  // the next one is a line of its own
  }
  chart.series = {std::move(thin), std::move(maximum), std::move(median), std::move(minimum)};
  return chart;
}

}  // namespace

ChartKind energy_chart() {
  return {.id = "energy",
          .title = "Energy by step",
          .help = "The energies of all particles at each step.",
          .make = make};
}

}  // namespace memscape
