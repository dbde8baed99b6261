// How good a score is: its error, the loss that it reaches in training, and whether it is the gradient of
// anything.
#pragma once
#include <string>

#include "core/learning/score/score.h"

namespace memscape {

struct ScoreError {
  double error = 0;  ///< root mean square of ‖s - s*‖ over the points
  double exact = 0;  ///< root mean square of ‖s*‖
};
/// `score` against `exact` at the columns of X.
ScoreError score_error(const Score& score, const Score& exact, const ConstMatrix& X, double t);

/// ‖J - Jᵀ‖ / ‖J + Jᵀ‖ over all points, Frobenius norms of the Jacobians of the score: 0 for the gradient of
/// a function, 1 for a turning flow without any.
double circulation(const Score& score, const ConstMatrix& X, double t);

/// Times and samples on which losses are measured: `times` strata of [t_min, t_max], `samples` states in
/// each.
struct LossSample {
  double t_min = 1e-5, t_max = 1;
  int times = 64, samples = 64;
  std::uint64_t seed = 0;
};
/// E ‖σ √t s(x_t, t) + z‖², what training makes small (tutorial eq. 4.3, λ = σ² t). Nothing gets below
/// `loss_floor`.
double denoising_loss(const Score& score, const Matrix& Xi, const LossSample& sample);
struct LossFloor {
  double value = 0, error = 0;  ///< the standard error
  /// The value with the decimals that are certain, at most 4: "0.3737".
  std::string text() const;
};
/// The mean loss of the data's exact score for t uniform in [t_min, t_max], E ‖m(x_t) - ξ‖² / (σ² t) with the
/// mean m of the memories that may have led to x_t. Gauss-Legendre in log t; over z a lattice for few
/// memories in one or two dimensions, else a Kronecker sequence.
LossFloor loss_floor(const Matrix& Xi, double sigma, double t_min, double t_max);
/// E σ² t ‖s(x_t, t) - s*(x_t, t)‖² with the data's exact score s*: the loss above its floor, with less noise
/// than the difference of two losses.
double excess_loss(const Score& score, const Matrix& Xi, const LossSample& sample);

}  // namespace memscape
