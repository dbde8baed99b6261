// What a search for critical points would cost, before it is begun: searches grow with the square of the
// memories and the cube of the dimension.
#pragma once
#include <string>

#include "core/model/model.h"

namespace memscape {

/// Longer than this nobody waits for: a search is refused unless it is asked for all the same.
inline constexpr double most_search_seconds = 600;

/// About how long `find_critical_points` takes for K memories on two cores, in seconds; right to a factor of
/// about five.
double search_seconds(const Model& model, Eigen::Index K);

/// Why the search is not begun and what to do, as a sentence; empty where it is quick enough.
std::string search_refusal(const Model& model, Eigen::Index K);

}  // namespace memscape
