// Does a generator repeat its K training points, or does it generalise? Each sample is memorized, spurious or
// general by two ratios of squared distances, to the memories and to the other samples.
#pragma once
#include <vector>

#include "core/energy/energy.h"

namespace memscape {

enum class SampleKind : unsigned char { memorized, spurious, general };

struct MemorizationRule {
  /// A sample is memorized when d₁² < memory_ratio d₂², d₁ and d₂ its distances to the nearest memory and to
  /// the nearest memory that differs from that one.
  double memory_ratio = 1.0 / 9;
  /// One that is not memorized is spurious when the squared distance to its nearest other sample is below
  /// sample_ratio d₁²: samples crowd where no memory is.
  double sample_ratio = 1e-3;
};

struct MemorizationShares {
  double memorized = 0, spurious = 0, general = 0;  ///< sum 1; all 0 without samples
};

/// The kinds of the columns of samples X (D x N) of a generator trained on memories Xi (D x K, K >= 1).
/// Samples at one place are near each other, d = 0. With one memory (or copies of one) d₂ is infinite, and
/// every sample is memorized. What `spurious` means depends on N, since more samples lie closer: compare
/// shares of equal N only, and with `chance_shares`. Time O(N (N + K) D). Independent of the number of
/// threads. Source of the first ratio: Yoon et al. 2023 (Diffusion probabilistic models generalize when they
/// fail to memorize), who take 1/9; of the three kinds: tutorial section 4.3.
std::vector<SampleKind> sample_kinds(const Matrix& Xi, const ConstMatrix& X,
                                     const MemorizationRule& rule = {});

MemorizationShares shares_of(const std::vector<SampleKind>& kinds);

/// Shares that a generator without memory reaches by the same rule: those of `fresh` (D x N), new points of
/// the distribution that the memories come from. On a circle of even memories that is half of all points:
/// the kinds mean something only beside it.
MemorizationShares chance_shares(const Matrix& Xi, const ConstMatrix& fresh,
                                 const MemorizationRule& rule = {});

}  // namespace memscape
