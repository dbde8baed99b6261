// Rows and columns are tried in turn; the grid that gives the plots the largest area is taken, and page
// margins close around it.
#include "core/page/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/page/colour_bar.h"
#include "core/page/count_box.h"
#include "core/page/overlay.h"
#include "core/page/room.h"
#include "core/page/words.h"

namespace memscape {
namespace {

/// The panels that have a frame of their own.
std::vector<int> framed_of(const std::vector<int>& bases) {
  std::vector<int> framed;
  for (int p = 0; p < static_cast<int>(bases.size()); ++p)
    if (bases[p] == p) framed.push_back(p);
  return framed;
}

struct GridOfPlots {
  GridRoom room;
  std::vector<Point2> plots;  ///< size of each
  Point2 box;                 ///< largest width and height of them
  float area = -1;
};

float aspect_of(const Scene& scene) {
  double width = scene.view.x[1] - scene.view.x[0], height = scene.view.y[1] - scene.view.y[0];
  double aspect = width > 0 && height > 0 ? width / height : 1;
  return static_cast<float>(std::clamp(aspect, 1e-3, 1e3));
}

Point2 fitted(Point2 room, float aspect) {
  return room.x > aspect * room.y ? Point2{aspect * room.y, room.y} : Point2{room.x, room.x / aspect};
}

GridOfPlots try_grid(const Session& session, GridRoom room, const std::vector<int>& framed, Point2 page) {
  constexpr float widest = 1.9f, alone = 2.6f;  // width to height of a chart beside landscapes, of others
  constexpr float narrowest = 1.1f, upright = 0.8f;  // of a chart alone, of several
  Point2 each{std::max((page.x - room.width()) / static_cast<float>(room.columns), 1.f),
              std::max((page.y - room.height()) / static_cast<float>(room.rows), 1.f)};
  GridOfPlots grid{std::move(room), {}, {}, 0};
  float tallest = 0;
  for (int p : framed)
    if (const PanelState& panel = session.panels()[p]; view_of(panel).equal_units)
      tallest = std::max(tallest, fitted(each, aspect_of(panel.scene)).y);
  const bool charts_alone = tallest == 0 && framed.size() > 1;
  for (int p : framed) {
    const PanelState& panel = session.panels()[p];
    Point2 plot = fitted(each, aspect_of(panel.scene));
    if (!view_of(panel).equal_units) {
      float height = tallest > 0 ? tallest : std::min(each.y, each.x / (charts_alone ? upright : narrowest));
      plot = {std::min(each.x, (charts_alone ? alone : widest) * height), height};
    }
    grid.plots.push_back(plot);
    grid.box = {std::max(grid.box.x, plot.x), std::max(grid.box.y, plot.y)};
    grid.area += plot.x * plot.y;
  }
  return grid;
}

GridOfPlots best_grid(const Session& session, const Charts& charts, const PageRoom& needs, Point2 page) {
  const int count = static_cast<int>(needs.framed.size()), wanted = session.scene().figure.columns;
  const int most = wanted > 0 ? std::min(wanted, count) : count, least = wanted > 0 ? most : 1;
  GridOfPlots best;
  float best_worth = -1;
  for (int columns = most; columns >= least; --columns) {
    int rows = (count + columns - 1) / columns;
    if ((rows - 1) * columns >= count && columns > least) continue;
    GridOfPlots grid =
        try_grid(session, grid_room(session, needs, charts, rows, columns), needs.framed, page);
    // A grid without holes is worth a little area.
    const float worth = (rows * columns == count ? 1.08f : 1.f) * grid.area;
    if (worth > best_worth) best = std::move(grid), best_worth = worth;
  }
  return best;
}

void place_panels(const Session& session, const Charts& charts, const PageRoom& needs,
                  const GridOfPlots& grid, Point2 corner, Layout& layout) {
  const GridRoom& room = grid.room;
  std::vector<PanelFrame> placed;
  for (int p = 0; p < static_cast<int>(grid.plots.size()); ++p) {
    const auto i = static_cast<size_t>(p), column = static_cast<size_t>(p % room.columns);
    const Point2 plot = grid.plots[i];
    const Point2 at = corner + room.corner(p / room.columns, p % room.columns, grid.box);
    PanelFrame frame;
    frame.sides = room.sides[i];
    const float below = frame.sides.numbers_below ? needs.panels[i].below : 0;
    frame.cell = {at.x, at.y, room.left[column] + grid.box.x + room.right[column],
                  room.above + grid.box.y + below};
    frame.plot = {at.x + room.left[column] + (grid.box.x - plot.x) / 2,
                  at.y + room.above + (grid.box.y - plot.y) / 2, plot.x, plot.y};
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

/// How much larger the smallest plot would have to be to be read from afar: at least 1 where it is too small.
float tightness_of(const GridOfPlots& grid, const Style& style) {
  constexpr float enough = 9;  // times the size of the text
  float least = std::numeric_limits<float>::max();
  for (const Point2& plot : grid.plots) least = std::min(least, std::sqrt(plot.x * plot.y));
  return enough * style.text / least;
}

/// Lines of the caption.
size_t caption_lines(const Session& session, float width, const Style& style, const MeasureText& measure) {
  return wrapped(caption_parts(session, session.last()), width, style.small(), measure).size();
}

/// What a layout is made for.
struct Page {
  const Session& session;
  const Charts& charts;
  Point2 size;
  const Style& style;
  const MeasureText& measure;
  Session with_bars, with_words;  ///< of a steady page: with all layers that take room beside the plots
  bool steady = false;
  float counts_above = 0;

  const Session& seen() const { return steady ? with_bars : session; }
  bool captioned() const { return steady || has_caption(session.scene()); }
  size_t lines(float width) const {
    const size_t now = caption_lines(session, width, style, measure);
    return steady ? std::max(now, caption_lines(with_words, width, style, measure)) : now;
  }
};

Layout lay_out_page(const Page& on) {
  const Session &session = on.session, &seen = on.seen();
  const Style& style = on.style;
  const float width = on.size.x, height = on.size.y;
  Layout layout;
  layout.width = width, layout.height = height, layout.counts_above = on.counts_above;
  layout.bases = bases_of(session);
  if (session.panels().empty()) return layout;
  const Scene& scene = session.scene();
  float margin = std::min(0.8f * style.text, 0.04f * std::min(width, height));
  Rect page{margin, margin, width - 2 * margin, height - 2 * margin};

  float title = scene.title.empty() ? 0 : 1.7f * style.large();
  float caption = 0;
  const size_t all_lines = on.captioned() ? on.lines(page.width) : 0,
               lines = std::min(all_lines, static_cast<size_t>(0.25f * page.height / caption_spacing(style)));
  if (lines > 0) caption = static_cast<float>(lines) * caption_spacing(style) + 0.5f * style.text;

  const auto& panels = seen.panels();
  bool shared_bar = std::any_of(panels.begin(), panels.end(),
                                [&](auto& panel) { return has_bar(panel) && !has_own_bar(seen, panel); });
  float bar = shared_bar ? 2 * style.text + colour_bar_room(true, style, on.measure) : 0;
  PageRoom needs = page_room(seen, framed_of(layout.bases), on.charts, style, on.measure);
  needs.above += on.counts_above;
  if (bar == 0) bar = 0.6f * style.text;  // the last number below may stand out

  const GridOfPlots grid =
      best_grid(session, on.charts, needs, {page.width - bar, page.height - title - caption});
  const GridRoom& room = grid.room;
  Point2 block{static_cast<float>(room.columns) * grid.box.x + room.width(),
               static_cast<float>(room.rows) * grid.box.y + room.height()};
  float x = page.x + std::max(0.f, (page.width - block.x - bar) / 2);
  float y = page.y + title + std::max(0.f, (page.height - title - caption - block.y) / 2);
  place_panels(session, on.charts, needs, grid, {x, y}, layout);
  layout.tightness = std::max(tightness_of(grid, style), all_lines > lines ? 1.f : 0.f);
  place_bars(seen, style, layout);

  // Title and caption begin where the plots do, if they need no more lines for it.
  float left = layout.frames.front().plot.x, inner = page.right() - left;
  auto start = [&](bool fits) { return fits ? left : page.x; };
  bool fits = on.measure(scene.title, style.large(), true).x <= inner;
  if (title > 0) layout.title = {start(fits), y - title, page.right() - start(fits), title};
  fits = lines > 0 && on.lines(inner) <= lines;
  if (lines > 0)
    layout.caption = {start(fits), y + block.y + 0.5f * style.text, page.right() - start(fits),
                      caption - 0.5f * style.text};
  return layout;
}

/// Room above the plots for counts, if those of any panel would hide marks in every corner, or that has been
/// decided.
float counts_above(const Page& on, const Layout& layout, const LayoutOptions& options, bool decided) {
  if (on.session.panels().size() < 2) return 0;
  if (options.held && options.held->counts_above == 0) return 0;
  const bool alone = only_landscape(on.session) != nullptr;
  float room = 0;
  decided = decided || options.held;
  bool any_hides = decided;
  for (size_t p = 0; p < layout.frames.size(); ++p) {
    const PanelState& panel = on.session.panels()[p];
    const PanelView view{.panel = panel,
                         .frame = layout.frames[p],
                         .style = on.style,
                         .measure = on.measure,
                         .step = shown_step(panel, on.session.step())};
    const CountNeed need = counts_need(view, alone, decided);
    room = std::max(room, need.height);
    any_hides = any_hides || need.hides;
  }
  return any_hides ? room : 0;
}

Layout lay_out_with(const Charts& charts, const Session& session, float width, float height,
                    const Style& style, const MeasureText& measure, const LayoutOptions& options) {
  Page on{.session = session, .charts = charts, .size = {width, height}, .style = style, .measure = measure};
  if (options.steady) {
    on.steady = true;
    on.with_bars = with_layers(session, false);
    on.with_words = with_layers(session, true);
  }
  Layout layout = lay_out_page(on);
  constexpr int most = 3;  // smaller plots may take more lines
  for (int k = 0; k < most; ++k) {
    const float room = counts_above(on, layout, options, k > 0);
    if (room <= on.counts_above) break;
    on.counts_above = room;
    layout = lay_out_page(on);
  }
  return layout;
}

}  // namespace

Layout lay_out(const Session& session, float width, float height, const Style& style,
               const MeasureText& measure, const LayoutOptions& options) {
  return lay_out_with(charts_of(session), session, width, height, style, measure, options);
}

Style fitted_style(const Session& session, Style style, float least, Point2 page, const MeasureText& measure,
                   const LayoutOptions& options) {
  // The window has fonts for the two sizes.
  const float smaller = options.steady ? 0 : 0.9f;
  if (style.text <= least || session.panels().empty()) return style;
  const Charts charts = charts_of(session);
  while (style.text > least &&
         lay_out_with(charts, session, page.x, page.y, style, measure, options).tightness >= 1)
    style.text = std::max(least, smaller * style.text);
  return style;
}

}  // namespace memscape
