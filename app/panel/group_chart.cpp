// Charts are made anew in each frame that is drawn; the window draws only when something changed.
#include "app/panel/group_chart.h"

#include "app/shell/actions.h"
#include "app/widgets/widgets.h"
#include "core/page/small_chart.h"
#include "render/window/imgui_compat.h"
#include "render/window/window_painter.h"

namespace memscape {
namespace {

void small_one(Ui& ui, Workbench& bench, const ChartKind& kind, std::string_view path, float height) {
  const PanelState& panel = bench.focused();
  if (!ui.painter) return;
  const float width = ImGui::GetContentRegionAvail().x, text = line_height_of(ui.small) * 0.85f;
  const bool projector = ui.theme.em > 0 && bench.look.theme == "projector";
  Style style = make_style(bench.look.theme, projector ? text / 1.5f : text);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const int step = shown_step(panel, bench.session.step());
  const Drawing drawing = small_chart(panel, kind.make(panel, step, bench.session.last()), width, height,
                                      style, ui.painter->measure(1));
  ui.painter->paint(drawing, *ImGui::GetWindowDrawList(), at, 1);
  ImGui::Dummy({width, height});
  report_item(ui, path);
  tooltip(ui, kind.help);
}

}  // namespace

void group_charts(Ui& ui, Workbench& bench, Beside group, std::string_view path, float height) {
  for (const ChartKind& kind : chart_kinds())
    if (kind.beside == group)
      small_one(ui, bench, kind, std::string(path) + ".chart." + std::string(kind.id), height);
}

void group_chart_buttons(Ui& ui, Workbench& bench, Beside group, std::string_view path, float width) {
  bool first = true;
  ImGui::BeginDisabled(!has_room_for_panel(bench));
  for (const ChartKind& kind : chart_kinds()) {
    if (kind.beside != group) continue;
    if (!first) ImGui::SameLine();
    first = false;
    const std::string word = "+ " + std::string(kind.title.substr(0, kind.title.find(' ')));
    if (button(ui, std::string(path) + "." + std::string(kind.id), word, kind.help, false, width))
      bench.act(AddChart{std::string(kind.id)});
  }
  ImGui::EndDisabled();
}

}  // namespace memscape
