// One mark as a small picture, from the same outlines as figures: antialiased by each pixel's distance to the
// edges.
#pragma once
#include "core/drawing/drawing.h"
#include "render/shapes/picture.h"

namespace memscape {

/// The look's fill and rim (pixels; `at` and dashes are ignored) about the middle of a square of `side`
/// pixels, on nothing. Pixels that nothing covers have the rim's colour, or the fill's where there is no rim.
Picture mark_picture(const Marks& look, int side);

}  // namespace memscape
