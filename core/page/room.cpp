// Numbers of axes are measured before they are known: those of views by their ends, others by five
// characters.
#include "core/page/room.h"

#include <algorithm>
#include <numeric>

#include "core/charts/kinds.h"
#include "core/page/colour_bar.h"

namespace memscape {
namespace {

/// Width of the numbers left of a panel. Energies are not known yet; they get room for five characters. So do
/// other numbers, that plots keep still while a view is moved, but on a page of `several` panels for four.
float numbers_width(const PanelState& panel, bool several, const Style& style, const MeasureText& measure) {
  const bool landscape = places_of(panel) == Places::plane;
  float widest = measure(landscape && several ? "\u22120.5" : "\u221200.5", style.small(), false).x;
  if (!landscape) return widest;
  auto ticks = nice_values(panel.scene.view.y[0], panel.scene.view.y[1], 8);
  if (ticks.empty()) return widest;
  NumberFormat format = format_of(ticks);
  for (double value : {ticks.front(), ticks.back()})
    widest = std::max(widest, measure(number_text(value, format), style.small(), false).x);
  return widest;
}

/// Width right of a chart for the names at the ends of its lines.
float names_width(const Chart& chart, const Style& style, const MeasureText& measure) {
  float widest = 0;
  for (const ChartSeries& series : chart.series)
    if (series.look == ChartSeries::Look::line && !series.name.empty())
      widest = std::max(widest, measure(series.name, style.small(), false).x);
  return widest > 0 ? widest + style.text : 0;
}

PanelRoom room_of(const Session& session, const PanelState& panel, const Chart* chart, bool several,
                  const Style& style, const MeasureText& measure) {
  PanelRoom room;
  if (has_axes(panel)) {
    room.left = 0.6f * style.text + numbers_width(panel, several, style, measure) + 1.6f * style.text;
    room.below = 0.6f * style.text + 1.2f * style.small() + 1.3f * style.text;
  }
  if (has_own_bar(session, panel)) room.right = 1.7f * style.text + colour_bar_room(true, style, measure);
  if (chart) room.right = names_width(*chart, style, measure);
  return room;
}

float sum(const std::vector<float>& of, int count) {
  return std::accumulate(of.begin(), of.begin() + count, 0.f);
}

}  // namespace

Charts charts_of(const Session& session) {
  Charts charts;
  for (const PanelState& panel : session.panels())
    charts.push_back(view_of(panel).charts ? std::make_shared<const Chart>(chart_of(
                                                 panel, shown_step(panel, session.step()), session.last()))
                                           : nullptr);
  return charts;
}

PageRoom page_room(const Session& session, const std::vector<int>& framed, const Charts& charts,
                   const Style& style, const MeasureText& measure) {
  PageRoom page{.framed = framed, .gap = style.text};
  const auto titles = titles_of(session);
  for (int p : framed) {
    const auto i = static_cast<size_t>(p);
    const PanelState& panel = session.panels()[i];
    // Studies tell their progress there.
    if (!titles[i].empty() || study_kind(panel)) page.above = 1.5f * style.text;
    page.panels.push_back(room_of(session, panel, charts[i].get(), framed.size() > 1, style, measure));
  }
  return page;
}

GridRoom grid_room(const Session& session, const PageRoom& page, const Charts& charts, int rows,
                   int columns) {
  const int count = static_cast<int>(page.framed.size());
  GridRoom room{.rows = rows, .columns = columns, .above = page.above, .gap = page.gap};
  room.left.resize(static_cast<size_t>(columns)), room.right.resize(static_cast<size_t>(columns));
  room.below.resize(static_cast<size_t>(rows)), room.sides.resize(static_cast<size_t>(count));
  auto share = [&](int first, int second, int axis) {
    const auto a = static_cast<size_t>(page.framed[static_cast<size_t>(first)]),
               b = static_cast<size_t>(page.framed[static_cast<size_t>(second)]);
    return share_axis(session.panels()[a], charts[a].get(), session.panels()[b], charts[b].get(), axis);
  };
  for (int column = 0; column < columns; ++column) {
    bool shared = column > 0;
    for (int p = column; p < count; p += columns) shared = shared && share(p - 1, p, 1);
    for (int p = column; p < count; p += columns) {
      const PanelRoom& panel = page.panels[static_cast<size_t>(p)];
      room.sides[static_cast<size_t>(p)].numbers_left = !shared;
      float& left = room.left[static_cast<size_t>(column)];
      float& right = room.right[static_cast<size_t>(column)];
      if (!shared) left = std::max(left, panel.left);
      right = std::max(right, panel.right);
    }
  }
  for (int row = 0; row < rows; ++row) {
    const int first = row * columns, end = std::min(count, first + columns);
    bool shared = row + 1 < rows;
    for (int p = first; p < end && p + columns < count; ++p) shared = shared && share(p, p + columns, 0);
    for (int p = first; p < end; ++p) {
      room.sides[static_cast<size_t>(p)].numbers_below = !shared || p + columns >= count;
      float& below = room.below[static_cast<size_t>(row)];
      if (!shared) below = std::max(below, page.panels[static_cast<size_t>(p)].below);
    }
  }
  return room;
}

float GridRoom::width() const {
  return sum(left, columns) + sum(right, columns) + static_cast<float>(columns - 1) * gap;
}

float GridRoom::height() const {
  return static_cast<float>(rows) * above + sum(below, rows) + static_cast<float>(rows - 1) * gap;
}

Point2 GridRoom::corner(int row, int column, Point2 box) const {
  return {sum(left, column) + sum(right, column) + static_cast<float>(column) * (box.x + gap),
          sum(below, row) + static_cast<float>(row) * (above + box.y + gap)};
}

}  // namespace memscape
