// Who pulls the chosen particle: its numbers, the weights of the memories and its energy, in the side panel.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// True when a particle of the panel with the focus is chosen.
bool has_pull(const Workbench& bench);
void pull_group(Ui& ui, Workbench& bench);

}  // namespace memscape
