// Saddles and maxima of the log-sum-ReLU energy in the plane, exactly. Between circles Σ max(0, 1 - ‖x -
// ξ‖²/r²) is a concave paraboloid, so both lie on kinks: a saddle on one circle, on the line from its centre
// to the centroid of the discs that hold it; a maximum where circles cross.
#pragma once
#include <vector>

#include "core/critical/lsr/discs.h"

namespace memscape {

struct LsrKink {
  Eigen::Vector2d x;
  std::vector<int> within;    ///< memories strictly within reach
  std::vector<int> touching;  ///< memories whose circle passes through x
  /// Curvature of -Σ max(0, ·) along the circle at a saddle, times r²; across kinks it is -infinity.
  double along = 0;
};

/// All saddles, by circle and angle. With n discs holding the circle of m memories at ξ, c their centroid and
/// s = ‖c - ξ‖, the energy falls to both sides when r < s < r (1 + m/n), and is lowest along the circle at ξ
/// + r (c - ξ)/s. Touching cases, where a saddle meets a minimum, are neither.
std::vector<LsrKink> lsr_saddles(const Discs& discs);

/// All maxima of finite energy, by their first circle and angle: crossings from which the energy falls in
/// every direction.
std::vector<LsrKink> lsr_maxima(const Discs& discs);

}  // namespace memscape
