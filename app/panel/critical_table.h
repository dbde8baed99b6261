// The critical points of the panel with the focus as a table that can be sorted; a click centres the view.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// True when that panel shows critical points.
bool has_critical_table(const Workbench& bench);
void critical_table(Ui& ui, Workbench& bench);

}  // namespace memscape
