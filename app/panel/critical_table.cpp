// One row a point: kind, place, energy, nearest memory; the eigenvalues stand in the tooltip. In more than
// two dimensions the distance from the plane stands for the place.
#include "app/panel/critical_table.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "app/widgets/track.h"
#include "core/flow/fixed_points.h"
#include "core/layers/layer.h"
#include "core/session/anatomy.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

std::string kind_text(const CriticalPoint& point) {
  if (point.of_flow) return std::string(fixed_kind_text(point));
  return point.emergent ? "emergent" : critical_kind_text(point);
}

/// One column of the table.
struct Column {
  std::string title;
  float width;
  std::function<double(const CriticalPoint&)> value;
  bool whole = false;
};

/// The kind, the place, the energy, the nearest memory. In more than two dimensions the distance from the
/// plane is in the place of the place.
std::vector<Column> columns_of(int D, const Plane& plane, bool of_flow) {
  std::vector<Column> columns = {{"Kind", D > 2 ? 1.2f : 1.5f, [](const CriticalPoint& p) {
                                    return 2. * static_cast<int>(p.kind) + p.emergent;
                                  }}};
  if (D <= 2)
    for (int d = 0; d < D; ++d)
      columns.push_back({"x" + std::to_string(d + 1), 1, [d](const CriticalPoint& p) { return p.x[d]; }});
  if (of_flow)
    columns.push_back({"Turns", 1.2f, [](const CriticalPoint& p) { return p.turning; }});
  else
    columns.push_back({"E", D > 2 ? 1 : 1.2f, [](const CriticalPoint& p) { return p.energy; }});
  columns.push_back(
      {"Near", D > 2 ? 0.8f : 0.7f, [](const CriticalPoint& p) { return p.memory + 1.; }, true});
  if (D > 2)
    columns.push_back({"Off plane", 1.4f, [plane](const CriticalPoint& p) { return plane.distance(p.x); }});
  return columns;
}

std::vector<int> sorted(const std::vector<CriticalPoint>& points, const std::vector<Column>& columns) {
  std::vector<int> order(points.size());
  std::iota(order.begin(), order.end(), 0);
  const ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
  if (!specs || specs->SpecsCount == 0) return order;
  const auto column = static_cast<size_t>(specs->Specs[0].ColumnIndex);
  std::vector<double> keys;
  for (const CriticalPoint& point : points) keys.push_back(columns[column].value(point));
  const bool down = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    const double one = keys[static_cast<size_t>(a)], two = keys[static_cast<size_t>(b)];
    return down ? one > two : one < two;
  });
  return order;
}

std::string tooltip_text(const CriticalPoint& point) {
  const Vector& values = point.eigenvalues;
  const bool flat =
      point.singular && point.shape == CriticalShape::point && point.kind != CriticalKind::degenerate;
  std::string text = flat ? "A degenerate " + critical_kind_text(point) + "\nEigenvalues" : "Eigenvalues";
  if (point.turning > 0)
    text += "  " + short_number(values[0]) + " ± " + short_number(point.turning) + "i";
  else if (values.size() <= 4)
    for (double value : values) text += "  " + short_number(value);
  else
    text += "  " + short_number(values[0]) + "  " + short_number(values[1]) + "  …  " +
            short_number(values[values.size() - 1]);
  text += "\nNearest memory " + std::to_string(point.memory + 1) + ", " + short_number(point.distance, 3) +
          " away\nClick or Enter: the view moves there.";
  return text;
}

/// Brings x, or its place on the plane, to the middle of the view.
Pan to_middle(const PanelState& panel, const Vector& x) {
  const View& view = panel.scene.view;
  const Eigen::Vector2d at = panel.plane.project(x);
  const double y = x.size() > 1 ? at.y() - (view.y[0] + view.y[1]) / 2 : 0;
  return {at.x() - (view.x[0] + view.x[1]) / 2, y};
}

void cell(const std::string& text) {
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(text.c_str());
}

/// With as many digits as have room: a number is never cut.
void number_cell(double value) {
  ImGui::TableNextColumn();
  const float room = ImGui::GetContentRegionAvail().x;
  std::string text = "…";
  for (int digits = 3; digits >= 1; --digits)
    if (const std::string fits = short_number(value, digits); ImGui::CalcTextSize(fits.c_str()).x <= room) {
      text = fits;
      break;
    }
  ImGui::TextUnformatted(text.c_str());
}

void row(Ui& ui, Workbench& bench, const CriticalPoint& point, const std::vector<Column>& columns, int place,
         bool marked) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushID(place);
  if (ImGui::Selectable(kind_text(point).c_str(), marked, ImGuiSelectableFlags_SpanAllColumns))
    bench.act(to_middle(bench.focused(), point.x), "view.centre");
  report_item(ui, "critical." + std::to_string(place));
  tooltip(ui, tooltip_text(point));
  ImGui::PopID();
  for (size_t c = 1; c < columns.size(); ++c)
    if (columns[c].whole)
      cell(std::to_string(static_cast<int>(columns[c].value(point))));
    else
      number_cell(columns[c].value(point));
}

/// Scrolls the rows of a table so that one of them, which is `height` high, can be seen.
void keep_in_sight(float top, float height, float room) {
  const float now = ImGui::GetScrollY();
  if (top < now) ImGui::SetScrollY(top);
  if (top + height > now + room) ImGui::SetScrollY(top + height - room);
}

}  // namespace

bool has_critical_table(const Workbench& bench) {
  const PanelState& panel = bench.focused();
  return needs_of(panel).has(Need::critical) && anatomy_possible(panel).critical &&
         panel.found.refusals<Anatomy>().empty();
}

void critical_table(Ui& ui, Workbench& bench) {
  const Anatomy* anatomy = bench.focused().result<Anatomy>();
  if (!anatomy || !anatomy->has.critical) return muted_text(ui, "Being computed…");
  const std::vector<Column> columns =
      columns_of(anatomy->dimension, bench.focused().plane, !bench.focused().energy);
  const auto& points = anatomy->critical.points;
  if (points.empty()) return muted_text(ui, "There are none in view.");
  constexpr auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                         ImGuiTableFlags_SizingStretchProp;
  const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
  const float height = line * (1.6f + static_cast<float>(std::min<size_t>(points.size(), 10)));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ControlKeys keys = control_keys(ui, ImGui::GetID("points"), "critical.table", at,
                                        {at.x + ImGui::GetContentRegionAvail().x, at.y + height});
  int& marked = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("marked"), 0);
  marked = std::clamp(marked + keys.along(), 0, static_cast<int>(points.size()) - 1);
  push_font(ui.small);
  if (ImGui::BeginTable("critical", static_cast<int>(columns.size()), flags, {0, height})) {
    ImGui::TableSetupScrollFreeze(0, 1);
    for (const Column& column : columns)
      ImGui::TableSetupColumn(column.title.c_str(),
                              &column == &columns[0] ? ImGuiTableColumnFlags_DefaultSort : 0, column.width);
    ImGui::TableHeadersRow();
    const std::vector<int> order = sorted(points, columns);
    auto point_at = [&](int i) -> const CriticalPoint& {
      return points[static_cast<size_t>(order[static_cast<size_t>(i)])];
    };
    if (keys.along() != 0) keep_in_sight(static_cast<float>(marked) * line, line, height - line);
    if (keys.enter) bench.act(to_middle(bench.focused(), point_at(marked).x), "view.centre");
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()));
    while (clipper.Step())
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        row(ui, bench, point_at(i), columns, i, keys.focused && ui.focus.visible() && i == marked);
    ImGui::EndTable();
  }
  ImGui::PopFont();
  if (anatomy->dimension > 2)
    muted_text(ui,
               anatomy->critical.saddles
                   ? "Minima and saddles that were found; there may be more."
                   : "Minima that were found; there may be more. Saddles of this energy are not looked for.");
  else if (!anatomy->critical.complete)
    muted_text(ui, "At least these: the list may not be complete.");
}

}  // namespace memscape
