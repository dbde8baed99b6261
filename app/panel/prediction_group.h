// The group `Prediction` of the side panel: which coordinates are features, where outputs start, and how well
// the stored pairs are predicted.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

void prediction_group(Ui& ui, Workbench& bench);
/// Where memories are pairs, or a prediction is shown.
bool has_prediction_group(const Workbench& bench);

}  // namespace memscape
