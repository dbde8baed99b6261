// What searches for critical points and what follows from them would cost, before they are begun: they grow
// with the square of the memories and the cube of the dimension. All are seconds on two cores, right to a
// factor of about three.
#pragma once
#include "core/model/model.h"

namespace memscape {

/// About how long `find_critical_points` takes for K memories.
double search_seconds(const Model& model, Eigen::Index K);
/// The same for `trace_separatrices`.
double separatrix_seconds(const Model& model, Eigen::Index K);

}  // namespace memscape
