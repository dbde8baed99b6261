// Down the gradient flow dx/dt = -∇E to where it ends, for single states and in double.
#pragma once
#include "core/model/energy.h"

namespace memscape {

struct Descent {
  Vector end;  ///< D
  /// False when it was unsupported, left every bound, or did not come to rest in the steps allowed.
  bool settled = false;
};

/// Follows the flow from x (D) in steps of 1/‖∇²E‖ (attention updates where the energy is a mean shift), each
/// of which lowers the energy, and finishes with Newton's method where the Hessian is positive definite and
/// its step short against `scale` (a length that matters: the distance between memories).
Descent descend(const Energy& energy, const ConstVector& x, double scale);

}  // namespace memscape
