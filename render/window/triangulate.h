// Triangles of simple polygons, by cutting ears.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/drawing/drawing.h"

namespace memscape {

/// Indices into `polygon`, three a triangle, n - 2 triangles for n corners of a simple polygon that turns
/// either way. Fewer where corners coincide or lie on a line; a polygon that crosses itself gives some
/// triangles, never an endless loop. Takes O(n^2) in bad cases. Source: Meisters, "Polygons have ears", 1975.
std::vector<std::uint32_t> triangulate(std::span<const Point2> polygon);

}  // namespace memscape
