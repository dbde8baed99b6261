// A landscape over one dimension: energy against x₁ as a curve, broken where the energy is infinite, and the
// stretches of it that particles have passed.
#include <algorithm>
#include <cmath>

#include "core/layers/hatching.h"
#include "core/layers/panel.h"
#include "core/layers/simplify.h"

namespace memscape {
namespace {

using Piece = std::vector<Point2>;

/// The supported pieces of the curve, on the page.
std::vector<Piece> pieces_of(const PanelView& view) {
  const Field& field = *view.panel.result<Field>();
  std::vector<Piece> pieces;
  bool inside = false;
  for (int i = 0; i < field.grid.width; ++i) {
    float e = field.at(i, 0);
    if (std::isfinite(e)) {
      if (!inside) pieces.emplace_back();
      pieces.back().push_back(view.frame.to_page(field.grid.x(i), e - view.zero));
    }
    inside = std::isfinite(e);
  }
  return pieces;
}

struct Stretch {
  float left, right;
};

/// Where the curve has no support, wider than a point.
std::vector<Stretch> bare_stretches(const std::vector<Piece>& pieces, const Rect& plot) {
  std::vector<Stretch> bare;
  auto add = [&](float left, float right) {
    if (right - left >= 1) bare.push_back({left, right});
  };
  float left = plot.x;
  for (const Piece& piece : pieces) add(left, piece.front().x), left = piece.back().x;
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

/// A part of the curve from x₁ = low to high, its ends on the curve.
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
  for (int i = first; i < grid.width && grid.x(i) < high; ++i) add(grid.x(i), field.at(i, 0));
  add(high, value(high));
}

}  // namespace

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

void draw_curve(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Field>()) return;
  Lines curve;
  curve.stroke = view.curve_stroke();
  for (const Piece& piece : pieces_of(view)) {
    curve.begin();
    for (Point2 p : simplified(piece, 0.05f)) curve.points.push_back(p);
  }
  if (!curve.points.empty()) canvas.add(std::move(curve));
}

void draw_curve_trails(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Field>() || !view.panel.run || view.panel.run->particles() == 0) return;
  constexpr int most = 500;  // particles that have one, and steps that are looked at
  Run& run = *view.panel.run;
  const int length = view.panel.scene.layers.trails.length,
            from = length > 0 ? std::max(0, view.step - length) : 0,
            stride = std::max(1, (view.step - from) / most);
  const int count = std::min(run.particles(), most);
  Eigen::ArrayXd low = run.frame(view.step).X.row(0).head(count).transpose().array(), high = low;
  run.visit(from, view.step, stride, [&](int, const Frame& frame) {
    const Eigen::ArrayXd x = frame.X.row(0).head(count).transpose().array();
    low = low.min(x), high = high.max(x);
  });
  Lines passed;
  for (int p = 0; p < count; ++p) add_part(view, low[p], high[p], passed);
  if (passed.points.empty()) return;
  passed.stroke = {faded(view.particle_colour(), 0.45f), 6 * view.line()};  // the curve is drawn over it
  canvas.add(std::move(passed));
}

}  // namespace memscape
