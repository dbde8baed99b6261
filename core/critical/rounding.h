// How far rounding alone can move a gradient: measured, for what an energy sums up inside is not known.
#pragma once
#include "core/model/energy.h"

namespace memscape {

/// About the largest rounding error of ‖∇E‖ at x (D), from sixth differences of gradients on two short lines
/// beside x, on both sides of it, so that a kink through x does not count; and from the rounding of x itself
/// where the Hessian is H. `length`: over which ∇E changes, such as the cell of a lattice.
double gradient_noise(const Energy& energy, const ConstVector& x, const Matrix& H, double length);

/// True when the gradient g at x is zero as far as it can be told: along each eigenvector of the Hessian H it
/// is below its noise, or the zero less than 1e-7 of `length` away.
bool is_root(const Energy& energy, const ConstVector& x, const ConstVector& g, const Matrix& H,
             double length);

}  // namespace memscape
