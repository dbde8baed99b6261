// Sixth differences of a smooth function over such lengths vanish, those of noise of size σ are about
// σ sqrt(924). Source: Moré and Wild, Estimating computational noise, 2011.
#include "core/critical/search/rounding.h"

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

/// The noise of each part of a vector that depends on the place, on seven places from x on.
template <class Of>
Vector noise_along(const Of& of, const Vector& x, const Vector& step) {
  static constexpr double binomial[] = {1, -6, 15, -20, 15, -6, 1};
  Vector sum = binomial[0] * of(x);
  for (int i = 1; i < 7; ++i) sum += binomial[i] * of(x + i * step);
  if (!all_finite(sum)) return Vector::Zero(sum.size());
  return sum.cwiseAbs() / std::sqrt(924.0);
}

/// The larger one of a short line, and of a longer one for what is computed in float. Of both sides of x the
/// smaller one, so that a kink does not count.
template <class Of>
Vector noise_about(const Of& of, const Vector& x, double length) {
  Vector direction(x.size());
  for (Eigen::Index d = 0; d < x.size(); ++d) direction[d] = std::cos(1 + 1.7 * static_cast<double>(d));
  Vector noise;
  for (double share : {1e-7, 1e-4}) {
    const Vector step = (share * length + 64 * epsilon * x.norm()) * direction.normalized();
    const Vector ahead = noise_along(of, x + 7 * step, step), behind = noise_along(of, x - 13 * step, step);
    const Vector here = ahead.norm() < behind.norm() ? ahead : behind;
    noise = noise.size() == 0 ? here : Vector(noise.cwiseMax(here));
  }
  return noise;
}

Vector velocity_noises(const Model& model, const ConstVector& x, double length) {
  const auto velocity = [&](const Vector& at) {
    Vector v(at.size());
    model.velocity(at, v);
    return v;
  };
  return noise_about(velocity, x, length);
}

/// Of each part of ∇E, with what the rounding of x itself does.
Vector gradient_noises(const Energy& energy, const ConstVector& x, const Matrix& H, double length) {
  return velocity_noises(energy, x, length) + epsilon * (H.cwiseAbs() * x.cwiseAbs());
}

}  // namespace

double velocity_noise(const Model& model, const ConstVector& x, double length) {
  return velocity_noises(model, x, length).norm();
}

double value_noise(const Energy& energy, const ConstVector& x, double length) {
  return noise_about([&](const Vector& at) { return Vector::Constant(1, energy.value(at)).eval(); }, x,
                     length)[0] +
         epsilon * std::abs(energy.value(x));
}

double gradient_noise(const Energy& energy, const ConstVector& x, const Matrix& H, double length) {
  return gradient_noises(energy, x, H, length).norm();
}

bool is_root(const Energy& energy, const ConstVector& x, const ConstVector& g, const Matrix& H,
             double length) {
  if (!all_finite(g)) return false;
  const SymmetricEigen eigen = eigen_symmetric(H);
  Vector noise;
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const Vector way = eigen.vectors.col(i);
    const double part = std::abs(way.dot(g));
    if (part <= near_root * length * std::abs(eigen.values[i])) continue;
    if (noise.size() == 0) noise = gradient_noises(energy, x, H, length);
    if (part > margin * way.cwiseAbs().dot(noise)) return false;
  }
  return true;
}

}  // namespace memscape
