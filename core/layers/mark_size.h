// Sizes of marks, and which of them are in sight.
#pragma once
#include <algorithm>
#include <cmath>

#include "core/drawing/drawing.h"

namespace memscape {

/// Radius of one of `count` marks: many are smaller, so that they stay apart.
inline float radius_for(int count, float few, float least) {
  return std::max(least, few * std::pow(std::min(1.f, 60.f / static_cast<float>(std::max(count, 1))), 0.25f));
}

/// Within `margin` of the plot.
inline bool visible(Point2 p, const Rect& plot, float margin) {
  return p.x >= plot.x - margin && p.x <= plot.right() + margin && p.y >= plot.y - margin &&
         p.y <= plot.bottom() + margin;  // false for NaN too
}

}  // namespace memscape
