// A landscape over one dimension: energy against x₁ as a curve, broken where the energy is infinite.
#include "core/views/profile.h"

#include <algorithm>
#include <cmath>

#include "core/drawing/simplify.h"

namespace memscape {

std::vector<std::vector<Point2>> pieces_of(const PanelView& view) {
  const Field& field = *view.panel.result<Field>();
  std::vector<std::vector<Point2>> pieces;
  bool inside = false;
  for (int i = 0; i < field.grid.width; ++i) {
    const double e = field.value(i, 0);
    if (std::isfinite(e)) {
      if (!inside) pieces.emplace_back();
      pieces.back().push_back(view.frame.to_page(field.grid.x(i), e - view.zero));
    }
    inside = std::isfinite(e);
  }
  return pieces;
}

void add_part(const PanelView& view, double low, double high, Lines& lines) {
  const Field& field = *view.panel.result<Field>();
  const Grid& grid = field.grid;
  low = std::max(low, grid.x_low), high = std::min(high, grid.x_high);
  if (!(low < high)) return;
  const double cell = (grid.x_high - grid.x_low) / std::max(grid.width - 1, 1);
  bool inside = false;
  auto add = [&](double x, double e) {
    if (std::isfinite(e)) {
      if (!inside) lines.begin();
      lines.points.push_back(view.frame.to_page(x, e - view.zero));
    }
    inside = std::isfinite(e);
  };
  auto value = [&](double x) { return view.panel.energy->value(Vector::Constant(1, x)); };
  add(low, value(low));
  const int first = static_cast<int>(std::floor((low - grid.x_low) / cell)) + 1;
  for (int i = first; i < grid.width && grid.x(i) < high; ++i) add(grid.x(i), field.value(i, 0));
  add(high, value(high));
}

void draw_curve(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Field>()) return;
  Lines curve;
  curve.stroke = view.curve_stroke();
  for (const std::vector<Point2>& piece : pieces_of(view)) {
    curve.begin();
    for (Point2 p : simplified(piece, 0.05f)) curve.points.push_back(p);
  }
  if (!curve.points.empty()) canvas.add(std::move(curve));
}

}  // namespace memscape
