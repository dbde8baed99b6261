// Fewer points for the same line: what stays is within a tolerance of what was.
#pragma once
#include <vector>

#include "core/drawing/drawing.h"

namespace memscape {

/// Keeps the first and the last point and, greedily, the farthest ones whose chords leave out no point by
/// more than `tolerance`. One pass over a wedge of allowed directions.
std::vector<Point2> simplified(const std::vector<Point2>& points, float tolerance);

}  // namespace memscape
