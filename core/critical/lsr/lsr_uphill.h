// The separatrix of a log-sum-ReLU saddle, exactly: uphill, x runs straight
// away from the centroid of the active memories, or along a circle while both
// sides push it there.
#pragma once
#include "core/critical/lsr/discs.h"
#include "core/critical/separatrices.h"

namespace memscape {

/// One branch from a saddle on a circle: counter-clockwise along it when side >
/// 0, else clockwise. Pieces of arcs and lines, arcs sampled every 2 degrees.
/// Ends at a maximum, at the border of the domain or of the support.
Separatrix lsr_uphill(const Discs& discs, const Eigen::Vector2d& saddle, double side, const Domain& domain,
                      const SeparatrixOptions& options);

}  // namespace memscape
