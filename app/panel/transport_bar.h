// The bar along the bottom: back, play, on, the scrub bar over the steps of the run, and its speed; below it
// the status line.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/drawing/drawing.h"

namespace memscape {

/// Height of both in pixels, for a window of this width.
float transport_height(const Ui& ui, float width);
void transport_bar(Ui& ui, Workbench& bench, const Rect& place);

}  // namespace memscape
