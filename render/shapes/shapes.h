// What painters ask of shapes: one polyline of a set, and the sense of rotation of a polygon.
#pragma once
#include <span>

#include "core/drawing/drawing.h"

namespace memscape {

/// The points of line (polygon) `index` of a set of Lines or Polygons.
template <class Set>
std::span<const Point2> line_of(const Set& set, size_t index) {
  size_t from = set.starts[index];
  size_t to = index + 1 < set.starts.size() ? set.starts[index + 1] : set.points.size();
  return std::span(set.points).subspan(from, to - from);
}

/// Twice the area of a polygon, positive when it turns clockwise on the page.
inline double twice_area(std::span<const Point2> polygon) {
  double sum = 0;
  for (size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++)
    sum +=
        static_cast<double>(polygon[j].x) * polygon[i].y - static_cast<double>(polygon[i].x) * polygon[j].y;
  return sum;
}

}  // namespace memscape
