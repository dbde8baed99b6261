// What a zero of ∇E in more than two dimensions is whose Hessian is singular along one direction: told by the
// floor of the valley that leads through it.
#pragma once
#include "core/critical/critical_points.h"

namespace memscape {

/// Of a degenerate point (D > 2, Hessian H): a minimum where all other eigenvalues are positive and E rises
/// along the valley's floor to both sides at two lengths below `scale`, by more than its rounding; else
/// degenerate.
CriticalKind kind_of_singular(const Energy& energy, const Vector& x, const Matrix& H, double scale);

}  // namespace memscape
