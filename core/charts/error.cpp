// Errors of the stored pairs against β: of pairs predicted by the memory that stores them, which a sharp
// memory recites, and of pairs held out, which are least where it generalises.
#include "core/charts/kinds.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

Chart make(const PanelState& panel, int, int) {
  Chart chart{.x_name = "β", .y_name = "RMSE", .x_log = true};
  const PredictionTask task = task_of(panel);
  if (task.classes) chart.y_name = "Wrong (%)";
  const bool known = panel.result<Prediction>() && panel.result<Prediction>()->has.sweep;
  if (!known)
    chart.note = can_predict(panel) ? "Being computed…"
                                    : "A prediction takes two dimensions and a method that descends.";
  if (!known) return chart;
  const ErrorSweep& sweep = panel.result<Prediction>()->sweep;
  if (sweep.beta.empty()) chart.note = "This energy has no β.";
  ChartSeries stored{.name = "stored", .tone = Tone::foreground, .width = 1.8f, .dashed = true},
      held{.name = "held out", .width = 2.4f};
  auto value = [&](const PredictionError& error) {
    return task.classes ? 100 * error.wrong_share() : error.rmse;
  };
  for (size_t i = 0; i < sweep.beta.size(); ++i) {
    stored.x.push_back(sweep.beta[i]), stored.y.push_back(value(sweep.errors[i].training));
    if (sweep.errors[i].held_out.pairs == 0) continue;
    held.x.push_back(sweep.beta[i]), held.y.push_back(value(sweep.errors[i].held_out));
  }
  chart.series = {std::move(stored), std::move(held)};
  if (const auto beta = panel.scene.energy.values.find("beta"); beta != panel.scene.energy.values.end())
    chart.guides.push_back({.at = beta->second.number()});
  return chart;
}

}  // namespace

ChartKind error_chart() {
  return {.id = "error",
          .title = "Error against β",
          .help = "How well stored pairs and pairs held out are predicted, at every β.",
          .make = make,
          .needs = {Need::errors, Need::error_sweep}};
}

}  // namespace memscape
