// Basins of a model without an energy: whose attractor each cell of a lattice on the plane is led to along
// the velocity, a stable fixed point or a limit cycle.
#pragma once
#include <atomic>

#include "core/basins/basins.h"
#include "core/critical/critical_points.h"

namespace memscape {

/// A closed orbit that draws near ones in.
struct LimitCycle {
  Matrix path;        ///< 2 x n, once round, evenly in time
  double period = 0;  ///< in time
};

struct FlowBasins {
  Basins basins;  ///< `minima` are the stable fixed points, then a place on each cycle; see `first_cycle`
  std::vector<LimitCycle> cycles;
  int first_cycle = 0;  ///< basins from here on are those of cycles
};

/// Follows the cells of `grid` by Runge and Kutta's rule of order 4 with a step fit for the steepest place of
/// the grid, for a time `span` at most. Attractors are the stable ones of `fixed`, and the limit cycles that
/// states from a coarse lattice come to. What stays bounded and comes to none of them is `unsettled`: an
/// orbit about a centre, or one that needs longer. `steps` are in hundredths of `span`. Independent of the
/// number of threads. False when `cancelled` became true.
bool flow_basins(const Model& model, const Matrix& Xi, const Grid& grid, const CriticalPoints& fixed,
                 double span, FlowBasins& found, const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
