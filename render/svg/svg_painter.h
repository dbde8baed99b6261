// Paints a Drawing as SVG whose text stays text, so that it can be edited.
#pragma once
#include <string>

#include "core/drawing/drawing.h"

namespace memscape {

/// A whole SVG 1.1 document in points, coordinates with two decimals. Equal drawings give equal text.
std::string svg_text(const Drawing& drawing);

}  // namespace memscape
