// By halving the way between two nodes.
#include "core/critical/search/kinks.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"
#include "core/critical/search/missed.h"
#include "core/critical/search/root_kind.h"

namespace memscape {
namespace {

using Eigen::Vector2d;

/// Where on the way from a, with the gradient ga, to b the gradient jumps to its opposite.
Vector jump_between(const Energy& energy, Vector a, Vector b, const Vector& ga) {
  Vector g(2);
  for (int halving = 0; halving < 50; ++halving) {
    const Vector middle = 0.5 * (a + b);
    if (!std::isfinite(energy.value_and_gradient(middle, g)) || g.isZero(0)) return middle;
    (g.dot(ga) > 0 ? a : b) = middle;
  }
  return 0.5 * (a + b);
}

}  // namespace

std::vector<CriticalPoint> opposite_jumps(const Energy& energy, const Samples& s) {
  constexpr double opposite = -0.99;  // cosine
  std::vector<std::vector<CriticalPoint>> rows(static_cast<size_t>(s.height));
  parallel_for(0, s.height, [&](int j) {
    for (int i = 0; i + 1 < s.width; ++i)
      for (const auto& [x, y] : {std::pair{i + 1, j}, {i, j + 1}}) {
        const Eigen::Index here = s.index(i, j), other = s.index(x, y);
        if (y >= s.height || !std::isfinite(s.E[here]) || !std::isfinite(s.E[other])) continue;
        const Vector2d a = slope(s, here), b = slope(s, other);
        if (!(a.dot(b) < 0) || !(a.dot(b) < opposite * a.norm() * b.norm())) continue;
        const Vector at = jump_between(energy, s.X.col(here), s.X.col(other), a);
        const Vector step = 1e-6 * (s.X.col(other) - s.X.col(here)), before = energy.gradient(at - step),
                     after = energy.gradient(at + step);
        const double sizes = before.norm() * after.norm();
        if (std::isfinite(energy.value(at)) && sizes > 1e-4 * a.norm() * b.norm() &&
            before.dot(after) < -0.999999 * sizes)
          rows[static_cast<size_t>(j)].push_back(kink_at(at));
      }
  });
  std::vector<CriticalPoint> all;
  for (const auto& row : rows) all.insert(all.end(), row.begin(), row.end());
  return all;
}

std::vector<Vector> find_jumps(const Energy& energy, const Samples& s,
                               const std::vector<CriticalPoint>& roots) {
  std::vector<Vector> kinks;
  for (int i = 0; i + 1 < s.width; ++i) {
    double low = s.X(0, i), high = s.X(0, i + 1);
    const double left = s.G(0, i), right = s.G(0, i + 1);
    if (!std::isfinite(s.E[i]) || !std::isfinite(s.E[i + 1]) || !(left * right < 0)) continue;
    if (std::ranges::any_of(roots, [&](const CriticalPoint& p) { return p.x[0] >= low && p.x[0] <= high; }))
      continue;
    for (int halving = 0; halving < 50; ++halving) {
      const double middle = 0.5 * (low + high);
      ((energy.gradient(Vector::Constant(1, middle))[0] < 0) == (left < 0) ? low : high) = middle;
    }
    const Vector x = Vector::Constant(1, 0.5 * (low + high));
    if (rests_at(energy, x, 1e-2 * s.cell)) kinks.push_back(x);
  }
  return kinks;
}

}  // namespace memscape
