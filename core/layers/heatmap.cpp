// The field through its colour map, and the unsupported region with its hatching and border.
#include <algorithm>
#include <cmath>

#include "core/layers/hatching.h"
#include "core/layers/panel.h"
#include "core/layers/simplify.h"
#include "core/plane/contours.h"

namespace memscape {
namespace {

/// Where the nodes of a field lie on the page; a field that is older than the view lies off the plot's
/// border.
Rect place_of(const Grid& grid, const PanelFrame& frame) {
  Point2 low = frame.to_page(grid.x_low, grid.y_low), high = frame.to_page(grid.x_high, grid.y_high);
  return {low.x, high.y, high.x - low.x, low.y - high.y};
}

/// Where the nearest node has no support.
bool is_bare(const Field& field, const PanelFrame& frame, Point2 p) {
  const Grid& grid = field.grid;
  double i = (frame.u(p) - grid.x_low) / (grid.x_high - grid.x_low) * (grid.width - 1);
  double j = (frame.v(p) - grid.y_low) / (grid.y_high - grid.y_low) * (grid.height - 1);
  if (!(i > -0.5 && j > -0.5 && i < grid.width - 0.5 && j < grid.height - 0.5)) return false;
  return std::isinf(field.at(static_cast<int>(std::lround(i)), static_cast<int>(std::lround(j))));
}

}  // namespace

void draw_heatmap(const PanelView& view, Canvas& canvas) {
  const auto field = view.panel.found.share<Field>();
  if (!field || view.range.empty() || basins_drawn(view.panel) || classes_drawn(view.panel)) return;
  canvas.add(FieldPicture{field, place_of(field->grid, view.frame), view.range,
                          view.panel.scene.view.colormap, view.style.unsupported});
}

void draw_unsupported(const PanelView& view, Canvas& canvas) {
  const Field* field = view.panel.result<Field>();
  if (!field) return;
  bool whole =
      std::none_of(field->energy.begin(), field->energy.end(), [](float e) { return e == INFINITY; });
  if (whole) return;
  const Style& style = view.style;
  Lines hatch = hatching(view.frame.plot, 0.75f * style.text, Slant::rising,
                         [&](Point2 p) { return is_bare(*field, view.frame, p); });
  hatch.stroke = {faded(style.muted, 0.55f), 0.5f * style.line};
  canvas.add(std::move(hatch));

  Lines border;
  border.stroke = {style.frame, style.line};
  for (const ContourLine& line : trace_border(*field)) {
    std::vector<Point2> points;
    for (const PlanePoint& p : line.points) points.push_back(view.frame.to_page(p.u, p.v));
    if (line.closed) points.push_back(points.front());
    border.begin();
    for (Point2 p : simplified(points, 0.15f)) border.points.push_back(p);
  }
  canvas.add(std::move(border));
}

}  // namespace memscape
