// Which step sizes α keep gradient descent x - α∇E (tutorial eq. 5.9) from climbing: 0 < α < 2/L, where L is
// the largest curvature of the energy, proven for all states or found at its minima.
#pragma once
#include <limits>
#include <string>
#include <vector>

#include "core/critical/critical_points.h"

namespace memscape {

enum class StabilityBasis {
  proven,  ///< no step below the limit climbs, from anywhere
  minima,  ///< above the limit some minimum repels; below, steps far from the minima may climb still
  none,    ///< no bound is known and no minimum was found
};

struct Stability {
  StabilityBasis basis = StabilityBasis::none;
  double limit = 0;      ///< 2/L; infinite where no step climbs; 0 for `none`
  double attention = 0;  ///< the α that is one attention update; 0: none is

  bool holds(double step) const { return basis != StabilityBasis::none && step < limit; }
};

/// The proven range where the model has one, at once. Else 2/λ_max with λ_max the largest eigenvalue of the
/// Hessian at the minima among `known` and at those that descent reaches from up to `most_starts` memories.
/// Xi: D x K.
Stability step_stability(const Energy& energy, const Matrix& Xi, const std::vector<CriticalPoint>& known = {},
                         int most_starts = 32);

/// The range in words, e.g. "stable for α < 2; α = 1 is one attention update". Numbers have 3 significant
/// digits.
std::string stability_text(const Stability& stability);
/// How it is known, in a sentence.
std::string stability_reason(const Stability& stability);

}  // namespace memscape
