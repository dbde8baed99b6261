// One row a point: kind, place, energy, nearest memory; the eigenvalues stand in the tooltip.
#include "app/critical_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/edits.h"
#include "app/track.h"
#include "core/scene/anatomy.h"
#include "render/imgui_compat.h"

namespace memscape {
namespace {

const char* kind_text(const CriticalPoint& point) {
  static constexpr const char* texts[] = {"minimum", "saddle", "maximum", "flat"};
  return point.emergent ? "emergent" : texts[static_cast<size_t>(point.kind)];
}

/// What a column sorts by.
double key_of(const CriticalPoint& point, int column, int D) {
  if (column == 0) return 2 * static_cast<int>(point.kind) + (point.emergent ? 1 : 0);
  if (column <= D) return point.x[column - 1];
  return column == D + 1 ? point.energy : point.memory;
}

std::vector<int> sorted(const std::vector<CriticalPoint>& points, int D) {
  std::vector<int> order(points.size());
  std::iota(order.begin(), order.end(), 0);
  const ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
  if (!specs || specs->SpecsCount == 0) return order;
  const int column = specs->Specs[0].ColumnIndex;
  const bool down = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    const double one = key_of(points[static_cast<size_t>(a)], column, D),
                 two = key_of(points[static_cast<size_t>(b)], column, D);
    return down ? one > two : one < two;
  });
  return order;
}

std::string tooltip_text(const CriticalPoint& point) {
  std::string text = "Eigenvalues";
  for (double value : point.eigenvalues) text += "  " + short_number(value);
  text += "\nNearest memory " + std::to_string(point.memory + 1) + ", " + short_number(point.distance, 3) +
          " away\nClick: the view moves there.";
  return text;
}

/// The view with its middle at x.
Scene centred(const Scene& scene, const Vector& x) {
  const View& view = scene.view;
  const double y = x.size() > 1 ? x[1] - (view.y[0] + view.y[1]) / 2 : 0;
  return pan(scene, x[0] - (view.x[0] + view.x[1]) / 2, y);
}

void cell(const std::string& text) {
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(text.c_str());
}

void row(Ui& ui, Workbench& bench, const CriticalPoint& point, int place) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushID(place);
  if (ImGui::Selectable(kind_text(point), false, ImGuiSelectableFlags_SpanAllColumns))
    edit_panel(bench, centred(bench.focused().scene, point.x), "view.centre");
  report_item(ui, "critical." + std::to_string(place));
  tooltip(ui, tooltip_text(point));
  ImGui::PopID();
  for (double x : point.x) cell(short_number(x, 3));
  cell(short_number(point.energy, 3));
  cell(std::to_string(point.memory + 1));
}

}  // namespace

bool has_critical_table(const Workbench& bench) {
  const PanelState& panel = bench.focused();
  return panel.scene.layers.critical && anatomy_wants(panel).critical && anatomy_possible(panel).critical;
}

void critical_table(Ui& ui, Workbench& bench) {
  const auto anatomy = bench.focused().anatomy;
  if (!anatomy || !anatomy->has.critical) return muted_text(ui, "Being computed…");
  const int D = anatomy->dimension;
  const auto& points = anatomy->critical.points;
  if (points.empty()) return muted_text(ui, "There are none in view.");
  constexpr auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                         ImGuiTableFlags_SizingStretchProp;
  const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
  const float height = line * (1.6f + static_cast<float>(std::min<size_t>(points.size(), 10)));
  push_font(ui.small);
  if (ImGui::BeginTable("critical", D + 3, flags, {0, height})) {
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("Kind", ImGuiTableColumnFlags_DefaultSort, 1.5f);
    for (int d = 1; d <= D; ++d) ImGui::TableSetupColumn(("x" + std::to_string(d)).c_str(), 0, 1);
    ImGui::TableSetupColumn("E", 0, 1.2f);
    ImGui::TableSetupColumn("Near", 0, 0.7f);
    ImGui::TableHeadersRow();
    const std::vector<int> order = sorted(points, D);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()));
    while (clipper.Step())
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        row(ui, bench, points[static_cast<size_t>(order[static_cast<size_t>(i)])], i);
    ImGui::EndTable();
  }
  ImGui::PopFont();
  if (!anatomy->critical.complete) muted_text(ui, "This list may not be complete.");
}

}  // namespace memscape
