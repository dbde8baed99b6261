// What is computed for a panel because a layer, a view or a chart asks for it.
#pragma once

namespace memscape {

enum class Need : unsigned {
  gradient,      ///< derivatives in the field
  basins,        ///< whose basin each place is
  voronoi,       ///< the partition of the memories, and where it disagrees with basins
  critical,      ///< critical points
  separatrices,  ///< traced from critical points
  prediction,    ///< what is predicted at each place, as a curve or as cells
  errors,        ///< of the predicted pairs
  error_sweep,   ///< the same against β
  clusters,      ///< of the particles
};

/// A set of needs.
struct Needs {
  unsigned bits = 0;

  bool has(Need need) const { return (bits >> static_cast<unsigned>(need)) & 1U; }
  void add(Need need) { bits |= 1U << static_cast<unsigned>(need); }
  bool operator==(const Needs&) const = default;
};

}  // namespace memscape
