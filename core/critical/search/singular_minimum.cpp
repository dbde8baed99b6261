// The floor is found by Newton's method across it, E along it compared with E at the point.
#include "core/critical/search/singular_minimum.h"

#include <cmath>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"
#include "core/critical/search/critical_grid.h"
#include "core/critical/search/rounding.h"

namespace memscape {
namespace {

/// E on the floor beside x + step along the first eigenvector; NaN-free: +inf where there is no floor.
double floor_at(const Energy& energy, const SymmetricEigen& eigen, const Vector& x, double step) {
  constexpr int steps = 20;
  const Matrix across = eigen.vectors.rightCols(x.size() - 1);
  const Vector stiffness = eigen.values.tail(x.size() - 1);
  Vector y = x + step * eigen.vectors.col(0), g(x.size());
  for (int k = 0; k < steps; ++k) {
    if (!std::isfinite(energy.value_and_gradient(y, g)) || !all_finite(g)) break;
    const Vector move = (across.transpose() * g).cwiseQuotient(stiffness);
    y -= across * move;
    if (move.norm() <= 1e-14 * (std::abs(step) + y.norm())) break;
  }
  return energy.value(y);
}

}  // namespace

CriticalKind kind_of_singular(const Energy& energy, const Vector& x, const Matrix& H, double scale) {
  const SymmetricEigen eigen = eigen_symmetric(H);
  const double zero = singular_share * eigen.values.cwiseAbs().maxCoeff();
  if (!(eigen.values[1] > zero)) return CriticalKind::degenerate;
  const double here = energy.value(x), noise = 16 * value_noise(energy, x, scale);
  for (const double length : {0.1 * scale, 0.02 * scale})
    for (const double step : {-length, length})
      if (!(floor_at(energy, eigen, x, step) > here + noise)) return CriticalKind::degenerate;
  return CriticalKind::minimum;
}

}  // namespace memscape
