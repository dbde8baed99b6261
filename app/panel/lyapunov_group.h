// The group of the side panel that asks whether the model in use is an associative memory, and shows the
// evidence.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

void lyapunov_group(Ui& ui, Workbench& bench);

}  // namespace memscape
