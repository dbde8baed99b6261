// Arrows along the velocity (-∇E where there is an energy) on a lattice, each centred on its place: a shaft
// and a filled head. Lengths are equal, |v| / max, or log(1 + c |v| / max) / log(1 + c) with c = 1000.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/finite.h"
#include "core/drawing/colormap.h"
#include "core/layers/basin_layer.h"
#include "core/layers/layer.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

enum { unit, relative, logarithmic };  // choices of `length`

struct Arrow {
  Point2 at;
  Point2 slope;   ///< the velocity along the page's axes
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
  arrow.energy = field.reference + field.energy[node];
  return true;
}

void sample_model(const PanelView& view, double u, double v, Arrow& arrow) {
  const Model& model = *view.panel.shown;
  Evaluation found;
  model.evaluate(view.panel.plane.lift(u, v), {.energy = model.energy() != nullptr, .velocity = true}, found);
  if (model.energy()) arrow.energy = found.energy[0];
  if (!all_finite(found.velocity.col(0))) return;
  const Eigen::Vector2d along = view.panel.plane.axes.transpose() * found.velocity.col(0);
  arrow.slope = {static_cast<float>(along[0]), static_cast<float>(-along[1])};
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
        sample_model(view, u, v, arrow);
      arrow.size = std::hypot(arrow.slope.x, arrow.slope.y);
      if (std::isfinite(arrow.energy) && std::isfinite(arrow.size) && arrow.size > 0) arrows.push_back(arrow);
    }
  return arrows;
}

/// Length as a fraction of the longest.
float length_of(float share, int length) {
  constexpr float c = 1000;
  if (length == unit) return share > 1e-6f ? 1 : 0;  // below: a critical point, up to rounding
  return length == relative ? share : std::log1p(c * share) / std::log1p(c);
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

void draw_arrows(const PanelView& view, Canvas& canvas) {
  const Scene& scene = view.panel.scene;
  const int density = scene.layers.whole("arrows.density"), scale = scene.layers.whole("arrows.length");
  if (!view.panel.shown || density < 1) return;
  const Rect& plot = view.frame.plot;
  float spacing =
      std::max(std::max(plot.width, plot.height) / static_cast<float>(density), 0.8f * view.style.text);
  std::vector<Arrow> arrows = lattice(view, spacing);
  float largest = 0;
  for (const Arrow& arrow : arrows) largest = std::max(largest, arrow.size);

  const Style& style = view.style;
  const Colour colours[2] = {faded(style.on_dark, 1.5f), faded(style.on_light, 1.5f)};
  const bool basins = basins_drawn(view.panel);
  const bool coloured = basins || (is_coloured(view.panel) && !view.range.empty());
  Lines shafts[2];
  Polygons heads[2];
  for (const Arrow& arrow : arrows) {
    float length = 0.85f * spacing * length_of(arrow.size / largest, scale);
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

}  // namespace

LayerKind arrow_layer() {
  return {.id = "arrows",
          .label = "Score arrows",
          .help = "Arrows along -∇E, the direction in which energy falls.",
          .rows = {{.id = "density",
                    .label = "Density",
                    .help = "Arrows along the longer side.",
                    .minimum = 4,
                    .maximum = 100,
                    .fallback = 24,
                    .scale = Scale::integer},
                   {.id = "length",
                    .label = "Length",
                    .help = "All equal, in proportion to ‖∇E‖, or to its logarithm.",
                    .minimum = 0,
                    .maximum = 2,
                    .fallback = relative,
                    .scale = Scale::choice,
                    .choices = {"unit", "relative", "logarithmic"}}},
          .passes = {{Places::plane, Depth::arrows, draw_arrows}},
          .needs = {Need::gradient},
          .command = {"Arrows", "Arrows along the score, -∇E.", 'a'}};
}

}  // namespace memscape
