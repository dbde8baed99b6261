// Paints a Drawing with Cairo, for PNG and PDF.
#pragma once
#include "core/drawing/drawing.h"
#include "render/figure/cairo_handles.h"

namespace memscape {

/// In points, from the context's present origin.
void paint_with_cairo(cairo_t* cr, const Drawing& drawing);
/// One look's mark about the present origin, with its rim.
void paint_mark(cairo_t* cr, const Marks& look);

}  // namespace memscape
