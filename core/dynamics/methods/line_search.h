// A line search: a point along a ray with much lower energy and a much smaller slope (the strong Wolfe
// conditions).
#pragma once
#include "core/dynamics/methods/method.h"

namespace memscape {

/// A point x + t d of a ray with its energy, gradient (zero at clamped coordinates) and slope along d.
struct RayPoint {
  double t = 0, E = 0, slope = 0;
  Vector x, g;
};

/// Searches from `from` (t = 0, slope < 0) along d, trying `t` first. Returns `from` when no point lowers the
/// energy. E(t) <= E(0) + 1e-4 t E'(0) and |E'(t)| <= 0.1 |E'(0)|, or the lowest point found in 40 trials.
/// Source: Nocedal and Wright, alg. 3.5 and 3.6, with cubic interpolation.
RayPoint search_line(const StepContext& context, const RayPoint& from, const Vector& d, double t);

}  // namespace memscape
