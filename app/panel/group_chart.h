// A chart of the panel with the focus, between the widgets of the side panel.
#pragma once
#include <string_view>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// The chart of this id, `height` pixels high. `path` names it in events.
void group_chart(Ui& ui, Workbench& bench, std::string_view id, std::string_view path, float height);

}  // namespace memscape
