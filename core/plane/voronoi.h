// The Voronoi partition of the memories in two dimensions: each place belongs to its nearest memory. Edges
// are those of Boost.Polygon's diagram, cut off at the view.
#pragma once
#include <vector>

#include "core/model/energy.h"

namespace memscape {

struct VoronoiEdge {
  Eigen::Vector2d from, to;
  int left = 0,
      right = 0;  ///< the two memories that are equally near along the edge; the smaller number is `left`
};

/// The edges inside x_low..x_high, y_low..y_high of `view`. Xi: 2 x K. Of memories that coincide only the
/// first has a cell. Boost works on whole numbers: the square about the memories is scaled to 2^29 on each
/// side of its middle, so memories nearer to each other than 2^-30 of its side count as one; edges are as
/// exact as that.
std::vector<VoronoiEdge> voronoi_edges(const Matrix& Xi, const Grid& view);

/// For each cell of the grid (row-major from below) the nearest memory in R^D; the first of equally near
/// ones. Xi: D x K.
std::vector<int> nearest_memories(const Matrix& Xi, const Plane& plane, const Grid& grid);

}  // namespace memscape
