// What every model can do by evaluating batches: one state, differences, and grids row by row.
#include "core/model/model.h"

#include <algorithm>
#include <cmath>

#include "core/base/finite.h"
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/model/energy.h"

namespace memscape {

void Model::velocity(const ConstVector& x, VectorRef v) const {
  Evaluation found;
  evaluate(x, {.velocity = true}, found);
  v = found.velocity.col(0);
}

Matrix Model::jacobian(const ConstVector& x) const {
  return differences_of_velocity(*this, x);
}

Matrix differences_of_velocity(const Model& model, const ConstVector& x) {
  constexpr double step = 0x1p-10;  // error h⁴/30 of the fifth derivative, and 1e-12 of the velocity
  const Eigen::Index D = x.size();
  Matrix X = x.replicate(1, 4 * D), J = Matrix::Zero(D, D);
  Vector h(D);
  for (Eigen::Index d = 0; d < D; ++d) {
    // A power of two, so that x + h is exact.
    h[d] = std::abs(x[d]) > 1 ? std::ldexp(step, std::ilogb(x[d])) : step;
    X(d, 4 * d) -= 2 * h[d], X(d, 4 * d + 1) -= h[d];
    X(d, 4 * d + 2) += h[d], X(d, 4 * d + 3) += 2 * h[d];
  }
  Evaluation found;
  model.evaluate(X, {.velocity = true}, found);
  for (Eigen::Index d = 0; d < D; ++d) {
    const Matrix v = found.velocity.middleCols(4 * d, 4);
    if (all_finite(v.reshaped()))
      J.col(d) = (8 * (v.col(2) - v.col(1)) - (v.col(3) - v.col(0))) / (12 * h[d]);
  }
  return J;
}

bool Model::grid(const Plane& plane, const Grid& grid, bool want_slope, Field& field,
                 const std::atomic<bool>* cancelled) const {
  prepare(field, grid, want_slope);
  const bool valued = energy() != nullptr;
  if (!valued) std::fill(field.energy.begin(), field.energy.end(), 0.f);
  if (!valued && !want_slope) return !stopped(cancelled);
  parallel_for(0, grid.height, [&](int j) {
    if (stopped(cancelled)) return;
    Matrix X(plane.origin.size(), grid.width);
    for (int i = 0; i < grid.width; ++i) X.col(i) = plane.lift(grid.x(i), grid.y(j));
    Evaluation found;
    evaluate(X, {.energy = valued, .velocity = want_slope}, found);
    for (int i = 0; i < grid.width; ++i) {
      const std::size_t node = static_cast<std::size_t>(j) * grid.width + i;
      if (valued) field.energy[node] = energy_float(found.energy[i]);
      if (!want_slope) continue;
      const bool acts = all_finite(found.velocity.col(i));
      const Eigen::Vector2d along =
          acts ? Eigen::Vector2d(plane.axes.transpose() * found.velocity.col(i)) : Eigen::Vector2d(0, 0);
      field.du[node] = finite_float(-along[0]), field.dv[node] = finite_float(-along[1]);
    }
  });
  return !stopped(cancelled);
}

bool has_value(const Model& model) {
  return model.energy() && model.energy()->has_value();
}

}  // namespace memscape
