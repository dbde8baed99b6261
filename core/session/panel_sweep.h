// The sweeps of one panel: its minima against β, for the strip of the slider and for charts, and against K.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/session/session.h"
#include "core/sweep/sweep.h"

namespace memscape {

/// What the scene's charts sweep over: `sweep.against`.
SweepAgainst sweep_against(const Scene& scene);
/// The sweep that the panel's chart draws; nothing for other panels.
std::optional<SweepAgainst> chart_sweep(const PanelState& panel);
/// The results of a panel, see tasks/found.h.
struct BetaSweep : Sweep {
  static constexpr SweepAgainst axis = SweepAgainst::beta;
};
struct CountSweep : Sweep {
  static constexpr SweepAgainst axis = SweepAgainst::count;
};
/// What the panel has of it; null until computed.
const Sweep* sweep_in(const PanelState& panel, SweepAgainst against);
/// Whether that was found for what the panel was before: while something is dragged, say.
bool sweep_is_late(const PanelState& panel, SweepAgainst against);

/// Why there is no such sweep, as a sentence; empty where there is one.
std::string sweep_refusal(const PanelState& panel, SweepAgainst against);
/// Why it is not computed though there is one, as a sentence: it would take too long; else empty.
std::string sweep_cost(const PanelState& panel, SweepAgainst against);
/// Null when cancelled or refused. Touches nothing: may run in a job. `quick`: a first look.
std::shared_ptr<const Sweep> compute_sweep(const PanelState& panel, SweepAgainst against, bool quick = false,
                                           const std::atomic<bool>* cancelled = nullptr,
                                           const std::function<void(double)>& progress = {});

/// The value at which the panel stands on the axis of a sweep: its β, or its K.
double sweep_place(const PanelState& panel, SweepAgainst against);
/// What a chart shows of the axis: from a third of the first change to three times the last one, and
/// `now`. Against K all of it.
Range lively_range(const Sweep& sweep, double now);

}  // namespace memscape
