// Is a diffusion model a modern Hopfield network? With β = 1/(σ²t) half of the diffusion's energy is
// E_D = ½‖x‖² - (1/β) log Σ exp(β x·ξ - ½β‖ξ‖²) and the network's E_H = ½‖x‖² - (1/β) log Σ exp(β x·ξ): the
// same but for the constant ½R² when all memories have the norm R, and only then.
#pragma once
#include <cstdint>

#include "core/learning/score/score.h"

namespace memscape {

/// The β of the Hopfield network that the diffusion dx = σ dw equals at time t: 1/(σ²t).
inline double hopfield_beta(double t, double sigma) {
  return 1 / (sigma * sigma * t);
}

/// How far the two are apart at one β.
struct EquivalenceGap {
  double energy = 0;  ///< max |E_H - E_D - c| at given states, with the constant c that makes it least
  /// Largest distance between where the two end, by attention updates from one memory.
  double fixed_points = 0;
};

/// Xi: D x K, K >= 1; X: D x N states at which energies are compared, N >= 1. Fixed points are sought from
/// the first `starts` memories by at most `updates` updates x <- Σ w ξ each. Source: Ambrogioni 2023 (In
/// search of dispersed memories).
EquivalenceGap equivalence_gap(const Matrix& Xi, double beta, const ConstMatrix& X, int starts = 16,
                               int updates = 200);

/// K patterns sign(g)/√D of norm 1, D x K, each times exp(spread h); g and h are normal.
Matrix binary_patterns(int D, int K, double spread, std::uint64_t seed);

struct RecallSettings {
  double theta = 0.68;  ///< how much of a pattern is left in its cue, 0 < θ < 1
  double beta = 5;      ///< of the Hopfield network
  int iterations = 150;
  int euler_steps = 300;
  double t_min = 1e-6;  ///< where the flow ends
  std::uint64_t seed = 1;
};

/// Cues θ ξ + sqrt(1 - θ²) g/√D, D x K, one for each pattern; g is normal.
Matrix corrupted(const Matrix& Xi, const RecallSettings& settings);
/// σ²t at which a cue divided by θ is what the diffusion makes of its pattern: (1 - θ²) / (θ² D).
double cue_variance(const RecallSettings& settings, int D);

/// `iterations` updates x <- Σ softmax(β x·ξ) ξ from each cue, D x N.
Matrix hopfield_recall(const Matrix& Xi, const ConstMatrix& cues, const RecallSettings& settings);
/// The probability flow dx/dt = -½σ² s(x, t) from the time `t_from` of the states X down to `t_min`, by
/// Euler's rule in equal ratios of t, D x N.
Matrix flow_recall(const Score& score, const ConstMatrix& X, double t_from, const RecallSettings& settings);

/// Pearson's correlation of the D coordinates of two columns, averaged over the columns; 0 for a column that
/// is constant.
double mean_correlation(const ConstMatrix& A, const ConstMatrix& B);

struct RecallComparison {
  double correlation = 0;              ///< of the outputs of the two
  double hopfield = 0, diffusion = 0;  ///< of each with the stored patterns
};
/// Both recall every pattern from its cue, the diffusion by its score (DataScore(Xi, σ) is the exact one).
RecallComparison compare_recall(const Matrix& Xi, const Score& score, const RecallSettings& settings);

}  // namespace memscape
