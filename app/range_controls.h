// The colour range of the focused panel: following what is in view, or locked between two energies.
#pragma once
#include "app/ui.h"
#include "app/workbench.h"

namespace memscape {

void range_controls(Ui& ui, Workbench& bench);

}  // namespace memscape
