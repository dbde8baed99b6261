// Degenerate points of a list told apart (degenerate.h), and what belongs to one curve made one entry.
#pragma once
#include <atomic>
#include <vector>

#include "core/critical/critical_points.h"

namespace memscape {

/// Each degenerate point of the list is examined on a circle of at most `room`, D = 1 or 2. Points on a curve
/// or a plateau become one; what is left undecided is listed once for each chain of points less than 6 `room`
/// apart. Sets kind, shape, path, `singular`.
void settle_degenerate(const Energy& energy, const Domain& domain, double room,
                       std::vector<CriticalPoint>& points, const std::atomic<bool>* cancelled = nullptr);

/// The index of a listed point: 1, -1, and of degenerate ones what the circle says.
int index_of(const CriticalPoint& point);

}  // namespace memscape
