// Sixth differences of a smooth function over such lengths vanish, those of noise of size σ are about
// σ sqrt(924). Source: Moré and Wild, Estimating computational noise, 2011.
#include "core/critical/rounding.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"

namespace memscape {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double margin = 8;        // times the noise counts as zero
constexpr double near_root = 1e-7;  // of a length

/// The noise on the line of seven points from x on.
double noise_along(const Energy& energy, const ConstVector& x, const ConstVector& step) {
  static constexpr double binomial[] = {1, -6, 15, -20, 15, -6, 1};
  Vector sum = Vector::Zero(x.size()), g(x.size());
  for (int i = 0; i < 7; ++i) {
    const Vector at = x + i * step;
    if (!std::isfinite(energy.value_and_gradient(at, g)) || !all_finite(g)) return 0;
    sum += binomial[i] * g;
  }
  return sum.norm() / std::sqrt(924.0);
}

}  // namespace

double gradient_noise(const Energy& energy, const ConstVector& x, const Matrix& H, double length) {
  const double spacing = 1e-7 * length + 64 * epsilon * x.norm();
  Vector direction(x.size());
  for (Eigen::Index d = 0; d < x.size(); ++d) direction[d] = std::cos(1 + 1.7 * static_cast<double>(d));
  const Vector step = spacing * direction.normalized();
  return std::max(noise_along(energy, x + 7 * step, step), noise_along(energy, x - 13 * step, step)) +
         epsilon * H.norm() * x.norm();
}

bool is_root(const Energy& energy, const ConstVector& x, const ConstVector& g, const Matrix& H,
             double length) {
  if (!all_finite(g)) return false;
  const SymmetricEigen eigen = eigen_symmetric(H);
  double noise = -1;
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const double part = std::abs(eigen.vectors.col(i).dot(g));
    if (part <= near_root * length * std::abs(eigen.values[i])) continue;
    if (noise < 0) noise = gradient_noise(energy, x, H, length);
    if (part > margin * noise) return false;
  }
  return true;
}

}  // namespace memscape
