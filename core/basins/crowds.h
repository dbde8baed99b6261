// States that have come together on their way down: of a crowd only the outermost few need to be followed,
// for where they all end alike a smooth border between basins cannot pass among the others.
#pragma once
#include <vector>

#include "core/model/energy.h"

namespace memscape {

struct Crowd {
  std::vector<int> members;  ///< indices of states, ascending
  std::vector<int> guides;   ///< of them, those farthest out in eight directions
};

/// The states X (2 x N) by squares of side `side`; of squares with few states all are guides. None at all
/// where the states are spread over more than `most` squares. Deterministic.
std::vector<Crowd> crowds_of(const ConstMatrix& X, double side, std::size_t most);

}  // namespace memscape
