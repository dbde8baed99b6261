// What a critical point is whose Hessian does not tell: by the energy and its slope on a circle about it, a
// minimum, a maximum, a saddle of any order, or one of a whole curve or plateau of such points.
#pragma once
#include <atomic>

#include "core/critical/critical_points.h"

namespace memscape {

struct DegenerateForm {
  CriticalKind kind = CriticalKind::degenerate;
  CriticalShape shape = CriticalShape::point;
  Matrix path;          ///< of a line or a ring: 2 x n points along it
  int index = 0;        ///< turns of ∇E round the point; of points alone
  bool passes = false;  ///< E falls on one side and rises on the other: at a kink that is no critical point
};

/// Looks at the circle of radius `room` about the critical point x (D = 1 or 2) with the Hessian H, which
/// is empty at a kink. Curves are followed until they close or leave the domain. `degenerate` where nothing
/// is proven: contact of higher order than rounding can tell, folds, crossings.
DegenerateForm examine_degenerate(const Energy& energy, const ConstVector& x, const Matrix& H,
                                  const Domain& domain, double room,
                                  const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
