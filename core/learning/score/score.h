// A score s(x, t) = ∇ log p_t(x), which is all that a diffusion model needs to have, with its Jacobian; and
// the exact score of data that are known.
#pragma once
#include "core/model/energy.h"

namespace memscape {

class EnergyScore;

/// The score of the process dx = σ dw (tutorial eq. 4.14) at times t > 0. All functions may be called from
/// many threads.
class Score {
 public:
  virtual ~Score() = default;
  /// D.
  virtual int dimension() const = 0;
  /// σ.
  virtual double sigma() const = 0;
  /// S (D x N) = s(x, t) at the N columns of X, and unless `J` is null the Jacobians: row i + D k of its
  /// column n is ∂s_i/∂x_k, D² x N. Independent of the number of threads.
  virtual void batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J = nullptr) const = 0;
  /// This score as the slope of an energy that its network has by construction; null for others.
  virtual const EnergyScore* explicit_energy() const { return nullptr; }
};

/// The divergence ∂s_i/∂x_i of each column of Jacobians, N.
Vector divergence_of(const Matrix& J, int dimension);

/// The exact score of blurred data, s(x, t) = -∇E(x, t) / (2σ²t), from their energy: log-sum-exp for finitely
/// many memories, and the full circle for its limit. Source: tutorial eqs. 4.6, 4.7, 4.13.
class DataScore : public Score {
 public:
  /// `energy` has a time: Model::timed gives its members.
  explicit DataScore(std::shared_ptr<const Energy> energy) : energy_(std::move(energy)) {}
  /// Of the memories Xi: D x K, K >= 1.
  DataScore(Matrix Xi, double sigma);
  int dimension() const override { return energy_->dimension(); }
  double sigma() const override { return energy_->timed()->noise_rate(); }
  void batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J = nullptr) const override;

 private:
  std::shared_ptr<const Energy> energy_;
};

/// -log p_t(x) at the columns of X, N, of data whose energy this is: normalised, so that the integral of p_t
/// is one (of the full circle for D >= 2). Source: tutorial eqs. 4.6, 4.13.
Vector minus_log_density(const Energy& energy, double t, const ConstMatrix& X);
Vector minus_log_density(const Matrix& Xi, double sigma, double t, const ConstMatrix& X);

}  // namespace memscape
