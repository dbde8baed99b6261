// The training loss of a panel's score network against iterations, with the loss of the exact score as a
// guide.
#include <algorithm>

#include "core/charts/kinds.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

Chart make(const PanelState& panel, int, int) {
  Chart chart{.x_name = "Iteration", .y_name = "Loss", .y_log = true, .x_whole = true};
  if (!has_network(panel.scene)) {
    chart.note = "This energy is not trained: choose the energy score_network.";
    return chart;
  }
  if (!panel.network) {
    chart.note = "Not trained yet: press Train.";
    return chart;
  }
  const LossCurve& losses = panel.network->losses;
  if (losses.means.empty()) {
    chart.note = panel.network->iteration() > 0 ? "Trained in another session." : "Training begins…";
    return chart;
  }
  const double count = static_cast<double>(losses.means.size());
  const double end = panel.network->iteration(),
               start = std::max(0.0, end - losses.each * count - losses.summed);
  ChartSeries line{.tone = Tone::main, .width = 1.6f};
  for (std::size_t i = 0; i < losses.means.size(); ++i) {
    line.x.push_back(start + losses.each * (static_cast<double>(i) + 0.5));
    line.y.push_back(losses.means[i]);
  }
  const auto [low, high] = std::ranges::minmax(line.y);
  chart.x = {0, std::max(end, panel.scene.energy.get("iterations"))};
  chart.series.push_back(std::move(line));
  const double floor = panel.network->floor.value;
  if (floor > 0) {
    chart.guides.push_back(
        {.vertical = false, .at = floor, .name = "exact score " + panel.network->floor.text()});
    chart.y = {0.8 * std::min(floor, low), 1.2 * std::max(high, floor)};
  }
  return chart;
}

}  // namespace

ChartKind loss_chart() {
  return {
      .id = "loss",
      .title = "Loss in training",
      .help =
          "The mean loss of the score network's training, and that of the exact score, below which nothing "
          "gets.",
      .make = make,
      .beside = Beside::training};
}

}  // namespace memscape
