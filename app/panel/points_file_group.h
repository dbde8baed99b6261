// The file that memories come from: what was understood of it, which of its columns are coordinates, and
// which one has labels.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// Nothing where the memories come from no file.
void points_file_group(Ui& ui, Workbench& bench);

}  // namespace memscape
