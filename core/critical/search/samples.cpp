// The grid lies off the places that formulas are symmetric about.
#include "core/critical/search/samples.h"

#include <algorithm>

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr int side = 161, line = 4001;  // nodes
constexpr double offset = 0.381966;     // of a cell, by which the grid begins before the domain

}  // namespace

Samples sample(const Energy& energy, const Domain& domain) {
  const int D = energy.dimension();
  Samples s;
  s.width = D == 1 ? line : side, s.height = D == 1 ? 1 : side;
  s.X.resize(D, static_cast<Eigen::Index>(s.width) * s.height);
  const double dx = (domain.x_high - domain.x_low) / (s.width - 2),
               dy = (domain.y_high - domain.y_low) / std::max(s.height - 2, 1);
  for (int j = 0; j < s.height; ++j)
    for (int i = 0; i < s.width; ++i) {
      s.X(0, s.index(i, j)) = domain.x_low + (i - offset) * dx;
      if (D == 2) s.X(1, s.index(i, j)) = domain.y_low + (j - offset) * dy;
    }
  s.cell = D == 1 ? dx : std::hypot(dx, dy);
  energy.batch(s.X, s.E, &s.G);
  return s;
}

Gradients gradients_at(const Energy& energy, const Box& box) {
  return {energy.gradient(box.low), energy.gradient(box.high),
          energy.gradient(Vector2d(box.low.x(), box.high.y())),
          energy.gradient(Vector2d(box.high.x(), box.low.y()))};
}

bool may_vanish(const Gradients& at, int count) {
  Vector2d mean(0, 0);
  double spread = 0;
  for (int k = 0; k < count; ++k) mean += at[static_cast<size_t>(k)] / count;
  for (int k = 0; k < count; ++k)
    spread = std::max(spread, (at[static_cast<size_t>(k)] - mean).squaredNorm());
  const double size = mean.squaredNorm();
  return std::isfinite(size) && size + spread > 0 && size <= 1.5 * 1.5 * spread;
}

bool may_vanish(const Samples& s, const Corners& cell) {
  Gradients at;
  for (int k = 0; k < cell.count; ++k)
    at[static_cast<size_t>(k)] = slope(s, cell.nodes[static_cast<size_t>(k)]);
  return may_vanish(at, cell.count);
}

}  // namespace memscape
