// A panel's energy, memories and view as a sweep's.
#include "core/session/panel_sweep.h"

#include <algorithm>

#include "core/charts/kinds.h"

namespace memscape {

SweepAgainst sweep_against(const Scene& scene) {
  return scene.sweep.against == "count" ? SweepAgainst::count : SweepAgainst::beta;
}

std::optional<SweepAgainst> chart_sweep(const PanelState& panel) {
  const ChartKind* kind = chart_kind(panel);
  if (!kind || !kind->sweeps) return std::nullopt;
  return sweep_against(panel.scene);
}

const Sweep* sweep_in(const PanelState& panel, SweepAgainst against) {
  if (against == SweepAgainst::count) return panel.result<CountSweep>();
  return panel.result<BetaSweep>();
}

bool sweep_is_late(const PanelState& panel, SweepAgainst against) {
  return panel.found.late(against == SweepAgainst::count ? result_type<CountSweep> : result_type<BetaSweep>);
}

std::string sweep_refusal(const PanelState& panel, SweepAgainst against) {
  if (against == SweepAgainst::beta && !beta_row_of(panel.scene.energy.kind)) return "This energy has no β.";
  return {};
}

std::string sweep_cost(const PanelState& panel, SweepAgainst against) {
  const auto found =
      against == SweepAgainst::count ? panel.found.refusals<CountSweep>() : panel.found.refusals<BetaSweep>();
  if (found.empty()) return {};
  std::string text = found.front() + ".";
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::shared_ptr<const Sweep> compute_sweep(const PanelState& panel, SweepAgainst against, bool quick,
                                           const std::atomic<bool>* cancelled,
                                           const std::function<void(double)>& progress) {
  if (!sweep_refusal(panel, against).empty()) return nullptr;
  const View& view = panel.scene.view;
  const Domain domain{view.x[0], view.x[1], view.y[0], view.y[1]};
  const Matrix& Xi = *panel.Xi;
  if (against == SweepAgainst::count) return sweep_count(panel.scene.energy, Xi, domain, cancelled, progress);
  return sweep_beta(panel.scene.energy, Xi, domain, sweep_options(Xi.cols(), Xi.rows(), quick), cancelled,
                    progress);
}

double sweep_place(const PanelState& panel, SweepAgainst against) {
  if (against == SweepAgainst::count) return static_cast<double>(panel.Xi->cols());
  return panel.scene.energy.get_or("beta", 0);
}

Range lively_range(const Sweep& sweep, double now) {
  if (sweep.against == SweepAgainst::count) return {sweep.low - 0.5, sweep.high + 0.5};
  constexpr double around = 3;
  const double first = sweep.changes.empty() ? now : sweep.changes.front().at,
               last = sweep.changes.empty() ? now : sweep.changes.back().at;
  Range range{first / around, last * around};
  range.include(now);
  return {std::max(range.low, sweep.low), std::min(range.high, sweep.high)};
}

}  // namespace memscape
