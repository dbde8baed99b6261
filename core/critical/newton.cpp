// Full pivoting in one or two dimensions, where Hessians may be singular at the start; partial pivoting,
// which is quicker, in more.
#include "core/critical/newton.h"

#include <Eigen/LU>
#include <cmath>

namespace memscape {
namespace {

constexpr int most_halvings = 30;

Vector newton_step(const Energy& energy, const Vector& x, const Vector& g) {
  const Matrix H = energy.hessian(x);
  return x.size() <= 2 ? Vector(H.fullPivLu().solve(g)) : Vector(H.partialPivLu().solve(g));
}

}  // namespace

std::optional<Vector> newton_root(const Energy& energy, Vector x, double limit, int steps) {
  const Vector start = x;
  Vector g(x.size()), next(x.size()), g_next(x.size());
  if (!std::isfinite(energy.value_and_gradient(x, g))) return {};
  for (int step = 0; step < steps; ++step) {
    const Vector move = newton_step(energy, x, g);
    double fraction = 1;
    bool better = false;
    for (int halving = 0; halving < most_halvings && !better; ++halving, fraction /= 2) {
      next = x - fraction * move;
      better = std::isfinite(energy.value_and_gradient(next, g_next)) && g_next.norm() < g.norm();
    }
    if (move.norm() <= 1e-11 * (limit + x.norm())) return x;
    // A gradient by differences no longer shrinks where its error begins.
    if (!better && move.norm() <= 1e-7 * (limit + x.norm())) return x;
    if (!better || !((next - start).norm() <= limit)) return {};
    x = next, g = g_next;
  }
  return {};
}

}  // namespace memscape
