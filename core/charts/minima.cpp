// How many minima there are against β or K, and how many of them are the retrieval of no stored memory.
#include "core/charts/sweep_axis.h"

namespace memscape {
namespace {

/// All of them up to the axis's end, by the changes: exact where these are.
ChartSeries all_minima(const Sweep& sweep, double end) {
  ChartSeries series{.look = ChartSeries::Look::steps, .tone = Tone::main, .width = 2.4f};
  auto add = [&](double at) { series.x.push_back(at), series.y.push_back(sweep.minima_at(at)); };
  add(sweep.low);
  for (const SweepChange& change : sweep.changes) add(change.at);
  add(end);
  return series;
}

ChartSeries emergent_minima(const Sweep& sweep, double end) {
  ChartSeries series{.name = "emergent",
                     .look = ChartSeries::Look::steps,
                     .tone = Tone::second,
                     .width = 1.4f,
                     .dashed = true};
  for (const SweepSample& sample : sweep.samples) {
    series.x.push_back(sample.at);
    series.y.push_back(static_cast<double>(std::ranges::count_if(sample.minima, &SweepMinimum::emergent)));
  }
  if (sweep.high < end) series.x.push_back(end), series.y.push_back(series.y.back());
  return series;
}

Chart make(const PanelState& panel, int, int) {
  Chart chart = swept_chart(panel);
  chart.y_name = "Minima", chart.y_whole = true;
  const Sweep* sweep = sweep_in(panel, sweep_against(panel.scene));
  if (!chart.note.empty()) return chart;
  chart.y = {0, 1.25 * std::max(sweep->most(), 1)};
  chart.series = {emergent_minima(*sweep, chart.x.high), all_minima(*sweep, chart.x.high)};
  add_change_guides(*sweep, chart);
  return chart;
}

}  // namespace

ChartKind minima_chart() {
  return {.id = "minima",
          .title = "Number of minima",
          .help = "How many minima there are against β or K.",
          .make = make,
          .rows = {"sweep.against"},
          .sweeps = true};
}

}  // namespace memscape
