// Separatrices: the borders between basins of attraction, traced from each
// saddle along its stable direction against the flow (dx/dt = +∇E) by an
// adaptive, linearly implicit Runge-Kutta pair.
#pragma once
#include <atomic>
#include <vector>

#include "core/critical/critical_points.h"

namespace memscape {

enum class SeparatrixEnd : unsigned char {
  maximum,     ///< came to rest at a maximum (or another point without gradient)
  view,        ///< left the domain
  support,     ///< reached the border beyond which the energy is infinite
  unfinished,  ///< the limit of points was met
};

/// One branch: it starts at a saddle and runs uphill.
struct Separatrix {
  int saddle = 0;                       ///< index into CriticalPoints::points
  std::vector<Eigen::Vector2d> points;  ///< a polyline, the saddle first
  SeparatrixEnd end = SeparatrixEnd::unfinished;
};

struct SeparatrixOptions {
  double tolerance = 1e-7;  ///< error of a step, as a share of the domain's diagonal
  int most_points = 2000;   ///< of one branch
};

/// Two branches for each saddle of `found`, in its order; the last point lies
/// on the border of the domain where the branch leaves it. D = 2; empty for
/// other D. Independent of the number of threads. At kinks (log-sum-ReLU) the
/// line follows the circle on which both sides run away from each other, then
/// the side that it leaves to.
std::vector<Separatrix> trace_separatrices(const Energy& energy, const CriticalPoints& found,
                                           const Domain& domain, const SeparatrixOptions& options = {},
                                           const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
