// Strokes of many segments on pixels. Cairo takes one path whole, and the time of a path that crosses itself
// grows with its crossings; pieces of it take no longer than their segments.
#pragma once
#include "core/drawing/drawing.h"
#include "render/figure/cairo_handles.h"

namespace memscape {

void set_stroke(cairo_t* cr, const Stroke& stroke);

/// True when pieces are quicker: on pixels, of long lines.
bool strokes_in_pieces(cairo_t* cr, const Lines& lines);
/// The picture of one stroke of all lines: where pieces overlap, a translucent colour is not doubled.
void stroke_in_pieces(cairo_t* cr, const Lines& lines);

}  // namespace memscape
