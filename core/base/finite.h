// Whether all numbers are finite, without the subtraction of infinities by which Eigen tells, which traps
// where invalid operations do.
#pragma once
#include <algorithm>
#include <cmath>

#include "core/base/vectors.h"

namespace memscape {

inline bool all_finite(const ConstVector& x) {
  return std::all_of(x.begin(), x.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace memscape
