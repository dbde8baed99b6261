// Energies and gradients on the nodes of a grid, and its cells in which the gradient may vanish.
#pragma once
#include <array>
#include <cmath>

#include "core/critical/critical_points.h"
#include "core/critical/search/winding.h"

namespace memscape {

/// Nodes of the grid, their energies and gradients. height is 1 for D = 1.
struct Samples {
  int width = 0, height = 1;
  Matrix X, G;
  Vector E;
  double cell = 0;  ///< its diagonal
  Eigen::Index index(int i, int j) const { return static_cast<Eigen::Index>(j) * width + i; }
};

/// Of 161 x 161 nodes, or 4001 for D = 1, from a part of a cell before the domain to as much behind it.
Samples sample(const Energy& energy, const Domain& domain);

/// The nodes at the corners of the cell (i, j), two or four.
struct Corners {
  std::array<Eigen::Index, 4> nodes;
  int count;
  Corners(const Samples& s, int i, int j)
      : nodes{s.index(i, j), s.index(i + 1, j)}, count(s.height > 1 ? 4 : 2) {
    if (count == 4) nodes[2] = s.index(i, j + 1), nodes[3] = s.index(i + 1, j + 1);
  }
  Eigen::Index last() const { return nodes[static_cast<size_t>(count) - 1]; }
};

/// The gradient at a node; of one dimension the second part is 0.
inline Eigen::Vector2d slope(const Samples& s, Eigen::Index n) {
  return {s.G(0, n), s.height > 1 ? s.G(1, n) : 0.0};
}

/// Gradients at the corners of a box.
using Gradients = std::array<Eigen::Vector2d, 4>;
Gradients gradients_at(const Energy& energy, const Box& box);

/// True where the gradient may vanish between some points: it differs between them by as much as it is.
bool may_vanish(const Gradients& at, int count = 4);
bool may_vanish(const Samples& s, const Corners& cell);

}  // namespace memscape
