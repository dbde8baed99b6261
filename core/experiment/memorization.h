// Does a generator repeat its K training points, or does it generalise? Each sample is memorized (d₁ < d₂/3,
// its distances to the nearest memory and to the next), spurious (samples crowd about it, and no one memory
// is near), or general.
#pragma once
#include <vector>

#include "core/model/energy.h"

namespace memscape {

enum class SampleKind : unsigned char { memorized, spurious, general };

struct MemorizationRule {
  /// A sample is memorized when d₁² < memory_ratio d₂², d₁ and d₂ its distances to the nearest memory and to
  /// the nearest memory that differs from that one.
  double memory_ratio = 1.0 / 9;
  /// One that is not memorized is spurious when the squared distance to the `neighbour`-th nearest of the
  /// other samples is below `crowded`: see `crowding`. 0: none is.
  int neighbour = 25;
  double crowded = 0;
};

/// The squared distance to the `neighbour`-th nearest of the others that the part `chance` of the points
/// `fresh` (D x N) falls below: samples that are nearer to each other crowd more than N points of the
/// distribution do. 0 for N <= neighbour. As many samples must be judged by it as there are fresh points.
double crowding(const ConstMatrix& fresh, int neighbour, double chance);

struct MemorizationShares {
  double memorized = 0, spurious = 0, general = 0;  ///< sum 1; all 0 without samples
};

/// The kinds of the columns of samples X (D x N) of a generator trained on memories Xi (D x K, K >= 1). With
/// one memory (or copies of one) d₂ is infinite, and every sample is memorized. Time O(N (N + K) D).
/// Independent of the number of threads.
///
/// By chance: of fresh points of an m-dimensional distribution the part 3^-m is memorized, for d₁/d₂ to
/// random memories has the density m r^(m-1) (Facco et al. 2017); of a circle a third, and half where its
/// memories are even. Shares mean something beside those of fresh points only. Source of the first ratio:
/// Yoon et al. 2023 (Diffusion probabilistic models generalize when they fail to memorize), who take 1/9; of
/// the three kinds: tutorial section 4.3 and Pham et al. 2025 (arXiv:2505.21777), who judge images by fixed
/// distances to memories and samples.
std::vector<SampleKind> sample_kinds(const Matrix& Xi, const ConstMatrix& X,
                                     const MemorizationRule& rule = {});

MemorizationShares shares_of(const std::vector<SampleKind>& kinds);

}  // namespace memscape
