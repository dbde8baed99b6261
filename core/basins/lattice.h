// Labels on a lattice, found from coarse to fine: a cell whose coarse neighbours agree inherits their label,
// all others are computed, and then every inherited cell that touches another label is computed too.
#pragma once
#include <functional>
#include <limits>
#include <vector>

namespace memscape {

/// Of a cell that is not known yet.
inline constexpr int unknown_label = std::numeric_limits<int>::min();

/// Row-major, cell j * width + i.
struct LabelLattice {
  int width = 0, height = 0;
  std::vector<int> label;
  std::vector<unsigned short> steps;
  std::vector<char> known;  ///< 0 not yet, 1 computed, 2 inherited
  int stride = 0;           ///< spacing of the cells that are known; 1 when all are
};

/// Computes label and steps of these cells, and marks them computed. May change the labels of others by
/// merging two. False when it was cancelled.
using SolveCells = std::function<bool(LabelLattice& lattice, const std::vector<int>& cells)>;

/// Fills a lattice. `coarse` is the first spacing (a power of two; 1 computes every cell). `seeds` are cells
/// that are computed in any case. After each spacing `look` is called when given.
///
/// Guarantee: no inherited cell has a neighbour (left, right, above, below) of another label. So a connected
/// region of equal true labels that holds at least one computed cell, hence every region that is wide enough
/// to hold a cell of the coarse spacing, comes out exactly as if all cells had been computed; only whole
/// smaller islands can be missed. Steps of inherited cells are interpolated.
bool refine_lattice(LabelLattice& lattice, int coarse, const std::vector<int>& seeds, const SolveCells& solve,
                    const std::function<void(const LabelLattice&)>& look = {});

}  // namespace memscape
