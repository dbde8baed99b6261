// Very many marks as one picture: sprites laid over each other on the processor, where rectangles for each
// would be slow.
#pragma once
#include <span>

#include "core/drawing/drawing.h"
#include "render/shapes/picture.h"

namespace memscape {

/// A picture of width x height pixels with `sprite` about each centre (pixels, rounded to whole ones), later
/// ones on top.
Picture lay_sprites(const Picture& sprite, std::span<const Point2> centres, int width, int height);

}  // namespace memscape
