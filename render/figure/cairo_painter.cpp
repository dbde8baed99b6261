// One function per shape. Polygons of one look are filled as one path, all turned the same way, so that
// overlaps stay filled.
#include "render/figure/cairo_painter.h"

#include <numbers>

#include "render/figure/cairo_strokes.h"
#include "render/figure/figure_text.h"
#include "render/shapes/field_image.h"
#include "render/shapes/mark_outline.h"
#include "render/shapes/shapes.h"

namespace memscape {
namespace {

void set_colour(cairo_t* cr, const Colour& c) {
  cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}

bool visible(const Stroke& stroke) {
  return stroke.colour.a > 0 && stroke.width > 0;
}

void add_path(cairo_t* cr, std::span<const Point2> points, bool closed, bool backwards = false) {
  for (size_t i = 0; i < points.size(); ++i) {
    Point2 p = points[backwards ? points.size() - 1 - i : i];
    i == 0 ? cairo_move_to(cr, p.x, p.y) : cairo_line_to(cr, p.x, p.y);
  }
  if (closed && !points.empty()) cairo_close_path(cr);
}

/// A picture that fills `rect`, cut off at `clip`; with `pad` its edges are not softened.
void paint_pixels(cairo_t* cr, const Picture& picture, const Rect& rect, const Rect& clip, bool pad = false) {
  CairoSurface surface = surface_of(picture);
  cairo_save(cr);
  cairo_rectangle(cr, clip.x, clip.y, clip.width, clip.height);
  cairo_clip(cr);
  cairo_translate(cr, rect.x, rect.y);
  cairo_scale(cr, rect.width / picture.width, rect.height / picture.height);
  cairo_set_source_surface(cr, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_GOOD);
  // Readers of PDF do not soften edges; there padding would only enlarge the picture.
  if (pad && cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
  cairo_paint(cr);
  cairo_restore(cr);
}

/// A picture whose outer pixel centres lie on the border of `place`, as a resolution-independent image.
void paint_picture_at(cairo_t* cr, const Picture& picture, const Rect& place) {
  paint_pixels(cr, picture, picture_rect(picture, place), place);
}

struct CairoPainter {
  cairo_t* cr;
  FigureText text{};

  void operator()(const Lines& lines) {
    if (!visible(lines.stroke)) return;
    if (strokes_in_pieces(cr, lines)) return stroke_in_pieces(cr, lines);
    for (size_t i = 0; i < lines.starts.size(); ++i) add_path(cr, line_of(lines, i), lines.closed);
    set_stroke(cr, lines.stroke);
    cairo_stroke(cr);
  }
  void operator()(const Polygons& polygons) {
    for (size_t i = 0; i < polygons.starts.size(); ++i) {
      auto polygon = line_of(polygons, i);
      add_path(cr, polygon, true, twice_area(polygon) < 0);
    }
    set_colour(cr, polygons.fill);
    cairo_fill(cr);
  }
  void operator()(const Marks& marks) {
    for (Point2 p : marks.at) {
      cairo_save(cr);
      cairo_translate(cr, p.x, p.y);
      paint_mark(cr, marks);
      cairo_restore(cr);
    }
  }
  void operator()(const Text& shape) { paint_text(cr, text, shape); }
  void operator()(const FieldPicture& shape) {
    if (shape.field && shape.field->grid.nodes() > 0) paint_picture_at(cr, field_image(shape), shape.place);
  }
  void operator()(const Raster& shape) {
    Picture picture = raster_image(shape);
    if (picture.width > 0) paint_pixels(cr, picture, shape.place, shape.place, true);
  }
  void operator()(const ColourBar& bar) { paint_picture_at(cr, bar_image(bar), bar.place); }
  void operator()(const ClipBegin& clip) {
    cairo_save(cr);
    cairo_rectangle(cr, clip.rect.x, clip.rect.y, clip.rect.width, clip.rect.height);
    cairo_clip(cr);
  }
  void operator()(const ClipEnd&) { cairo_restore(cr); }
};

}  // namespace

void paint_mark(cairo_t* cr, const Marks& look) {
  const MarkOutline& outline = mark_outline(look.mark);
  if (look.mark == Mark::disc) {
    cairo_arc(cr, 0, 0, look.radius, 0, 2 * std::numbers::pi);
    cairo_close_path(cr);
  } else {
    for (const auto& line : outline.lines) {
      std::vector<Point2> scaled;
      for (Point2 p : line) scaled.push_back(look.radius * p);
      add_path(cr, scaled, outline.closed);
    }
  }
  if (outline.closed && look.fill.a > 0) {
    set_colour(cr, look.fill);
    cairo_fill_preserve(cr);
  }
  if (visible(look.rim)) {
    set_stroke(cr, look.rim);
    cairo_stroke_preserve(cr);
  }
  cairo_new_path(cr);
}

void paint_with_cairo(cairo_t* cr, const Drawing& drawing) {
  cairo_save(cr);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  if (drawing.background.a > 0) {
    set_colour(cr, drawing.background);
    cairo_rectangle(cr, 0, 0, drawing.width, drawing.height);
    cairo_fill(cr);
  }
  CairoPainter painter{cr};
  for (const Shape& shape : drawing.shapes) std::visit(painter, shape);
  cairo_restore(cr);
}

}  // namespace memscape
