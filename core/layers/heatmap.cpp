// The field through its colour map, and the unsupported region with its hatching and border.
#include <algorithm>
#include <cmath>

#include "core/landscape/contours.h"
#include "core/layers/panel.h"
#include "core/layers/simplify.h"

namespace memscape {
namespace {

/// Where the nodes of a field lie on the page; a field that is older than the view lies off the plot's
/// border.
Rect place_of(const Grid& grid, const PanelFrame& frame) {
  Point2 low = frame.to_page(grid.x_low, grid.y_low), high = frame.to_page(grid.x_high, grid.y_high);
  return {low.x, high.y, high.x - low.x, low.y - high.y};
}

/// Segments of lines at 45 degrees, `gap` apart, where the nearest node has no support.
Lines hatching(const Field& field, const PanelFrame& frame, float gap) {
  const Grid& grid = field.grid;
  const Rect& plot = frame.plot;
  Lines lines;
  auto bare = [&](Point2 p) {
    double i = (frame.u(p) - grid.x_low) / (grid.x_high - grid.x_low) * (grid.width - 1);
    double j = (frame.v(p) - grid.y_low) / (grid.y_high - grid.y_low) * (grid.height - 1);
    if (!(i > -0.5 && j > -0.5 && i < grid.width - 0.5 && j < grid.height - 0.5)) return false;
    return std::isinf(field.at(static_cast<int>(std::lround(i)), static_cast<int>(std::lround(j))));
  };
  constexpr float kStep = 0.7f;  // points; finer than a reader sees
  for (float offset = gap / 2; offset < plot.width + plot.height; offset += gap) {
    float first = std::max(0.f, offset - plot.width), last = std::min(offset, plot.height);
    auto at = [&](float t) { return Point2{plot.x + offset - t, plot.y + t}; };
    bool inside = false;
    for (float t = first; t <= last; t += kStep) {
      bool now = bare(at(t));
      if (now && !inside) lines.begin(), lines.points.push_back(at(t));
      if (!now && inside) lines.points.push_back(at(t - kStep));
      inside = now;
    }
    if (inside) lines.points.push_back(at(last));
  }
  return lines;
}

}  // namespace

void draw_heatmap(const PanelView& view, Canvas& canvas) {
  const auto& field = view.panel.field;
  if (!field || view.range.empty()) return;
  canvas.add(FieldPicture{field, place_of(field->grid, view.frame), view.range,
                          view.panel.scene.view.colormap, view.style.unsupported});
}

void draw_unsupported(const PanelView& view, Canvas& canvas) {
  const auto& field = view.panel.field;
  if (!field) return;
  bool whole =
      std::none_of(field->energy.begin(), field->energy.end(), [](float e) { return e == INFINITY; });
  if (whole) return;
  const Style& style = view.style;
  Lines hatch = hatching(*field, view.frame, 0.75f * style.text);
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
