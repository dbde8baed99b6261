// How far the basins are from the Voronoi partition: the cells that are led to another memory than their
// nearest one.
#pragma once
#include <vector>

#include "core/basins/basins.h"

namespace memscape {

struct Disagreement {
  /// Of the cells that have a basin: the part whose minimum's nearest memory is not the cell's own. 0..1; 0
  /// when no cell has a basin.
  double share = 0;
  int compared = 0, differing = 0;  ///< cells
  std::vector<unsigned char> mask;  ///< 1 where they differ, row-major
};

/// `nearest` is what nearest_memories gives on the same grid. Memories that coincide count as the first of
/// them.
Disagreement disagreement(const Basins& basins, const Matrix& Xi, const std::vector<int>& nearest);

}  // namespace memscape
