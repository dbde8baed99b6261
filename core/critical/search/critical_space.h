// Critical points in more than two dimensions, where no grid reaches: minima by descent from many starts,
// saddles of index 1 between minima that are neighbours.
#pragma once
#include <atomic>
#include <vector>

#include "core/critical/critical_points.h"

namespace memscape {

/// Adds minima (with `emergent` set) and saddles to `result`, and fills in its retrievals. Xi: D x K, `gaps`
/// (K): how far each memory's nearest other one is.
/// - Minima: all in which descents end from the memories, from the means of near pairs and triples (up to 256
///   memories) and from the hints' starts, polished by Newton's method.
/// - Saddles: for pairs of neighbouring minima, at most 400, from the highest point of the line between them,
///   relaxed across it and polished; kept where exactly one eigenvalue of the Hessian is negative.
/// Neither is complete.
void search_space(const Energy& energy, const Matrix& Xi, const std::vector<double>& gaps,
                  const SearchHints& hints, const std::atomic<bool>* cancelled, CriticalPoints& result);

}  // namespace memscape
