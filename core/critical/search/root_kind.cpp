// Eigenvalues, against the gradient at some distance.
#include "core/critical/search/root_kind.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"
#include "core/critical/search/critical_grid.h"

namespace memscape {
namespace {

/// True where ∇E changes along the softest direction as its eigenvalue says, near x and half a cell off: an
/// eigenvalue that is small beside another one, but not zero.
bool confirmed(const Energy& energy, const Vector& x, const Matrix& H, double cell) {
  constexpr double allowed = 0.05;
  const SymmetricEigen eigen = eigen_symmetric(H);
  Eigen::Index softest = 0;
  eigen.values.cwiseAbs().minCoeff(&softest);
  const double value = eigen.values[softest];
  const Vector along = eigen.vectors.col(softest);
  if (value == 0) return false;
  for (double step : {-0.5 * cell, -0.05 * cell, 0.05 * cell, 0.5 * cell}) {
    const double change = energy.gradient(x + step * along).dot(along);
    if (!(std::abs(change - value * step) <= allowed * std::abs(value * step))) return false;
  }
  return true;
}

/// The zero x of ∇E, told by its Hessian. `steepness`: ‖∇E‖ over the distance, some way off.
CriticalPoint described(const Energy& energy, const Vector& x, double steepness, double cell) {
  CriticalPoint point;
  point.x = x;
  const Matrix H = energy.hessian(x);
  point.eigenvalues = eigenvalues_of(H);
  const Vector size = point.eigenvalues.cwiseAbs();
  const double zero = singular_share * std::max(size.maxCoeff(), steepness);
  if (size.minCoeff() <= zero && !confirmed(energy, x, H, cell)) {
    point.kind = CriticalKind::degenerate;
    for (double& value : point.eigenvalues)
      if (std::abs(value) <= zero) value = 0;
    return point;
  }
  const bool rises = point.eigenvalues[0] > 0, falls = point.eigenvalues[point.eigenvalues.size() - 1] < 0;
  point.kind = rises ? CriticalKind::minimum : falls ? CriticalKind::maximum : CriticalKind::saddle;
  return point;
}

/// ‖g‖, whose square may overflow.
double length_of(const Vector& g) {
  const double most = g.cwiseAbs().maxCoeff();
  return most > 0 ? most * (g / most).norm() : 0;
}

/// The largest ‖∇E‖ at a distance from x, over that distance.
double steepness_about(const Energy& energy, const Vector& x, double distance) {
  double most = 0;
  Vector g(x.size());
  for (Eigen::Index d = 0; d < x.size(); ++d)
    for (double way : {-distance, distance})
      if (std::isfinite(energy.value_and_gradient(x + way * Vector::Unit(x.size(), d), g)) && all_finite(g))
        most = std::max(most, length_of(g) / distance);
  return most;
}

}  // namespace

CriticalPoint kink_at(const Vector& x) {
  CriticalPoint point;
  point.x = x, point.kind = CriticalKind::degenerate;
  point.eigenvalues = Vector::Constant(x.size(), std::numeric_limits<double>::infinity());
  return point;
}

CriticalPoint root_at(const Energy& energy, const Vector& x, double cell) {
  const double far_off = steepness_about(energy, x, 0.5 * cell);
  constexpr double near = 1e-7, nearer = 1e-9, jump = 1e-4;
  const double jump_near = near * steepness_about(energy, x, near * cell),
               jump_nearer = nearer * steepness_about(energy, x, nearer * cell);
  if (jump_nearer < 0.5 * jump_near || jump_nearer < jump * far_off)
    return described(energy, x, far_off, cell);
  return kink_at(x);
}

}  // namespace memscape
