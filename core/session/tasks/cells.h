// Pictures that are made of cells along a plot: how many there are.
#pragma once
#include <algorithm>

#include "core/session/anatomy.h"
#include "core/session/tasks/task.h"

namespace memscape {

/// Along the longer side, in full; none where the plot has no size yet.
inline int cells_of(const Ask& ask) {
  const PlotSize size = ask.size();
  return std::min(std::max(size.width, size.height), ask.wishes.most_cells);
}
/// The lattice of cells, at most `coarse_cells` along it while something is dragged.
inline Grid cell_grid(const PanelState& panel, int cells, const Detail& detail) {
  constexpr int coarse_cells = 160;
  return anatomy_grid(panel, detail.fine ? cells : std::min(cells, coarse_cells));
}

}  // namespace memscape
