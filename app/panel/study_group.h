// What a chart that is a study looks at.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// The panel with the focus shows such a chart.
bool has_study(const Workbench& bench);
void study_group(Ui& ui, Workbench& bench);

}  // namespace memscape
