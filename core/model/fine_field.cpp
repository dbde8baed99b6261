// Row by row, since a row of nodes is a batch.
#include "core/model/fine_field.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/model/energy.h"

namespace memscape {
namespace {

// Spans, as a share of 1 + |E|. A float's energy is off by 5e-6 of it, which a thousandth makes half a per
// cent of the colours. A double's is off by some 2e-16, the sum of a thousand terms by ten times as much.
constexpr double few_floats = 1e-3, few_doubles = 2e-14;

bool spans(const Range& range, double share) {
  const double size = 1 + std::max(std::abs(range.low), std::abs(range.high));
  return range.high - range.low > share * size;
}

/// Minus the velocities along the plane's axes, where the field carries any.
void put_slopes(const Matrix& velocities, const Plane& plane, std::size_t first, Field& field) {
  if (field.du.empty()) return;
  const Matrix along = plane.axes.transpose() * velocities;
  for (Eigen::Index i = 0; i < along.cols(); ++i) {
    field.du[first + static_cast<std::size_t>(i)] = finite_float(-along(0, i));
    field.dv[first + static_cast<std::size_t>(i)] = finite_float(-along(1, i));
  }
}

}  // namespace

bool refine(const Model& model, const Plane& plane, Field& field, const std::atomic<bool>* cancelled) {
  const Range coarse = range_of(field);
  if (coarse.empty() || !model.energy() || model.learned() || spans(coarse, few_floats)) return true;
  const Grid grid = field.grid;
  Vector energies(static_cast<Eigen::Index>(grid.nodes()));
  std::atomic<bool> sloping = false;
  parallel_for(0, grid.height, [&](int j) {
    if (stopped(cancelled)) return;
    Matrix X(plane.origin.size(), grid.width);
    for (int i = 0; i < grid.width; ++i) X.col(i) = plane.lift(grid.x(i), grid.y(j));
    Evaluation found;
    model.evaluate(X, {.energy = true, .velocity = true}, found);
    const Eigen::Index first = static_cast<Eigen::Index>(j) * grid.width;
    energies.segment(first, grid.width) = found.energy;
    if (!found.velocity.isZero(0)) sloping = true;
    put_slopes(found.velocity, plane, static_cast<std::size_t>(first), field);
  });
  if (stopped(cancelled)) return false;
  Range fine;
  for (const double energy : energies)
    if (std::isfinite(energy)) fine.include(energy);
  if (fine.empty()) return true;
  field.reference = fine.low;
  field.exhausted = sloping && !spans(fine, few_doubles);
  for (std::size_t n = 0; n < grid.nodes(); ++n)
    field.energy[n] = energy_float(energies[static_cast<Eigen::Index>(n)] - fine.low);
  return true;
}

}  // namespace memscape
