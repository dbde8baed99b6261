// Critical points of any energy in D = 1 or 2 by sampling: cells of a grid in which ∇E may vanish, extrema of
// the grid and the memories are starts for Newton's method on ∇E = 0. How often ∇E turns round each cell
// tells whether points are missing there (winding.h); then it is looked at more closely.
#pragma once
#include <atomic>
#include <vector>

#include "core/critical/critical_points.h"

namespace memscape {

/// Critical points in the domain without doubles, kinks among them (eigenvalues ±inf); plateaus, lines and
/// rings are one point each (CriticalShape). Where two that are near cancel each other, such as a minimum and
/// a saddle, within 1/500 of the domain (1/4000 for D = 1) and hold no memory, both can be missed.
std::vector<CriticalPoint> search_grid(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                       const std::atomic<bool>* cancelled = nullptr);

/// |eigenvalue| / largest |eigenvalue| below which a Hessian counts as singular.
inline constexpr double singular_share = 1e-8;

}  // namespace memscape
