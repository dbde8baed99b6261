// What a score believes: -log p_t(x), from the probability-flow ODE dx/dt = -½σ² s(x, t) (survey eqs. 8, 9),
// along which d log p_t(x_t)/dt = ½σ² ∇·s:
//   -log p_t(x) = -log p_1(x_1) + ½σ² ∫_t^1 ∇·s(x_u, u) du.
#pragma once
#include <atomic>
#include <functional>

#include "core/learning/score/score.h"

namespace memscape {

struct LikelihoodSettings {
  double t = 0.15;
  double t_end = 1;  ///< where the prior is known
  /// Error that a step of the adaptive pair may make in log p and, relative to 1 + |x|, in x. For the
  /// tutorial's trained network 1e-7 makes energies right to 1e-5, 1e-6 to about 1e-4, and 1e-4 to about
  /// 1e-2.
  double tolerance = 1e-7;
  bool operator==(const LikelihoodSettings&) const = default;
};

/// -log p_1 at the columns of X, N.
using Prior = std::function<Vector(const ConstMatrix& X)>;

struct Likelihood {
  Vector energy;         ///< N: -log p_t; +inf where the flow leaves every bound or would not end
  Matrix end;            ///< D x N: where the flow is at t_end
  long evaluations = 0;  ///< of the score, in states
};

/// The energies at the N columns of X. Points go in groups that share their steps; the result does not depend
/// on the number of threads. Returns false, leaving `result` as it was, when `cancelled` became true. The
/// prior of trained data is `data_prior`: with N(0, σ² I), which the flow never reaches at t = 1, two
/// memories would come out above a point that is no memory. Source: survey eqs. 8, 9; Song et al. 2021, eq.
/// 39; Dormand and Prince 1980.
bool likelihood(const Score& score, const Prior& prior, const ConstMatrix& X,
                const LikelihoodSettings& settings, Likelihood& result,
                const std::atomic<bool>* cancelled = nullptr, std::atomic<int>* points_done = nullptr);

/// The data's own p at t_end, from their energy (see DataScore), or of K memories: the mixture of K Gaussians
/// of variance σ² t_end.
Prior data_prior(std::shared_ptr<const Energy> energy, double t_end = 1);
Prior data_prior(Matrix Xi, double sigma, double t_end = 1);

}  // namespace memscape
