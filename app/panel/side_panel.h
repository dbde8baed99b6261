// The panel on the right: groups of settings in the order in which a lesson needs them.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/drawing/drawing.h"

namespace memscape {

void side_panel(Ui& ui, Workbench& bench, const Rect& place);

}  // namespace memscape
