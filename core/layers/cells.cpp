// Numbers stand where they hide no mark and no label.
#include "core/layers/cells.h"

#include <algorithm>
#include <cmath>

#include "core/layers/layer.h"

namespace memscape {
namespace {

/// The rectangle of all cells: half a cell wider than the rectangle of their middles.
Rect place_of(const Grid& grid, const PanelFrame& frame) {
  const double dx = 0.5 * (grid.x_high - grid.x_low) / (grid.width - 1),
               dy = 0.5 * (grid.y_high - grid.y_low) / (grid.height - 1);
  Point2 low = frame.to_page(grid.x_low - dx, grid.y_low - dy),
         high = frame.to_page(grid.x_high + dx, grid.y_high + dy);
  return {low.x, high.y, high.x - low.x, low.y - high.y};
}

/// Where marks stand that a number must not hide.
std::vector<Point2> marks_of(const PanelView& view) {
  std::vector<Point2> marks;
  for (const LayerKind& kind : layer_kinds())
    if (kind.taken && is_on(kind, view.panel.scene))
      for (const TakenPlace& place : kind.taken(view)) marks.push_back(place.at);
  return marks;
}

/// The first of a few places about `at` that keeps its distance from all marks, or the farthest one.
Point2 free_place(Point2 at, float distance, const std::vector<Point2>& marks) {
  const Point2 sides[] = {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}};
  Point2 best = at;
  float most = -1;
  for (Point2 side : sides) {
    const Point2 place = at + (1.25f * distance) * side;
    float nearest = 1e30f;
    for (Point2 mark : marks) nearest = std::min(nearest, std::hypot(mark.x - place.x, mark.y - place.y));
    if (nearest > distance) return place;
    if (nearest > most) most = nearest, best = place;
  }
  return best;
}

}  // namespace

long cell_at(const Grid& grid, const PanelFrame& frame, Point2 p) {
  const long i = std::lround((frame.u(p) - grid.x_low) / (grid.x_high - grid.x_low) * (grid.width - 1));
  const long j = std::lround((frame.v(p) - grid.y_low) / (grid.y_high - grid.y_low) * (grid.height - 1));
  return i < 0 || j < 0 || i >= grid.width || j >= grid.height ? -1 : j * grid.width + i;
}

void draw_cells(const PanelView& view, const Grid& grid,
                const std::shared_ptr<const std::vector<std::uint8_t>>& picture, Canvas& canvas) {
  const Rect& plot = view.frame.plot;
  Polygons ground;  // shows through where there is no support
  ground.points = {
      {plot.x, plot.y}, {plot.right(), plot.y}, {plot.right(), plot.bottom()}, {plot.x, plot.bottom()}};
  ground.starts = {0};
  ground.fill = view.style.unsupported;
  canvas.add(std::move(ground));
  canvas.add(Raster{grid.width, grid.height, picture, place_of(grid, view.frame)});
}

void draw_cell_numbers(const PanelView& view, const Grid& grid, const std::vector<BasinPlace>& places,
                       Canvas& canvas) {
  const Style& style = view.style;
  const float size = style.readable(std::clamp(1.05f * view.mark_unit(), 0.7f * style.text, style.text));
  const float cell = place_of(grid, view.frame).width / static_cast<float>(grid.width);
  std::vector<Point2> marks = marks_of(view);
  for (const Shape& shape : canvas.drawing.shapes)  // labels of contours
    if (const Text* text = std::get_if<Text>(&shape); text && view.frame.plot.contains(text->at))
      for (float side : {-0.6f, 0.f, 0.6f}) marks.push_back(text->at + Point2{side * text->size, 0});
  for (size_t b = 0; b < places.size(); ++b) {
    const BasinPlace& place = places[b];
    if (place.i < 0 || static_cast<float>(place.room) * cell < 0.8f * size) continue;
    const Point2 at = free_place(view.frame.to_page(grid.x(place.i), grid.y(place.j)), 1.15f * size, marks);
    canvas.add(Text{std::to_string(b + 1), at, size, Align::middle, Align::middle, 0, true, style.memory_rim,
                    faded(style.memory, 0.8f)});
  }
}

}  // namespace memscape
