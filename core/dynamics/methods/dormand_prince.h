// Dormand and Prince's explicit Runge-Kutta pair: k_s = f(s_0 + c_s h, x + h Σ_r a_sr k_r), x' = x + h Σ_r
// a_7r k_r, error = h Σ_s e_s k_s; h follows the error. The seventh slope is the first of the next substep.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/dynamics/methods/flow.h"

namespace memscape {

inline constexpr int dormand_prince_stages = 7;
inline constexpr double dormand_prince_a[dormand_prince_stages][dormand_prince_stages - 1] = {
    {},
    {1. / 5},
    {3. / 40, 9. / 40},
    {44. / 45, -56. / 15, 32. / 9},
    {19372. / 6561, -25360. / 2187, 64448. / 6561, -212. / 729},
    {9017. / 3168, -355. / 33, 46732. / 5247, 49. / 176, -5103. / 18656},
    {35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84},
};
/// Weights of order 5 minus those of order 4.
inline constexpr double dormand_prince_e[dormand_prince_stages] = {
    71. / 57600, 0, -71. / 16695, 71. / 1920, -17253. / 339200, 22. / 525, -1. / 40};
/// Where in the substep each slope is taken.
inline constexpr double dormand_prince_c[dormand_prince_stages] = {0, 1. / 5, 3. / 10, 4. / 5, 8. / 9, 1, 1};

/// One particle on its way along dx/ds = f(s, x): where it is, and the substep that is tried from there.
/// `double Slope::operator()(double s, const Vector& x, Vector& slope) const` gives the slope and the energy
/// (0 where there is none), which is not finite where there is no slope. Source: Dormand and Prince 1980.
template <class Slope>
class DormandPrince {
 public:
  /// From x at s = 0, where the slope and the energy E are known.
  DormandPrince(Slope slope_at, const ConstVector& x, const ConstVector& slope, double E)
      : E(E),
        x(x),
        slope_at_(std::move(slope_at)),
        K_(x.size(), dormand_prince_stages),
        y_(x.size()),
        k_(x.size()) {
    K_.col(0) = slope;
  }

  /// Tries a substep h. Returns its error in units of what is allowed; infinite where a stage finds no finite
  /// energy.
  double attempt(double h) {
    for (int s = 1; s < dormand_prince_stages; ++s) {
      y_ = x;
      for (int r = 0; r < s; ++r) y_ += (h * dormand_prince_a[s][r]) * K_.col(r);
      if (!(y_.cwiseAbs().maxCoeff() <= 2 * diverged_beyond)) return std::numeric_limits<double>::infinity();
      next_E_ = slope_at_(s_ + dormand_prince_c[s] * h, y_, k_);
      if (!std::isfinite(next_E_)) return std::numeric_limits<double>::infinity();
      K_.col(s) = k_;
    }
    tried_ = h;
    double sum = 0;
    for (Eigen::Index d = 0; d < x.size(); ++d) {
      double error = 0;
      for (int s = 0; s < dormand_prince_stages; ++s) error += dormand_prince_e[s] * K_(d, s);
      error *= h / (flow_absolute_error + flow_relative_error * std::max(std::abs(x[d]), std::abs(y_[d])));
      sum += error * error;
    }
    return std::sqrt(sum / static_cast<double>(x.size()));
  }
  void accept() {
    x = y_, E = next_E_, s_ += tried_;
    K_.col(0) = K_.col(dormand_prince_stages - 1);
  }
  Vector slope() const { return K_.col(0); }
  /// A cautious first substep: a hundredth of the way to where the slope would carry x by its own size.
  double first_substep() const { return 0.01 * (1e-2 + x.norm()) / (1e-12 + K_.col(0).norm()); }

  double E;
  Vector x;

 private:
  Slope slope_at_;
  Matrix K_;  ///< D x 7, the slopes
  Vector y_, k_;
  double next_E_ = 0, s_ = 0, tried_ = 0;
};

/// Goes on by `horizon`; `h` is the substep to try first, and becomes the one to try next. False when it
/// gives up.
template <class Slope>
bool follow(DormandPrince<Slope>& flow, double horizon, double& h) {
  double t = 0;
  for (int substep = 0; substep < flow_most_substeps; ++substep) {
    const double left = horizon - t;
    const bool last = h >= left * (1 - 1e-12);
    const double used = last ? left : h, error = flow.attempt(used);
    const double factor = error > 0 ? std::clamp(0.9 * std::pow(error, -0.2), 0.2, 5.0) : 5.0;
    if (error > 1) {
      h = used * std::min(factor, 0.9);
      continue;
    }
    flow.accept();
    // The last substep was cut to fit: it must not make the next one small.
    h = std::min(last ? std::max(h, used * factor) : used * factor, 1e6 * horizon);
    if (last) return true;
    t += used;
  }
  return false;
}

}  // namespace memscape
