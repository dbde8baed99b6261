// Parts of a lattice on which an energy is flat: neither minimum nor saddle, but a plateau, once for each.
#pragma once
#include <vector>

#include "core/critical/critical_points.h"
#include "core/plane/grid.h"

namespace memscape {

/// Which nodes of a lattice (row-major from below) lie on which plateau, counted from 0, or -1.
struct Plateaus {
  std::vector<int> of_node;
  std::vector<CriticalPoint> points;  ///< one for each that is listed: its node nearest to the middle
};

/// Connected nodes, X (D x width·height), with energies E (finite) and gradients G that are exactly zero, two
/// or more in each direction. A minimum or a maximum where all nodes beside it are higher or lower. Not
/// listed are those that leave the lattice and are not lowest: tails.
Plateaus find_plateaus(int width, int height, const Matrix& X, const Vector& E, const Matrix& G);

}  // namespace memscape
