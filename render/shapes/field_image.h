// A field through its colour map as one picture: a pixel per node, the top row of the picture is the last row
// of the field.
#pragma once
#include "core/drawing/drawing.h"
#include "render/shapes/picture.h"

namespace memscape {

/// At least 2 x 2 pixels (a single row or column is repeated). Unsupported nodes take their own colour.
Picture field_image(const FieldPicture& picture);
/// The bar's 256 colours, low energy at the bottom or left; 2 pixels across.
Picture bar_image(const ColourBar& bar);
/// The pixels of a raster; 0 x 0 where it has none or not as many as it says.
Picture raster_image(const Raster& raster);
/// The rectangle that a picture covers when the centres of its outer pixels lie on the border of `place`.
/// It is larger than `place`: clip to it.
Rect picture_rect(const Picture& picture, const Rect& place);

}  // namespace memscape
