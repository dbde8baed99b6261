// Where the velocity of a model without an energy vanishes, told apart by the eigenvalues λ of its Jacobian
// J = ∂v/∂x: stable (Re λ < 0), unstable, saddle, turning (complex λ), or undecided within the error of J.
#pragma once
#include <atomic>
#include <string_view>

#include "core/critical/critical_points.h"

namespace memscape {

/// All fixed points that are found in the domain of the plane: from the cells of a grid in which both
/// components change sign or the speed has a minimum, by Newton's method. Stable ones count as minima,
/// unstable ones as maxima; `degenerate` are those with an eigenvalue whose real part is 0 within the error
/// of differences (a centre where it turns). Never complete. Points only in the plane (D = 2). Xi: 2 x K.
CriticalPoints find_fixed_points(const Model& model, const Matrix& Xi, const Domain& domain,
                                 const std::atomic<bool>* cancelled = nullptr);

/// "stable", "stable spiral", "unstable", "unstable spiral", "saddle", "centre" (turns, neither in nor out
/// within the error), "undecided".
std::string_view fixed_kind_text(const CriticalPoint& point);

}  // namespace memscape
