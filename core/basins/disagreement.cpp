// Cell by cell comparison of basins with the Voronoi partition.
#include "core/basins/disagreement.h"

#include "core/basins/attractors.h"

namespace memscape {

Disagreement disagreement(const Basins& basins, const Matrix& Xi, const std::vector<int>& nearest) {
  std::vector<int> memory;
  for (int k : basins.memory) memory.push_back(first_nearest_memory(Xi, Xi.col(k)));
  Disagreement result;
  result.mask.assign(basins.label.size(), 0);
  for (std::size_t cell = 0; cell < basins.label.size(); ++cell) {
    if (basins.label[cell] < 0) continue;
    ++result.compared;
    if (memory[static_cast<std::size_t>(basins.label[cell])] == nearest[cell]) continue;
    ++result.differing;
    result.mask[cell] = 1;
  }
  if (result.compared > 0) result.share = static_cast<double>(result.differing) / result.compared;
  return result;
}

}  // namespace memscape
