// The data set of the tutorial's section 4.3 in tests and benchmarks.
#pragma once
#include <cmath>
#include <numbers>

#include "core/model/energy.h"

namespace memscape {

/// K even points of the unit circle from (1, 0) on, 2 x K.
inline Matrix even_circle(int K) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    const double angle = 2 * std::numbers::pi * k / K;
    Xi.col(k) << std::cos(angle), std::sin(angle);
  }
  return Xi;
}

}  // namespace memscape
