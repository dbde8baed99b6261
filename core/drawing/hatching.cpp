// Each line is walked in small steps.
#include "core/drawing/hatching.h"

#include <algorithm>

namespace memscape {

Lines hatching(const Rect& plot, float gap, Slant slant, const std::function<bool(Point2)>& inside) {
  Lines lines;
  constexpr float step = 0.7f;  // points; finer than a reader sees
  for (float offset = gap / 2; offset < plot.width + plot.height; offset += gap) {
    float first = std::max(0.f, offset - plot.width), last = std::min(offset, plot.height);
    auto at = [&](float t) {
      float x = offset - t;
      return Point2{slant == Slant::rising ? plot.x + x : plot.right() - x, plot.y + t};
    };
    bool open = false;
    for (float t = first; t <= last; t += step) {
      bool now = inside(at(t));
      if (now && !open) lines.begin(), lines.points.push_back(at(t));
      if (!now && open) lines.points.push_back(at(t - step));
      open = now;
    }
    if (open) lines.points.push_back(at(last));
  }
  return lines;
}

}  // namespace memscape
