// Differences are counted in pixels, and told by the channel that differs most.
#include "render/shapes/picture.h"

#include <algorithm>
#include <cstdlib>

namespace memscape {

Difference difference(const Picture& a, const Picture& b, int tolerance) {
  if (a.width != b.width || a.height != b.height) return {1, 255};
  Difference result;
  size_t differing = 0;
  for (size_t p = 0; p < a.rgba.size(); p += 4) {
    int most = 0;
    for (size_t c = p; c < p + 4; ++c) most = std::max(most, std::abs(a.rgba[c] - b.rgba[c]));
    result.largest = std::max(result.largest, most);
    differing += most > tolerance;
  }
  if (!a.rgba.empty())
    result.share = 4.0 * static_cast<double>(differing) / static_cast<double>(a.rgba.size());
  return result;
}

}  // namespace memscape
