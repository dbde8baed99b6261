// From memorization to generalization: the kinds of a generator's samples for K = 1, 2, .. memories, and the
// two K between which a sample is neither copy nor new.
#pragma once
#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/experiment/memorization.h"

namespace memscape {

struct GeneratorSettings {
  bool network = false;   ///< networks trained for each K in place of the exact score
  int iterations = 5000;  ///< of each network's training, with `quick_training`
  int samples = 1000;     ///< N
  double t_min = 1e-5;    ///< where the reverse process ends
  double sigma = 1;       ///< σ
  std::uint64_t seed = 1;
};

/// The generator's samples, D x N, by `reverse_samples`. Unfinished when cancelled.
Matrix generated(const Matrix& Xi, const GeneratorSettings& settings,
                 const std::atomic<bool>* cancelled = nullptr);

/// The K that are looked at up to `largest`: 1, 2, 3, 5, 8, .. in ratios of about 1.6.
std::vector<int> memory_counts(int largest);

/// Shares at one K, and those that as many fresh points have by the same rule.
struct TransitionPoint {
  double K = 1;
  MemorizationShares found, chance;
};

/// K at which memorization ends: the memorized share has fallen half of the way from 1 to the one of fresh
/// points. By a line in log K between neighbours; none where that does not happen for good.
std::optional<double> memorization_ends(const std::vector<TransitionPoint>& points);
/// K at which generalization begins: the general share has risen half of the way from 0 to the one of fresh
/// points.
std::optional<double> generalization_begins(const std::vector<TransitionPoint>& points);

}  // namespace memscape
