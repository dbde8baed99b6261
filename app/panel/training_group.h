// The side panel's group of a score network: training, its loss, weights, and what the network believes.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

void training_group(Ui& ui, Workbench& bench);

/// What the canvas says over a landscape that is not there yet: "Not trained yet: press Train", or empty.
std::string_view missing_landscape(const PanelState& panel);

}  // namespace memscape
