// How far rounding alone can move a gradient: measured, for what an energy sums up inside is not known.
#pragma once
#include "core/model/energy.h"

namespace memscape {

/// About the largest rounding error of the velocity at x (D), from sixth differences on lines of seven points
/// beside x. `length`: over which it changes, such as the cell of a lattice. 0 where it is not finite.
double velocity_noise(const Model& model, const ConstVector& x, double length);
/// The same of E.
double value_noise(const Energy& energy, const ConstVector& x, double length);
/// The same of ∇E, with what the rounding of x itself does where the Hessian is H.
double gradient_noise(const Energy& energy, const ConstVector& x, const Matrix& H, double length);

/// True when the gradient g at x is zero as far as it can be told: along each eigenvector of the Hessian H it
/// is below its noise, or the zero less than 1e-7 of `length` away.
bool is_root(const Energy& energy, const ConstVector& x, const ConstVector& g, const Matrix& H,
             double length);

}  // namespace memscape
