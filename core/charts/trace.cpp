// The energy of one particle against step; steps on which it rose are marked. Of a run of more than 400 steps
// some are left out.
#include <algorithm>
#include <cmath>

#include "core/charts/kinds.h"
#include "core/learning/score/learned_energy.h"
#include "core/session/pull.h"

namespace memscape {
namespace {

Chart make(const PanelState& panel, int step, int last) {
  constexpr int most = 400;  // steps that are sampled
  Chart chart{.x_name = "Step", .y_name = "Energy", .x_whole = true, .over_steps = true};
  chart.x = {0, static_cast<double>(std::max(last, 1))};
  chart.guides.push_back({.at = static_cast<double>(step)});
  const int particle = pulled_particle(panel);
  if (particle < 0) {
    chart.note = "There are no particles.";
    return chart;
  }
  if (panel.model && !has_value(*panel.model)) {
    chart.note = panel.model->energy() ? "A score has no energy along its way." : "This flow has no energy.";
    return chart;
  }
  Run& run = *panel.run;
  const int end = std::min(last, run.computed()), stride = std::max(1, (end + most - 1) / most);
  ChartSeries energy{.tone = Tone::main, .width = 2.2f},
      rises{.name = "rose", .look = ChartSeries::Look::dots, .tone = Tone::alarm, .width = 3};
  for (int at = 0;; at = std::min(at + stride, end)) {
    const double e = run.frame(at).energy_of(particle);
    energy.x.push_back(at), energy.y.push_back(e);
    const double before = at > 0 ? energy.y[energy.y.size() - 2] : e;
    const bool rose = stride == 1 ? at > 0 && run.rose(particle, at) : e > before + 1e-12 * (1 + std::abs(e));
    if (rose) rises.x.push_back(at), rises.y.push_back(e);
    if (at == end) break;
  }
  if (std::ranges::none_of(energy.y, [](double e) { return std::isfinite(e); }))
    chart.note = "Its energy is infinite.";
  chart.series.push_back(std::move(energy));
  if (!rises.x.empty()) chart.series.push_back(std::move(rises));
  return chart;
}

}  // namespace

ChartKind trace_chart() {
  return {.id = "trace",
          .title = "Energy of one particle",
          .help = "The energy of the particle of `layers.pull` at each step.",
          .make = make,
          .rows = {"layers.pull.particle"},
          .beside = Beside::particle};
}

}  // namespace memscape
