// What every energy can do by its formula alone: batches and grids evaluated state by state, in parallel.
#include "core/model/energy.h"

#include "core/base/parallel.h"
#include "core/base/stop.h"

#include <algorithm>
#include <limits>

namespace memscape {
namespace {

void grid_row(const Energy& energy, const Plane& plane, int j, bool want_gradient, Field& field) {
  Vector g(plane.origin.size());
  for (int i = 0; i < field.grid.width; ++i) {
    size_t node = static_cast<size_t>(j) * field.grid.width + i;
    Vector x = plane.lift(field.grid.x(i), field.grid.y(j));
    if (!want_gradient) {
      field.energy[node] = energy_float(energy.value(x));
      continue;
    }
    field.energy[node] = energy_float(energy.value_and_gradient(x, g));
    Eigen::Vector2d along = plane.axes.transpose() * g;
    field.du[node] = finite_float(along[0]), field.dv[node] = finite_float(along[1]);
  }
}

}  // namespace

void Energy::evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const {
  const bool slope = wants.gradient || wants.velocity;
  if (wants.energy || slope) batch(X, found.energy, slope ? &found.gradient : nullptr);
  if (wants.velocity) found.velocity = -found.gradient;
}

void Energy::velocity(const ConstVector& x, VectorRef v) const {
  value_and_gradient(x, v);
  v = -v;
}

Matrix Energy::hessian(const ConstVector& x) const {
  const Matrix J = differences_of_velocity(*this, x);
  return -0.5 * (J + J.transpose());
}

double Energy::value(const ConstVector& x) const {
  Vector g(dimension());
  return value_and_gradient(x, g);
}

Vector Energy::gradient(const ConstVector& x) const {
  Vector g(dimension());
  value_and_gradient(x, g);
  return g;
}

void Energy::batch(const ConstMatrix& X, Vector& E, Matrix* G) const {
  E.resize(X.cols());
  if (G) G->resize(X.rows(), X.cols());
  parallel_ranges(Eigen::Index{0}, X.cols(), Eigen::Index{64}, [&](Eigen::Index begin, Eigen::Index end) {
    for (Eigen::Index i = begin; i < end; ++i)
      E[i] = G ? value_and_gradient(X.col(i), G->col(i)) : value(X.col(i));
  });
}

bool Energy::grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
                  const std::atomic<bool>* cancelled) const {
  prepare(field, grid, want_gradient);
  auto stop = [cancelled] { return stopped(cancelled); };
  parallel_for(0, grid.height, [&](int j) {
    if (!stop()) grid_row(*this, plane, j, want_gradient, field);
  });
  return !stop();
}

Guarantees Energy::guarantees() const {
  return {};
}

std::shared_ptr<const Energy> energy_of(const std::shared_ptr<const Model>& model) {
  if (!model || !model->energy()) return nullptr;
  return {model, model->energy()};
}

}  // namespace memscape
