// The axis, logarithmic for β.
#include "core/charts/sweep_axis.h"

#include <cmath>
#include <cstdio>

namespace memscape {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

}  // namespace

Chart swept_chart(const PanelState& panel) {
  const SweepAgainst against = sweep_against(panel.scene);
  const bool beta = against == SweepAgainst::beta;
  Chart chart{.x_name = beta ? "β" : "K, the first memories", .x_log = beta, .x_whole = !beta};
  const double now = sweep_place(panel, against);
  chart.note = sweep_refusal(panel, against);
  const Sweep* sweep = sweep_in(panel, against);
  if (chart.note.empty() && !sweep) chart.note = sweep_cost(panel, against);
  if (chart.note.empty() && !sweep) chart.note = "Being computed…";
  if (sweep && sweep->samples.empty()) chart.note = "The minima are too flat to be counted.";
  if (!chart.note.empty()) return chart;
  chart.x = lively_range(*sweep, now);
  if (sweep_is_late(panel, against)) chart.progress = "…";
  if (beta)
    chart.guides.push_back({.at = now, .name = "β = " + number(now), .tone = Tone::main, .dashed = false});
  return chart;
}

void add_change_guides(const Sweep& sweep, Chart& chart) {
  constexpr size_t most = 8;
  constexpr double room = 0.09;  // of the axis, for a name
  if (sweep.against == SweepAgainst::count || sweep.changes.size() > most) return;
  const double length = std::log(chart.x.high / chart.x.low);
  const double now = chart.guides.front().at;
  for (size_t k = 0; k < sweep.changes.size(); ++k) {
    const double at = sweep.changes[k].at;
    auto apart = [&](double other) { return std::abs(std::log(other / at)) > room * length; };
    const bool next_is_far = k + 1 == sweep.changes.size() || apart(sweep.changes[k + 1].at);
    chart.guides.push_back({.at = at, .name = next_is_far && apart(now) ? number(at) : ""});
  }
}

}  // namespace memscape
