// Contour lines at nice levels over the range of the colours, and on in the same steps where the landscape
// goes on; dark over light places of the map and light over dark ones.
#include <algorithm>
#include <cmath>

#include "core/drawing/colormap.h"
#include "core/drawing/contour_labels.h"
#include "core/drawing/simplify.h"
#include "core/drawing/ticks.h"
#include "core/layers/basin_layer.h"
#include "core/layers/contour_thinning.h"
#include "core/layers/layer.h"
#include "core/plane/contours.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

constexpr float kTolerance = 0.04f;  // points by which a simplified line may be off

/// The energies that have lines: those that colours tell apart, and at each end as much again of what is
/// beyond them. A range that was typed is kept to.
Range lined_energies(const PanelView& view) {
  const Range &colours = view.range, usual = shown_colours(view.panel).usual;
  if (view.panel.scene.view.lock || usual.empty()) return colours;
  const double span = colours.high - colours.low;
  return {std::clamp(usual.low, colours.low - span, colours.low),
          std::clamp(usual.high, colours.high, colours.high + span)};
}

std::vector<double> levels_of(const PanelView& view) {
  const double low = view.range.low - view.zero, high = view.range.high - view.zero;
  const Range lined = lined_energies(view);
  std::vector<double> levels = nice_values(low, high, view.panel.scene.layers.whole("contours.count"));
  if (levels.size() > 1) {
    const double step = levels[1] - levels[0];
    while (levels.front() - step > lined.low - view.zero)
      levels.insert(levels.begin(), levels.front() - step);
    while (levels.back() + step < lined.high - view.zero) levels.push_back(levels.back() + step);
  }
  for (double& level : levels) level += view.zero;
  const double margin = 1e-6 * (high - low);
  std::erase_if(levels,
                [&](double level) { return level <= lined.low + margin || level >= lined.high - margin; });
  return levels;
}

float length_of(const std::vector<Point2>& points) {
  float length = 0;
  for (size_t p = 1; p < points.size(); ++p)
    length += std::hypot(points[p].x - points[p - 1].x, points[p].y - points[p - 1].y);
  return length;
}

std::vector<PageLine> page_lines(const std::vector<Contour>& contours, const PanelFrame& frame,
                                 const Thinning& thinning) {
  std::vector<PageLine> lines;
  std::vector<Point2> points;
  auto finish = [&](int level, bool whole) {
    if (whole || length_of(points) > thinning.shortest())
      lines.push_back({level, simplified(points, kTolerance)});
    points.clear();
  };
  for (size_t level = 0; level < contours.size(); ++level)
    for (const ContourLine& line : contours[level].lines) {
      bool whole = true;
      for (size_t p = 0; p < line.points.size() + line.closed; ++p) {
        const PlanePoint& at = line.points[p % line.points.size()];
        if (thinning.keeps(contours[level].level, at)) {
          points.push_back(frame.to_page(at.u, at.v));
        } else {
          whole = false;
          finish(static_cast<int>(level), false);
        }
      }
      finish(static_cast<int>(level), whole);
    }
  return lines;
}

/// Appends a line without the gaps of its labels, which are sorted along it.
void add_pieces(const PageLine& line, const std::vector<LineLabel>& gaps, Lines& to) {
  to.begin();
  float s = 0;
  size_t gap = 0;
  bool open = false;  // inside a gap
  for (size_t p = 0; p < line.points.size(); ++p) {
    Point2 before = line.points[p > 0 ? p - 1 : 0], here = line.points[p];
    float length = std::hypot(here.x - before.x, here.y - before.y);
    auto at = [&](float arc) { return before + ((arc - s) / length) * (here - before); };
    while (gap < gaps.size() && s + length > (open ? gaps[gap].to : gaps[gap].from)) {
      Point2 cut = at(open ? gaps[gap].to : gaps[gap].from);
      if (open) to.begin(), ++gap;
      to.points.push_back(cut);
      open = !open;
    }
    if (!open) to.points.push_back(here);
    s += length;
  }
}

std::vector<LineLabel> gaps_of(const std::vector<LineLabel>& labels, int line) {
  std::vector<LineLabel> gaps;
  std::copy_if(labels.begin(), labels.end(), std::back_inserter(gaps),
               [&](auto& label) { return label.line == line; });
  std::sort(gaps.begin(), gaps.end(), [](auto& a, auto& b) { return a.from < b.from; });
  return gaps;
}

void draw_contours(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Field>() || view.range.empty()) return;
  const Scene& scene = view.panel.scene;
  const Style& style = view.style;
  std::vector<double> levels = levels_of(view);
  std::vector<PageLine> lines =
      page_lines(trace_contours(*view.panel.result<Field>(), levels), view.frame,
                 Thinning(*view.panel.result<Field>(), view.frame, levels, 2.2f * view.line()));

  const float text_size = style.readable(0.78f * style.text);
  std::vector<double> named = levels;  // as labels call them
  for (double& level : named) level -= view.zero;
  NumberFormat format = format_of(named);
  std::vector<LineLabel> labels;
  if (scene.layers.on("contours.labels")) {
    std::vector<Point2> sizes;
    for (double level : named) {
      Point2 size = view.measure(whole_number_text(level, format), text_size, false);
      sizes.push_back({size.x + 0.6f * text_size, std::min(size.y, text_size)});
    }
    labels = place_labels(lines, sizes, view.frame.plot);
  }

  Lines looks[2];
  const Colour colours[2] = {style.on_dark, style.on_light};
  const Colormap& map = colormap(scene.view.colormap);
  const bool basins = basins_drawn(view.panel), heat = is_coloured(view.panel), coloured = heat || basins;
  auto look_of = [&](double level) {
    if (basins) return 1;
    return lightness(colour_at(map, position_in(view.range, level))) > 52 ? 1 : 0;
  };
  for (size_t l = 0; l < lines.size(); ++l)
    add_pieces(lines[l], gaps_of(labels, static_cast<int>(l)), looks[look_of(levels[lines[l].level])]);
  for (int k = 0; k < 2; ++k) {
    looks[k].stroke = {coloured ? colours[k] : style.contour, view.line()};
    if (!looks[k].points.empty()) canvas.add(std::move(looks[k]));
  }
  for (const LineLabel& label : labels) {
    double level = levels[lines[label.line].level];
    Colour colour = coloured ? colours[look_of(level)] : style.contour, behind = style.background;
    if (basins) behind = faded(style.memory, 0.6f);
    if (heat && !basins) behind = colour_at(map, position_in(view.range, level));
    colour.a = 1;
    canvas.labels.push_back({whole_number_text(named[lines[label.line].level], format), label.centre,
                             text_size, Align::middle, Align::middle, label.angle, false, colour, behind});
  }
}

}  // namespace

LayerKind contour_layer() {
  return {.id = "contours",
          .label = "Contours",
          .help = "Lines of equal energy.",
          .shown = true,
          .rows = {{.id = "count",
                    .label = "Levels",
                    .help = "How many levels of energy have a line.",
                    .minimum = 1,
                    .maximum = 100,
                    .fallback = 16,
                    .scale = Scale::integer},
                   {.id = "labels",
                    .label = "Labels",
                    .help = "Energies written along the lines.",
                    .scale = Scale::toggle}},
          .passes = {{Places::plane, Depth::lines, draw_contours}},
          .command = {"Contours", "Lines of equal energy.", 'c', true}};
}

}  // namespace memscape
