// A landscape over one dimension: energy against x₁ as a curve, broken where the energy is infinite.
#include <cmath>

#include "core/layers/panel.h"
#include "core/layers/simplify.h"

namespace memscape {
namespace {

/// The supported pieces of the curve, on the page.
std::vector<std::vector<Point2>> pieces_of(const Field& field, const PanelFrame& frame) {
  std::vector<std::vector<Point2>> pieces;
  bool inside = false;
  for (int i = 0; i < field.grid.width; ++i) {
    float e = field.at(i, 0);
    if (std::isfinite(e)) {
      if (!inside) pieces.emplace_back();
      pieces.back().push_back(frame.to_page(field.grid.x(i), e));
    }
    inside = std::isfinite(e);
  }
  return pieces;
}

/// Grey bands over the stretches without support.
Polygons bands(const std::vector<std::vector<Point2>>& pieces, const Rect& plot, Colour fill) {
  Polygons polygons;
  polygons.fill = fill;
  auto add = [&](float left, float right) {
    if (right - left < 1) return;
    polygons.starts.push_back(static_cast<std::uint32_t>(polygons.points.size()));
    for (Point2 p : {Point2{left, plot.y}, {right, plot.y}, {right, plot.bottom()}, {left, plot.bottom()}})
      polygons.points.push_back(p);
  };
  float left = plot.x;
  for (const auto& piece : pieces) add(left, piece.front().x), left = piece.back().x;
  add(left, plot.right());
  return polygons;
}

}  // namespace

void draw_curve(const PanelView& view, Canvas& canvas) {
  if (!view.panel.field) return;
  const Style& style = view.style;
  auto pieces = pieces_of(*view.panel.field, view.frame);
  Polygons bare = bands(pieces, view.frame.plot, style.unsupported);
  if (view.panel.scene.layers.unsupported && !bare.points.empty()) canvas.add(std::move(bare));
  Lines curve;
  curve.stroke = {style.accent, 2 * style.line};
  for (const auto& piece : pieces) {
    curve.begin();
    for (Point2 p : simplified(piece, 0.05f)) curve.points.push_back(p);
  }
  if (!curve.points.empty()) canvas.add(std::move(curve));
}

}  // namespace memscape
