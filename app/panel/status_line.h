// The line at the bottom of the window: what is under the pointer, or what was done last, and what the run
// has come to.
#pragma once
#include <string>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/drawing/drawing.h"

namespace memscape {

/// In pixels.
float status_height(const Ui& ui);
void status_line(Ui& ui, Workbench& bench, const Rect& place);
/// A line across the whole window, at the top of a place.
void rule(const Rect& place, ImU32 colour);

/// What the run has come to: "settled after 57 steps", "12 of 81 settled".
std::string run_summary(PanelState& panel, int step);

}  // namespace memscape
