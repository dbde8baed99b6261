// How good a score is: its error, the loss that it reaches in training, and whether it is the gradient of
// anything.
#pragma once
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
/// E ‖σ √t s(x_t, t) + z‖², what training makes small (tutorial eq. 4.3, λ = σ² t). Its floor, which nothing
/// gets below, is that of `DataScore`.
double denoising_loss(const Score& score, const Matrix& Xi, const LossSample& sample);
/// E σ² t ‖s(x_t, t) - s*(x_t, t)‖² with the data's exact score s*: the loss above its floor, with less noise
/// than the difference of two losses.
double excess_loss(const Score& score, const Matrix& Xi, const LossSample& sample);

}  // namespace memscape
