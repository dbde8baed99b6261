// Parallel lines at 45 degrees over a part of a plot.
#pragma once
#include <functional>

#include "core/drawing/drawing.h"

namespace memscape {

enum class Slant { rising, falling };

/// Stretches of lines, `gap` points apart along the page's axes, where `inside` holds. The lines of a plot
/// are the same whatever is inside, so that hatched parts fit together.
Lines hatching(const Rect& plot, float gap, Slant slant, const std::function<bool(Point2)>& inside);

}  // namespace memscape
