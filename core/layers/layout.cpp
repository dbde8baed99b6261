// Rows and columns are tried in turn; the grid that gives the plots the largest area is taken, and page
// margins close around it.
#include "core/layers/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/charts/kinds.h"
#include "core/layers/overlay.h"
#include "core/layers/words.h"

namespace memscape {
namespace {

/// The panels that have a frame of their own.
std::vector<int> framed_of(const std::vector<int>& bases) {
  std::vector<int> framed;
  for (int p = 0; p < static_cast<int>(bases.size()); ++p)
    if (bases[p] == p) framed.push_back(p);
  return framed;
}

/// Room round the plots of a grid, points.
struct Room {
  float left = 0, below = 0;  ///< numbers and names of axes
  float above = 0;            ///< panel title
  std::vector<float> right;   ///< of each framed panel: a bar of its own, or the names of a chart's lines
  float gap = 0;              ///< between cells
  bool linked = false;        ///< left and below only at the outer panels

  /// Right of each column of a grid.
  std::vector<float> rights(int columns) const {
    std::vector<float> widest(static_cast<size_t>(columns), 0.f);
    for (size_t p = 0; p < right.size(); ++p)
      widest[p % widest.size()] = std::max(widest[p % widest.size()], right[p]);
    return widest;
  }
  float width(int columns) const {
    auto each = rights(columns);
    float all = std::accumulate(each.begin(), each.end(), 0.f);
    return static_cast<float>(linked ? 1 : columns) * left + all + static_cast<float>(columns - 1) * gap;
  }
  float height(int rows) const { return rows * above + (linked ? 1 : rows) * below + (rows - 1) * gap; }
};

using Charts = std::vector<std::shared_ptr<const Chart>>;  // of each panel, null where it shows none

Charts charts_of(const Session& session) {
  Charts charts;
  for (const PanelState& panel : session.panels())
    charts.push_back(subject_of(panel) == Subject::chart
                         ? std::make_shared<const Chart>(
                               chart_of(panel, shown_step(panel, session.step()), session.last()))
                         : nullptr);
  return charts;
}

struct GridOfPlots {
  int rows = 1, columns = 1;
  std::vector<Point2> plots;  ///< size of each
  Point2 box;                 ///< largest width and height of them
  float area = -1;
};

/// Width of the numbers left of a panel. Energies are not known yet; they get room for five characters.
float numbers_width(const PanelState& panel, const Style& style, const MeasureText& measure) {
  float widest = measure("\u221200.5", style.small(), false).x;
  if (subject_of(panel) != Subject::landscape) return widest;
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

Room room_for(const Session& session, const std::vector<int>& framed, const Charts& charts,
              const Style& style, const MeasureText& measure) {
  Room room;
  room.linked = axes_linked(session);
  room.gap = (room.linked ? 1.f : 1.2f) * style.text;
  auto titles = titles_of(session);
  if (std::any_of(titles.begin(), titles.end(), [](auto& title) { return !title.empty(); }))
    room.above = 1.5f * style.text;
  for (int p : framed) {
    const PanelState& panel = session.panels()[p];
    if (panel.scene.layers.axes) {
      float numbers = numbers_width(panel, style, measure);
      room.left = std::max(room.left, 0.6f * style.text + numbers + 1.6f * style.text);
      room.below = std::max(room.below, 0.6f * style.text + 1.2f * style.small() + 1.3f * style.text);
    }
    room.right.push_back(0);
    if (has_own_bar(session, panel))
      room.right.back() = 1.7f * style.text + colour_bar_room(true, style, measure);
    if (charts[p]) room.right.back() = names_width(*charts[p], style, measure);
  }
  return room;
}

float aspect_of(const Scene& scene) {
  double width = scene.view.x[1] - scene.view.x[0], height = scene.view.y[1] - scene.view.y[0];
  double aspect = width > 0 && height > 0 ? width / height : 1;
  return static_cast<float>(std::clamp(aspect, 1e-3, 1e3));
}

Point2 fitted(Point2 room, float aspect) {
  return room.x > aspect * room.y ? Point2{aspect * room.y, room.y} : Point2{room.x, room.x / aspect};
}

GridOfPlots try_grid(const Session& session, const std::vector<int>& framed, const Room& room, Point2 page,
                     int rows, int columns) {
  constexpr float kWidest = 1.9f;  // width to height of a chart
  Point2 each{std::max((page.x - room.width(columns)) / columns, 1.f),
              std::max((page.y - room.height(rows)) / rows, 1.f)};
  GridOfPlots grid{rows, columns, {}, {}, 0};
  float tallest = 0;
  for (int p : framed)
    if (const PanelState& panel = session.panels()[p]; subject_of(panel) == Subject::landscape)
      tallest = std::max(tallest, fitted(each, aspect_of(panel.scene)).y);
  for (int p : framed) {
    const PanelState& panel = session.panels()[p];
    Point2 plot = fitted(each, aspect_of(panel.scene));
    if (subject_of(panel) != Subject::landscape) {
      float height = tallest > 0 ? tallest : std::min(each.y, each.x / 1.1f);
      plot = {std::min(each.x, kWidest * height), height};
    }
    grid.plots.push_back(plot);
    grid.box = {std::max(grid.box.x, plot.x), std::max(grid.box.y, plot.y)};
    grid.area += plot.x * plot.y;
  }
  return grid;
}

GridOfPlots best_grid(const Session& session, const std::vector<int>& framed, const Room& room, Point2 page) {
  int count = static_cast<int>(framed.size());
  GridOfPlots best;
  for (int columns = count; columns >= 1; --columns) {
    int rows = (count + columns - 1) / columns;
    if ((rows - 1) * columns >= count) continue;
    GridOfPlots grid = try_grid(session, framed, room, page, rows, columns);
    bool full = rows * columns == count;
    // A grid without holes is worth a little area.
    if ((full ? 1.08f : 1.f) * grid.area > (best.rows * best.columns == count ? 1.08f : 1.f) * best.area)
      best = grid;
  }
  return best;
}

void place_panels(const Session& session, const Charts& charts, const Room& room, const GridOfPlots& grid,
                  Point2 corner, Layout& layout) {
  const std::vector<float> rights = room.rights(grid.columns);
  std::vector<PanelFrame> placed;
  for (int p = 0; p < static_cast<int>(grid.plots.size()); ++p) {
    int row = p / grid.columns, column = p % grid.columns;
    Point2 plot = grid.plots[p];
    float left = !room.linked || column == 0 ? room.left : 0;
    PanelFrame frame;
    float before =
        std::accumulate(rights.begin(), rights.begin() + column, 0.f);  // bars of columns to the left
    if (column > 0) before += (room.linked ? 1.f : static_cast<float>(column)) * room.left;
    float x = corner.x + before + static_cast<float>(column) * (grid.box.x + room.gap);
    float y = corner.y + row * (grid.box.y + room.above + room.gap + (room.linked ? 0 : room.below));
    bool lowest = p + grid.columns >= static_cast<int>(grid.plots.size());
    float below = !room.linked || lowest ? room.below : 0;
    frame.cell = {x, y, left + grid.box.x + rights[static_cast<size_t>(column)],
                  room.above + grid.box.y + below};
    frame.plot = {x + left + (grid.box.x - plot.x) / 2, y + room.above + (grid.box.y - plot.y) / 2, plot.x,
                  plot.y};
    placed.push_back(frame);
  }
  size_t next = 0;  // overlays follow the panel whose frame they share
  for (int p = 0; p < static_cast<int>(layout.bases.size()); ++p) {
    layout.frames.push_back(layout.bases[p] == p ? placed[next++] : layout.frames[layout.bases[p]]);
    layout.frames.back().chart = charts[static_cast<size_t>(p)];
  }
  set_extents(session, layout);
}

void place_bars(const Session& session, const Style& style, Layout& layout) {
  const auto& panels = session.panels();
  layout.colour_bars.push_back({});
  layout.bar_panel.push_back(0);
  float top = layout.height, bottom = 0, right = 0;
  for (size_t p = 0; p < panels.size(); ++p) {
    const Rect& plot = layout.frames[p].plot;
    right = std::max(right, layout.frames[p].cell.right());
    top = std::min(top, plot.y), bottom = std::max(bottom, plot.bottom());
    if (has_own_bar(session, panels[p])) {
      layout.colour_bars.push_back(
          {plot.right() + 0.6f * style.text, plot.y, 0.9f * style.text, plot.height});
      layout.bar_panel.push_back(static_cast<int>(p));
    }
  }
  for (size_t p = 0; p < panels.size(); ++p)
    if (has_bar(panels[p]) && !has_own_bar(session, panels[p])) {
      layout.colour_bars[0] = {right + 0.9f * style.text, top, 1.1f * style.text, bottom - top};
      layout.bar_panel[0] = static_cast<int>(p);
      break;
    }
}

}  // namespace

Layout lay_out(const Session& session, float width, float height, const Style& style,
               const MeasureText& measure) {
  Layout layout;
  layout.width = width, layout.height = height;
  layout.bases = bases_of(session);
  if (session.panels().empty()) return layout;
  const Scene& scene = session.scene();
  float margin = std::min(0.8f * style.text, 0.04f * std::min(width, height));
  Rect page{margin, margin, width - 2 * margin, height - 2 * margin};

  float title = scene.title.empty() ? 0 : 1.7f * style.large();
  float caption = 0;
  auto lines_in = [&](float wide) {
    return wrapped(caption_parts(session, session.last()), wide, style.small(), measure).size();
  };
  size_t lines = scene.layers.caption ? lines_in(page.width) : 0;
  lines = std::min(lines, static_cast<size_t>(0.25f * page.height / caption_spacing(style)));
  if (lines > 0) caption = static_cast<float>(lines) * caption_spacing(style) + 0.5f * style.text;

  const auto& panels = session.panels();
  bool shared_bar = std::any_of(panels.begin(), panels.end(),
                                [&](auto& panel) { return has_bar(panel) && !has_own_bar(session, panel); });
  float bar = shared_bar ? 2 * style.text + colour_bar_room(true, style, measure) : 0;
  const Charts charts = charts_of(session);
  const std::vector<int> framed = framed_of(layout.bases);
  Room room = room_for(session, framed, charts, style, measure);
  if (bar == 0) bar = 0.6f * style.text;  // the last number below may stand out

  GridOfPlots grid = best_grid(session, framed, room, {page.width - bar, page.height - title - caption});
  Point2 block{grid.columns * grid.box.x + room.width(grid.columns),
               grid.rows * grid.box.y + room.height(grid.rows)};
  float x = page.x + std::max(0.f, (page.width - block.x - bar) / 2);
  float y = page.y + title + std::max(0.f, (page.height - title - caption - block.y) / 2);
  place_panels(session, charts, room, grid, {x, y}, layout);
  place_bars(session, style, layout);

  // Title and caption begin where the plots do, if they need no more lines for it.
  float left = layout.frames.front().plot.x, inner = page.right() - left;
  auto start = [&](bool fits) { return fits ? left : page.x; };
  bool fits = measure(scene.title, style.large(), true).x <= inner;
  if (title > 0) layout.title = {start(fits), y - title, page.right() - start(fits), title};
  fits = lines > 0 && lines_in(inner) <= lines;
  if (lines > 0)
    layout.caption = {start(fits), y + block.y + 0.5f * style.text, page.right() - start(fits),
                      caption - 0.5f * style.text};
  return layout;
}

}  // namespace memscape
