// Basins of attraction: which minimum (or which memory) each cell of a lattice on the view is led to by the
// rule that moves the particles, x' = x - α∇E or the attention update, and after how many steps.
#pragma once
#include <atomic>
#include <functional>
#include <vector>

#include "core/basins/descents.h"

namespace memscape {

enum class BasinBy {
  /// The minimum that the descent reaches in the end. T only tells which cells have settled by then: the
  /// others are followed beyond T (there with steps of at least half of an attention update, where such a
  /// bound is known).
  minimum,
  /// The memory nearest to the state after T steps, settled or not: f_Ξ of T layers (tutorial section 5.3.1,
  /// Fig. 5.4, where T = 10).
  nearest_memory,
};

struct BasinSettings {
  /// With clamped coordinates minima are not isolated, but lie on curves: then `by` is nearest_memory,
  /// whatever it says.
  DescentRule rule;
  int steps = 200;  ///< T, at most 65534
  BasinBy by = BasinBy::minimum;
  /// First spacing of the cells, a power of two; 1 computes every cell (else see lattice.h for what is
  /// guaranteed).
  int coarse = 8;
};

/// Labels below zero.
enum BasinLabel { basin_unsupported = -1, basin_diverged = -2, basin_unsettled = -3 };

struct Basins {
  int width = 0, height = 0;
  /// width x height, row-major from below like Grid: an index into `minima`, or a BasinLabel.
  std::vector<int> label;
  /// Steps until the state settled, diverged or lost support; T + 1: it still moves after T steps. Where a
  /// state came so near to its minimum that it was not followed to the end, the rest is that of the
  /// linearised rule, right to about 2 steps + 5 %: made for shading.
  std::vector<unsigned short> steps;
  /// D each: those with cells, ordered by nearest memory; by nearest memory: the memories.
  std::vector<Vector> minima;
  std::vector<int> memory;                           ///< of each minimum: the nearest memory
  std::vector<int> cells;                            ///< of each minimum: how many cells it has
  int unsupported = 0, diverged = 0, unsettled = 0;  ///< cells without a basin
  int computed = 0;                                  ///< cells that were stepped, the others inherited
  bool finished = false;                             ///< false in a preview
};

/// The basins on a grid of a plane. Xi: D x K, the memories. Independent of the number of threads. `preview`
/// is called with ever finer results, in which a cell that is not known yet has the label of the nearest one
/// that is. Returns false, leaving `basins` as it was, when `cancelled` became true.
bool compute_basins(const Energy& energy, const Matrix& Xi, const Plane& plane, const Grid& grid,
                    const BasinSettings& settings, Basins& basins,
                    const std::atomic<bool>* cancelled = nullptr,
                    const std::function<void(const Basins&)>& preview = {});

}  // namespace memscape
