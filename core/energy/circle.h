// Infinitely many memories on the unit circle: E(x) = R² + 1 - (1/β) log I0(2βR), R the distance from the
// origin (tutorial eq. 4.13), the limit of the log-sum-exp energy (eq. 4.8) plus (1/β) log K.
#pragma once
#include "core/model/energy.h"

namespace memscape {

/// The circle lies in the plane of x1 and x2: of more dimensions the rest adds its square, of one dimension
/// x2 is 0. It has neither weights nor an attention update, since it stores no memories one by one. Below β =
/// 1 the origin is the only minimum; above it is a maximum, and the minima form a ring.
class CircleEnergy : public Energy, public Timed {
 public:
  /// σ: of the diffusion, see `at_time`.
  CircleEnergy(double beta, int dimension, double sigma = 1);

  double value(const ConstVector& x) const override;
  double value_and_gradient(const ConstVector& x, VectorRef g) const override;
  Matrix hessian(const ConstVector& x) const override;
  /// By a table over R.
  bool grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
            const std::atomic<bool>* cancelled = nullptr) const override;
  /// No curvature exceeds 2, and E >= 0: it is minus the logarithm of a mean of exp(-β d²), over β.
  Guarantees guarantees() const override;
  /// The circle at β = 1/(2σ²t).
  std::shared_ptr<const Energy> at_time(double t) const override;
  double noise_rate() const override { return sigma_; }
  const Timed* timed() const override { return this; }

  double beta() const { return beta_; }

 private:
  double beta_, sigma_;
};

}  // namespace memscape
