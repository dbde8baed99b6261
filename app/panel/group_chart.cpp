// Charts are made anew in each frame that is drawn; the window draws only when something changed.
#include "app/panel/group_chart.h"

#include "core/charts/kinds.h"
#include "core/page/small_chart.h"
#include "render/window/imgui_compat.h"
#include "render/window/window_painter.h"

namespace memscape {

void group_chart(Ui& ui, Workbench& bench, std::string_view id, std::string_view path, float height) {
  const PanelState& panel = bench.focused();
  const ChartKind* kind = find_chart(id);
  if (!kind || !ui.painter) return;
  const float width = ImGui::GetContentRegionAvail().x, text = line_height_of(ui.small) * 0.85f;
  const bool projector = ui.theme.em > 0 && bench.look.theme == "projector";
  Style style = make_style(bench.look.theme, projector ? text / 1.5f : text);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const int step = shown_step(panel, bench.session.step());
  const Drawing drawing = small_chart(panel, kind->make(panel, step, bench.session.last()), width, height,
                                      style, ui.painter->measure(1));
  ui.painter->paint(drawing, *ImGui::GetWindowDrawList(), at, 1);
  ImGui::Dummy({width, height});
  report_item(ui, path);
  tooltip(ui, kind->help);
}

}  // namespace memscape
