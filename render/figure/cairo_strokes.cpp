// Pieces are stroked in full colour on a page of their own, which is then laid over the picture at the
// colour's opacity.
#include "render/figure/cairo_strokes.h"

#include <algorithm>
#include <cmath>

#include "render/shapes/shapes.h"

namespace memscape {
namespace {

constexpr size_t many = 2000;  // points
constexpr size_t piece = 48;   // segments

void set_dash(cairo_t* cr, const Stroke& stroke, double offset) {
  const double dash[] = {stroke.dash, stroke.gap};
  cairo_set_dash(cr, dash, stroke.dash > 0 && stroke.gap > 0 ? 2 : 0, offset);
}

double length_of(Point2 by) {
  return std::hypot(by.x, by.y);
}

/// Each piece begins with the last segment of the one before, which covers the joint between them.
void stroke_line(cairo_t* cr, std::vector<Point2> points, const Lines& lines) {
  if (lines.closed && points.size() > 2) points.insert(points.end(), points.begin(), points.begin() + 2);
  double before = 0;  // length of the line up to the piece
  for (size_t first = 0; first + 1 < points.size(); first += piece) {
    const size_t from = first > 0 ? first - 1 : 0, to = std::min(first + piece, points.size() - 1);
    const double overlap = length_of(points[first] - points[from]);
    set_dash(cr, lines.stroke, before - overlap);
    cairo_move_to(cr, points[from].x, points[from].y);
    for (size_t i = from + 1; i <= to; ++i) cairo_line_to(cr, points[i].x, points[i].y);
    cairo_stroke(cr);
    for (size_t i = first; i < to; ++i) before += length_of(points[i + 1] - points[i]);
  }
}

}  // namespace

void set_stroke(cairo_t* cr, const Stroke& stroke) {
  const Colour& c = stroke.colour;
  cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
  cairo_set_line_width(cr, stroke.width);
  set_dash(cr, stroke, 0);
}

bool strokes_in_pieces(cairo_t* cr, const Lines& lines) {
  return lines.points.size() > many &&
         cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

void stroke_in_pieces(cairo_t* cr, const Lines& lines) {
  Stroke opaque = lines.stroke;
  opaque.colour.a = 1;
  cairo_push_group(cr);
  set_stroke(cr, opaque);
  for (size_t i = 0; i < lines.starts.size(); ++i) {
    const auto line = line_of(lines, i);
    stroke_line(cr, {line.begin(), line.end()}, lines);
  }
  cairo_pop_group_to_source(cr);
  cairo_paint_with_alpha(cr, lines.stroke.colour.a);
}

}  // namespace memscape
