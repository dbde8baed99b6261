// Critical points in which ∇E jumps, found between the nodes of a grid.
#pragma once
#include "core/critical/search/samples.h"

namespace memscape {

/// Points of kinks on which the gradient jumps to its opposite, D = 2: whole curves are critical there.
std::vector<CriticalPoint> opposite_jumps(const Energy& energy, const Samples& s);

/// Kinks for D = 1: in cells in which the slope changes its sign and that have none of the roots.
std::vector<Vector> find_jumps(const Energy& energy, const Samples& s,
                               const std::vector<CriticalPoint>& roots);

}  // namespace memscape
