// The energy along a straight line through R^D, and where it is lowest there: what is left of a landscape
// when all but one direction is clamped.
#pragma once
#include <vector>

#include "core/model/energy.h"

namespace memscape {

struct Slice {
  std::vector<double> at, energy;  ///< E(from + at direction), +inf where unsupported
  std::vector<double> minima;      ///< ascending; those strictly inside the range
  std::vector<double> depths;      ///< E at the minima
};

/// E at `count` places of from + s direction, s evenly over the range. Minima are zeros of the slope that it
/// crosses upwards between neighbouring places, to 1e-12 of their distance. Source: tutorial eq. 3.22.
Slice slice_of(const Energy& energy, const ConstVector& from, const ConstVector& direction,
               const Range& range, int count);

}  // namespace memscape
