// What a zero of ∇E is, or a place in which ∇E jumps, as far as its Hessian tells.
#pragma once
#include "core/critical/critical_points.h"

namespace memscape {

/// The point x of a kink, to be told apart: degenerate, with infinite eigenvalues.
CriticalPoint kink_at(const Vector& x);

/// The zero x of ∇E; degenerate where an eigenvalue is zero to rounding. Where ∇E does not become small near
/// it, x lies on a kink. `cell`: a length on which E changes little.
CriticalPoint root_at(const Energy& energy, const Vector& x, double cell);

}  // namespace memscape
