// Where the energy is infinite: hatched with a border on a plane, bands or hatches under a curve.
#include <algorithm>
#include <cmath>

#include "core/drawing/hatching.h"
#include "core/drawing/simplify.h"
#include "core/layers/layer.h"
#include "core/plane/contours.h"
#include "core/views/profile.h"

namespace memscape {
namespace {

/// Where the nearest node has no support.
bool is_bare(const Field& field, const PanelFrame& frame, Point2 p) {
  const Grid& grid = field.grid;
  double i = (frame.u(p) - grid.x_low) / (grid.x_high - grid.x_low) * (grid.width - 1);
  double j = (frame.v(p) - grid.y_low) / (grid.y_high - grid.y_low) * (grid.height - 1);
  if (!(i > -0.5 && j > -0.5 && i < grid.width - 0.5 && j < grid.height - 0.5)) return false;
  return std::isinf(field.at(static_cast<int>(std::lround(i)), static_cast<int>(std::lround(j))));
}

void draw_unsupported(const PanelView& view, Canvas& canvas) {
  const auto* field = view.panel.result<Field>();
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

struct Stretch {
  float left, right;
};

/// Where the curve has no support, wider than a point.
std::vector<Stretch> bare_stretches(const std::vector<std::vector<Point2>>& pieces, const Rect& plot) {
  std::vector<Stretch> bare;
  auto add = [&](float left, float right) {
    if (right - left >= 1) bare.push_back({left, right});
  };
  float left = plot.x;
  for (const std::vector<Point2>& piece : pieces) add(left, piece.front().x), left = piece.back().x;
  add(left, plot.right());
  return bare;
}

Polygons bands(const std::vector<Stretch>& stretches, const Rect& plot, Colour fill) {
  Polygons polygons;
  polygons.fill = fill;
  for (const Stretch& s : stretches) {
    polygons.starts.push_back(static_cast<std::uint32_t>(polygons.points.size()));
    for (Point2 p :
         {Point2{s.left, plot.y}, {s.right, plot.y}, {s.right, plot.bottom()}, {s.left, plot.bottom()}})
      polygons.points.push_back(p);
  }
  return polygons;
}

void draw_bare_stretches(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Field>()) return;
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  const std::vector<Stretch> bare = bare_stretches(pieces_of(view), plot);
  if (bare.empty()) return;
  if (view.turns == 1) return canvas.add(bands(bare, plot, style.unsupported));
  // Of one among several curves: hatched in its colour, so that the others are not said to have none.
  auto inside = [&](Point2 p) {
    return std::any_of(bare.begin(), bare.end(),
                       [&](const Stretch& s) { return p.x > s.left && p.x < s.right; });
  };
  Lines hatch = hatching(plot, style.text, view.turn % 2 ? Slant::rising : Slant::falling, inside);
  hatch.stroke = {faded(view.curve_stroke().colour, 0.45f), 0.6f * style.line};
  if (!hatch.points.empty()) canvas.add(std::move(hatch));
}

}  // namespace

LayerKind support_layer() {
  return {.id = "unsupported",
          .label = "Unsupported region",
          .help = "Hatches where the energy is infinite.",
          .shown = true,
          .passes = {{Places::plane, Depth::veil, draw_unsupported},
                     {Places::profile, Depth::veil, draw_bare_stretches}}};
}

}  // namespace memscape
