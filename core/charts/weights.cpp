// Who pulls a particle: the weights w_μ of the memories at its place at the shown step, as bars. Up to forty
// memories stand by their numbers; of more the twenty heaviest stand by weight, and the others as one bar.
#include <algorithm>

#include "core/charts/kinds.h"
#include "core/session/pull.h"

namespace memscape {
namespace {

constexpr int most_bars = 40, heaviest_bars = 20;

/// A bar for each of these memories, coloured by the memory's number.
void add_bars(Chart& chart, const Vector& weights, const std::vector<int>& memories) {
  for (int k : memories) {
    chart.x_words.push_back(std::to_string(k + 1));
    chart.series.push_back({.x = {static_cast<double>(chart.x_words.size())},
                            .y = {weights[k]},
                            .look = ChartSeries::Look::bars,
                            .tone = Tone::basin,
                            .index = k});
  }
}

Chart make(const PanelState& panel, int step, int) {
  Chart chart{.x_name = "Memory", .y_name = "Weight"};
  const auto pull = pull_at(panel, step);
  if (!pull)
    chart.note = "There are no particles.";
  else if (pull->weights.size() == 0)
    chart.note = "This energy has no weights.";
  else if (pull->weights.maxCoeff() <= 0)
    chart.note = "No memory acts here.";
  if (!chart.note.empty()) return chart;
  const Vector& weights = pull->weights;
  const int count = static_cast<int>(weights.size());
  chart.y = {0, 1};
  std::vector<int> memories;
  for (int k = 0; k < count; ++k) memories.push_back(k);
  if (count > most_bars) memories = heaviest(weights, heaviest_bars, 0);
  add_bars(chart, weights, memories);
  if (count > most_bars) {
    double shown = 0;
    for (int k : memories) shown += weights[k];
    chart.x_words.emplace_back("…");
    chart.series.push_back({.name = "others",
                            .x = {static_cast<double>(chart.x_words.size())},
                            .y = {std::max(0.0, 1 - shown)},
                            .look = ChartSeries::Look::bars,
                            .tone = Tone::muted});
    chart.x_name = "Memory, the heaviest first";
  }
  return chart;
}

}  // namespace

ChartKind weights_chart() {
  return {.id = "weights",
          .title = "Weights of the memories",
          .help = "How much each memory pulls the particle of `layers.pull`.",
          .make = make,
          .rows = {"layers.pull.particle"},
          .beside = Beside::particle};
}

}  // namespace memscape
