// The menu bar, made from the table of commands; and the title of the window.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// Its height in pixels.
float menu_bar(Ui& ui, Workbench& bench);
/// E.g. "circle.json • Memscape"; the dot says that there are unsaved changes.
std::string window_title(const Workbench& bench);

}  // namespace memscape
