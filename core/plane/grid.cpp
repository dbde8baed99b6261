// The arrays of a field and its range.
#include "core/plane/grid.h"

#include <cmath>

namespace memscape {

void prepare(Field& field, const Grid& grid, bool want_gradient) {
  field.grid = grid;
  field.reference = 0, field.exhausted = false;
  field.energy.resize(grid.nodes());
  field.du.resize(want_gradient ? grid.nodes() : 0);
  field.dv.resize(want_gradient ? grid.nodes() : 0);
}

Range range_of(const Field& field) {
  Range range;
  for (float e : field.energy)
    if (std::isfinite(e)) range.include(field.reference + e);
  return range;
}

}  // namespace memscape
