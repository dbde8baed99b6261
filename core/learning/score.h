// A score s(x, t) = ∇ log p_t(x), which is all that a diffusion model needs to have, with its Jacobian; and
// the exact score of a finite data set.
#pragma once
#include "core/energy/energy.h"

namespace memscape {

/// The score of the process dx = σ dw (tutorial eq. 4.14) at times t > 0. As a vector field its velocity is
/// the score. All functions may be called from many threads.
class Score : public VectorField {
 public:
  /// σ.
  virtual double sigma() const = 0;
  /// S (D x N) = s(x, t) at the N columns of X, and unless `J` is null the Jacobians: row i + D k of its
  /// column n is ∂s_i/∂x_k, D² x N. Independent of the number of threads.
  virtual void batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J = nullptr) const = 0;
  void velocity(const ConstVector& x, double t, VectorRef v) const override;
};

/// The divergence ∂s_i/∂x_i of each column of Jacobians, N.
Vector divergence_of(const Matrix& J, int dimension);

/// The score of K memories blurred for the time t, from log-sum-exp (`full`, not scaled) at β = 1/(2σ²t).
/// Source: tutorial eqs. 4.6, 4.7.
class DataScore : public Score {
 public:
  /// Xi: D x K, K >= 1.
  DataScore(Matrix Xi, double sigma) : Xi_(std::move(Xi)), sigma_(sigma) {}
  int dimension() const override { return static_cast<int>(Xi_.rows()); }
  double sigma() const override { return sigma_; }
  void batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J = nullptr) const override;
  const Matrix& memories() const { return Xi_; }

 private:
  Matrix Xi_;
  double sigma_;
};

/// -log p_t(x) at the columns of X, N, of K memories blurred for the time t: normalised, so that the integral
/// of p_t is one. Source: tutorial eq. 4.6.
Vector minus_log_density(const Matrix& Xi, double sigma, double t, const ConstMatrix& X);

}  // namespace memscape
