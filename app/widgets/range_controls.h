// The colour range of the focused panel: following what is in view, or locked between two energies.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

void range_controls(Ui& ui, Workbench& bench);

}  // namespace memscape
