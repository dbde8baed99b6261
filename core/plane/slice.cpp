// One batch along the line; each change of the slope's sign is closed in by bisection.
#include "core/plane/slice.h"

#include <cmath>

namespace memscape {
namespace {

constexpr int bisections = 40;

}  // namespace

Slice slice_of(const Energy& energy, const ConstVector& from, const ConstVector& direction,
               const Range& range, int count) {
  Slice slice;
  Matrix X(from.size(), count), G;
  for (int i = 0; i < count; ++i) {
    slice.at.push_back(range.low + (range.high - range.low) * i / (count - 1));
    X.col(i) = from + slice.at.back() * direction;
  }
  Vector E, g(from.size());
  energy.batch(X, E, &G);
  slice.energy.assign(E.begin(), E.end());
  const Vector slope = G.transpose() * direction;
  for (int i = 0; i + 1 < count; ++i) {
    if (!std::isfinite(E[i]) || !std::isfinite(E[i + 1]) || !(slope[i] < 0 && slope[i + 1] >= 0)) continue;
    double low = slice.at[static_cast<std::size_t>(i)], high = slice.at[static_cast<std::size_t>(i) + 1];
    for (int b = 0; b < bisections; ++b) {
      const double middle = 0.5 * (low + high);
      energy.value_and_gradient(from + middle * direction, g);
      (g.dot(direction) < 0 ? low : high) = middle;
    }
    slice.minima.push_back(0.5 * (low + high));
    slice.depths.push_back(energy.value(from + slice.minima.back() * direction));
  }
  return slice;
}

}  // namespace memscape
