// Samples of a diffusion model: the reverse SDE dx = -σ² s(x, t) dt + σ dw backwards in time, by Euler and
// Maruyama in equal ratios of t, from the data blurred for the time t_max.
#pragma once
#include <atomic>
#include <cstdint>

#include "core/learning/score/score.h"

namespace memscape {

struct ReverseSettings {
  double t_max = 1, t_min = 1e-5;  ///< from and to, t_max > t_min > 0
  int steps = 200;
  std::uint64_t seed = 1;
};

/// N samples, D x N. Sample n starts at memory n mod K of Xi (D x K) with normal noise of variance σ² t_max,
/// which is where the forward process takes the data. Unfinished when cancelled. Source: tutorial
/// eqs. 4.2, 4.15 (which prints σ² on the noise).
Matrix reverse_samples(const Score& score, const Matrix& Xi, int N, const ReverseSettings& settings,
                       const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
