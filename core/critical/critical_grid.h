// Critical points of any energy in D = 1 or 2 by sampling: cells of a grid in which both derivatives change
// sign, extrema of the grid and the memories are starts for Newton's method on ∇E = 0.
#pragma once
#include <atomic>
#include <vector>

#include "core/critical/critical_points.h"

namespace memscape {

/// Zeros of ∇E in the domain with a Hessian that is not zero, without doubles; of a chain of degenerate ones
/// the first. Features narrower than 1/160 of the domain (1/4000 for D = 1) that hold no memory can be
/// missed, and kinks are not found.
std::vector<Vector> search_grid(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                const std::atomic<bool>* cancelled = nullptr);

/// |eigenvalue| / largest |eigenvalue| below which a Hessian counts as singular.
inline constexpr double singular_share = 1e-8;

}  // namespace memscape
