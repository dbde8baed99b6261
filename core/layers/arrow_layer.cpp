// Arrows along -∇E on a lattice, each centred on its place: a shaft and a filled head.
// Lengths are equal, |∇E| / max, or log(1 + c |∇E| / max) / log(1 + c) with c = 1000.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/drawing/colormap.h"
#include "core/layers/panel.h"

namespace memscape {
namespace {

struct Arrow {
  Point2 at;
  Point2 slope;   ///< -∇E along the page's axes
  float size;     ///< its norm
  double energy;  ///< +inf where unsupported
};

/// From the field where it carries derivatives; nodes are at most a pixel away.
bool sample_field(const Field& field, double u, double v, Arrow& arrow) {
  const Grid& grid = field.grid;
  if (field.du.empty() || grid.width < 2 || grid.height < 2) return false;
  double i = (u - grid.x_low) / (grid.x_high - grid.x_low) * (grid.width - 1);
  double j = (v - grid.y_low) / (grid.y_high - grid.y_low) * (grid.height - 1);
  if (!(i > -0.5 && j > -0.5 && i < grid.width - 0.5 && j < grid.height - 0.5)) return false;
  size_t node = static_cast<size_t>(std::lround(j)) * grid.width + static_cast<size_t>(std::lround(i));
  arrow.slope = {-field.du[node], field.dv[node]};
  arrow.energy = field.energy[node];
  return true;
}

void sample_energy(const PanelView& view, double u, double v, Arrow& arrow) {
  Vector gradient(view.panel.energy->dimension());
  arrow.energy = view.panel.energy->value_and_gradient(view.panel.plane.lift(u, v), gradient);
  Eigen::Vector2d slope = view.panel.plane.axes.transpose() * gradient;
  arrow.slope = {static_cast<float>(-slope[0]), static_cast<float>(slope[1])};
}

std::vector<Arrow> lattice(const PanelView& view, float spacing) {
  const Rect& plot = view.frame.plot;
  int columns = std::max(1, static_cast<int>(std::lround(plot.width / spacing)));
  int rows = std::max(1, static_cast<int>(std::lround(plot.height / spacing)));
  std::vector<Arrow> arrows;
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < columns; ++i) {
      Arrow arrow{
          {plot.x + (i + 0.5f) * plot.width / columns, plot.y + (j + 0.5f) * plot.height / rows}, {}, 0, 0};
      double u = view.frame.u(arrow.at), v = view.frame.v(arrow.at);
      if (!view.panel.result<Field>() || !sample_field(*view.panel.result<Field>(), u, v, arrow))
        sample_energy(view, u, v, arrow);
      arrow.size = std::hypot(arrow.slope.x, arrow.slope.y);
      if (std::isfinite(arrow.energy) && std::isfinite(arrow.size) && arrow.size > 0) arrows.push_back(arrow);
    }
  return arrows;
}

/// Length as a fraction of the longest.
float length_of(float share, ArrowLength length) {
  constexpr float c = 1000;
  if (length == ArrowLength::unit) return share > 1e-6f ? 1 : 0;  // below: a critical point, up to rounding
  return length == ArrowLength::relative ? share : std::log1p(c * share) / std::log1p(c);
}

void add_arrow(const Arrow& arrow, float length, float thickest, Lines& shafts, Polygons& heads) {
  Point2 along = (1 / arrow.size) * arrow.slope, across{-along.y, along.x};
  float head = std::min(0.5f * length, thickest);
  Point2 tip = arrow.at + (length / 2) * along, neck = tip - head * along, tail = tip - length * along;
  shafts.begin();
  shafts.points.push_back(tail);
  shafts.points.push_back(neck);
  heads.starts.push_back(static_cast<std::uint32_t>(heads.points.size()));
  for (Point2 p : {tip, neck + (0.45f * head) * across, neck - (0.45f * head) * across})
    heads.points.push_back(p);
}

/// True when the arrow would run into a label; the label's width is estimated from its length.
bool hidden(Point2 at, float length, const std::vector<Text>& labels) {
  return std::any_of(labels.begin(), labels.end(), [&](const Text& label) {
    float radians = label.angle * std::numbers::pi_v<float> / 180, c = std::cos(radians),
          s = std::sin(radians);
    Point2 d = at - label.at;
    float along = std::abs(c * d.x - s * d.y), across = std::abs(s * d.x + c * d.y);
    float width = 0.6f * label.size * static_cast<float>(label.text.size());
    return along < (width + length) / 2 && across < (label.size + length) / 2;
  });
}

}  // namespace

void draw_arrows(const PanelView& view, Canvas& canvas) {
  const Scene& scene = view.panel.scene;
  if (!view.panel.energy || scene.layers.arrows.density < 1) return;
  const Rect& plot = view.frame.plot;
  float spacing =
      std::max(std::max(plot.width, plot.height) / static_cast<float>(scene.layers.arrows.density),
               0.8f * view.style.text);
  std::vector<Arrow> arrows = lattice(view, spacing);
  float largest = 0;
  for (const Arrow& arrow : arrows) largest = std::max(largest, arrow.size);

  const Style& style = view.style;
  const Colour colours[2] = {faded(style.on_dark, 1.5f), faded(style.on_light, 1.5f)};
  const bool basins = basins_drawn(view.panel);
  const bool coloured = basins || (scene.layers.heatmap && !view.range.empty());
  Lines shafts[2];
  Polygons heads[2];
  for (const Arrow& arrow : arrows) {
    float length = 0.85f * spacing * length_of(arrow.size / largest, scene.layers.arrows.length);
    if (length < 0.8f || hidden(arrow.at, length, canvas.labels)) continue;  // a point, not an arrow
    float light = lightness(colour_at(colormap(scene.view.colormap), position_in(view.range, arrow.energy)));
    int look = light > 52 || basins ? 1 : 0;
    add_arrow(arrow, length, std::min(0.36f * spacing, 0.5f * style.text), shafts[look], heads[look]);
  }
  for (int k = 0; k < 2; ++k) {
    if (shafts[k].points.empty()) continue;
    Colour colour = coloured ? colours[k] : style.arrow;
    colour.a = std::min(colour.a, 1.f);
    shafts[k].stroke = {colour, std::min(1.1f * view.line(), 0.12f * spacing)};
    heads[k].fill = colour;
    canvas.add(std::move(shafts[k]));
    canvas.add(std::move(heads[k]));
  }
}

}  // namespace memscape
