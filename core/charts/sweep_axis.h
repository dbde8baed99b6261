// What charts of a sweep share: the axis of β or K, the panel's own value on it, and the values at which the
// number of minima changes.
#pragma once
#include <algorithm>

#include "core/charts/kinds.h"
#include "core/session/panel_sweep.h"

namespace memscape {

/// The chart without series. Its note says why there is nothing to show yet.
Chart swept_chart(const PanelState& panel);
/// Lines at the changes, with their values where there is room; none where there are many changes.
void add_change_guides(const Sweep& sweep, Chart& chart);

}  // namespace memscape
