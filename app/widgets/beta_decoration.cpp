// The slider of β shows how many minima there are at each β, and stops where their number changes.
#include "app/shell/workbench.h"
#include "app/widgets/track_decoration.h"
#include "core/session/panel_sweep.h"

namespace memscape {
namespace {

constexpr size_t most_ticks = 40;

}  // namespace

TrackDecoration beta_decoration(const Workbench& bench) {
  const PanelState& panel = bench.focused();
  TrackDecoration decoration = circle_decoration(bench);
  auto without = [&](std::string why) {
    if (decoration.note.empty()) decoration.note = std::move(why);
    return decoration;
  };
  if (std::string why = sweep_refusal(panel, SweepAgainst::beta); !why.empty())
    return without(std::move(why));
  const Sweep* sweep = sweep_in(panel, SweepAgainst::beta);
  if (sweep && !bench.tasks.fits(bench.session, bench.focus(), result_type<BetaSweep>)) sweep = nullptr;
  if (std::string why = sweep_cost(panel, SweepAgainst::beta); !sweep && !why.empty())
    return without(std::move(why));
  if (!sweep) {
    decoration.strip = {{beta_row_of(panel.scene.energy.kind)->minimum, 0}, {1, 0}};
    decoration.strip_label = "Minima: being counted…";
    return decoration;
  }
  if (sweep->samples.empty()) return without("Its minima are too flat to be counted.");
  decoration.strip.emplace_back(sweep->low, sweep->minima_at(sweep->low));
  for (const SweepChange& change : sweep->changes) decoration.strip.emplace_back(change.at, change.after);
  if (decoration.strip.size() < 2) decoration.strip.emplace_back(sweep->high, decoration.strip.back().second);
  const int now = sweep->minima_at(sweep_place(panel, SweepAgainst::beta));
  decoration.strip_label =
      "Minima: " + std::to_string(now) + " here, at most " + std::to_string(sweep->most());
  if (sweep->changes.size() > most_ticks) return decoration;
  for (const SweepChange& change : sweep->changes)
    if (change.refined) decoration.snaps.push_back(change.at);
  if (!decoration.snaps.empty())
    decoration.snaps_help =
        "Ticks: where minima merge. The knob stops there; with Shift it moves past them, and finely.";
  return decoration;
}

}  // namespace memscape
