// Gradient steps x - α∇E with α = 1/‖∇²E‖, halved while the energy rises, then Newton's method.
#include "core/critical/search/descent.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/critical/search/rounding.h"

namespace memscape {
namespace {

constexpr int most_steps = 5000;

/// True when Newton's method from x stays within `scale` and ends where the Hessian is positive definite; x
/// is then the end.
bool finish(const Energy& energy, Vector& x, double scale) {
  Vector y = x, g(x.size());
  double last = scale;
  for (int step = 0; step < 50; ++step) {
    double e = energy.value_and_gradient(y, g);
    Eigen::LLT<Matrix> factors(energy.hessian(y));
    if (!std::isfinite(e) || factors.info() != Eigen::Success) return false;
    Vector move = factors.solve(g);
    double length = move.norm();
    if (!(length <= last)) {
      // Steps that no longer shrink are at the level of rounding, or Newton's method does not converge here.
      if (step > 2 && length <= 1e-12 * (scale + y.norm())) break;
      if (step > 1 && is_root(energy, y, g, energy.hessian(y), scale)) break;
      return false;
    }
    y -= move;
    if (length <= 1e-15 * (scale + y.norm())) break;
    last = step ? 0.5 * length + 1e-300 : length;
  }
  if ((y - x).norm() > 2 * scale) return false;
  x = y;
  return true;
}

/// One step down; false when there is none that lowers the energy.
bool step_down(const Energy& energy, Vector& x, double& e, Vector& g, Vector& next, double& plain) {
  if (const Attention* attention = energy.attention(); attention && attention->update(x, next)) {
    double lower = energy.value(next);
    if (lower <= e && next != x) {
      x = next, e = energy.value_and_gradient(x, g);
      return true;
    }
  }
  double stiffness = energy.hessian(x).norm();
  // Where E is plane steps grow: it may fall for ever.
  plain = stiffness > 0 ? 1 : 2 * plain;
  double alpha = stiffness > 0 ? 1 / stiffness : plain;
  if (energy.learned()) {  // its slope is what was learned, its values come after
    next = x - 0.5 * alpha * g;
    const bool moved = next != x;
    x = next, e = energy.value_and_gradient(x, g);
    return moved;
  }
  for (int halving = 0; halving < 60; ++halving, alpha /= 2) {
    next = x - alpha * g;
    double lower = energy.value(next);
    if (lower < e) {
      x = next, e = energy.value_and_gradient(x, g);
      return true;
    }
  }
  return false;
}

}  // namespace

Descent descend(const Energy& energy, const ConstVector& start, double scale) {
  Vector x = start, g(start.size()), next(start.size());
  double e = energy.value_and_gradient(x, g);
  if (!std::isfinite(e)) return {x, false};
  double plain = 1;
  // A memory that the flow leaves only by rounding, on a saddle, stays there.
  for (int step = 0; step < most_steps; ++step) {
    if (step % 4 == 0 && finish(energy, x, 0.05 * scale)) return {x, true};
    if (!std::isfinite(e) || x.norm() > 1e6 * (scale + start.norm())) return {x, false};
    if (!step_down(energy, x, e, g, next, plain))
      return {x, g.norm() <= 1e-8 * std::min(1 + std::abs(e), 100 * scale * energy.hessian(x).norm())};
  }
  return {x, false};
}

}  // namespace memscape
