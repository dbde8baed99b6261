// The range of a field.
#include "core/landscape/grid.h"

#include <cmath>

namespace memscape {

Range range_of(const Field& field) {
  Range range;
  for (float e : field.energy)
    if (std::isfinite(e)) range.include(e);
  return range;
}

}  // namespace memscape
