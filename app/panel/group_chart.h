// Small charts of the panel with the focus, in a group of the side panel, and buttons that make panels of
// them.
#pragma once
#include <string_view>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/charts/kinds.h"

namespace memscape {

/// The charts that stand beside this group, each `height` pixels high; paths: "pull.chart.weights".
void group_charts(Ui& ui, Workbench& bench, Beside group, std::string_view path, float height);
/// A button of this width for each of them in one line: a panel with this chart. Paths: "pull.weights".
void group_chart_buttons(Ui& ui, Workbench& bench, Beside group, std::string_view path, float width);

}  // namespace memscape
