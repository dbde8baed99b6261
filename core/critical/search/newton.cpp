// Full pivoting in one or two dimensions, where Hessians may be singular at the start; partial pivoting,
// which is quicker, in more. At a singular root steps shrink by a steady factor: their sum is tried.
#include "core/critical/search/newton.h"

#include <Eigen/LU>
#include <cmath>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"
#include "core/critical/search/rounding.h"

namespace memscape {
namespace {

constexpr int most_halvings = 30;

Vector newton_step(const Matrix& H, const Vector& g) {
  return g.size() <= 2 ? Vector(H.fullPivLu().solve(g)) : Vector(H.partialPivLu().solve(g));
}

/// ‖∇E‖ at x, into g; infinite where E or g are.
double slope_at(const Energy& energy, const Vector& x, Vector& g) {
  const bool finite = std::isfinite(energy.value_and_gradient(x, g)) && all_finite(g);
  return finite ? g.norm() : std::numeric_limits<double>::infinity();
}

}  // namespace

std::optional<Vector> newton_root(const Energy& energy, Vector x, double limit, int steps) {
  const Vector start = x;
  Vector g(x.size()), next(x.size()), g_next(x.size()), last = Vector::Zero(x.size());
  if (!std::isfinite(slope_at(energy, x, g))) return {};
  Matrix H = energy.hessian(x);
  for (int step = 0; step < steps; ++step) {
    const Vector move = newton_step(H, g);
    if (!all_finite(move)) return {};
    double fraction = move.norm() > limit ? limit / move.norm() : 1;  // far away E may overflow
    bool better = false;
    for (int halving = 0; halving < most_halvings && !better; ++halving, fraction /= 2) {
      next = x - fraction * move;
      better = slope_at(energy, next, g_next) < g.norm();
    }
    if (!better) break;
    const double size = move.norm(), before = last.norm(), ratio = before > 0 ? size / before : 0;
    const bool steady = ratio > 0.4 && ratio < 0.999 && move.dot(last) > 0.9 * size * before;
    x = next, g = g_next, last = move;
    if (steady && step % 3 == 2) {
      next = x - ratio / (1 - ratio) * move;
      if (slope_at(energy, next, g_next) < g.norm()) x = next, g = g_next, last.setZero();
    }
    if (!((x - start).norm() <= limit)) return {};
    H = energy.hessian(x);
    if (size <= 1e-15 * (limit + x.norm()) || g.isZero(0)) break;
  }
  return is_root(energy, x, g, H, limit) ? std::optional(x) : std::nullopt;
}

std::optional<Vector> valley_root(const Energy& energy, Vector x, double limit) {
  constexpr int steps = 40;
  const Vector start = x;
  Vector g(x.size());
  Matrix H;
  for (int step = 0; step < steps; ++step) {
    if (!std::isfinite(slope_at(energy, x, g))) return {};
    H = energy.hessian(x);
    if (!all_finite(H.reshaped())) return {};
    const SymmetricEigen eigen = eigen_symmetric(H);
    Eigen::Index stiffest = 0;
    const double most = eigen.values.cwiseAbs().maxCoeff(&stiffest);
    if (most == 0) break;
    const Vector across = eigen.vectors.col(stiffest);
    const double move = across.dot(g) / eigen.values[stiffest];
    x -= move * across;
    if (!((x - start).norm() <= limit)) return {};
    if (std::abs(move) <= 1e-16 * (limit + x.norm())) break;
  }
  if (!std::isfinite(slope_at(energy, x, g))) return {};
  return is_root(energy, x, g, energy.hessian(x), limit) ? std::optional(x) : std::nullopt;
}

}  // namespace memscape
