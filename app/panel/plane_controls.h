// Which plane of a space with more than two dimensions is shown: a choice, and the three memories through
// which it lies.
#pragma once
#include <string_view>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// The controls; nothing for one and two dimensions.
void plane_controls(Ui& ui, Workbench& bench);
/// The items of a memory's menu that lay the plane through it; nothing for one and two dimensions.
void plane_menu(Ui& ui, Workbench& bench, int memory);

}  // namespace memscape
