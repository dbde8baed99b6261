// What Newton's method does not find: critical points at kinks, and those that the turning of the gradient
// round a cell shows to be there.
#pragma once
#include <functional>
#include <vector>

#include "core/critical/critical_points.h"
#include "core/critical/search/winding.h"

namespace memscape {

/// Looks into a box whose known points do not explain how often ∇E turns round it, then into ever smaller
/// ones: `look_from` adds what Newton's method reaches from a point, `explains` compares. Where boxes become
/// as small as `finest`, a kink is added to `found`. Looks into `left` boxes at most, until it is cancelled.
struct MissedSearch {
  const Energy& energy;
  double finest;  ///< side of the boxes at which a kink counts as found
  std::function<void(const Eigen::Vector2d&)> look_from;
  std::function<bool(const Box&, int)> explains;
  std::vector<Vector>& found;
  const std::atomic<bool>* cancelled = nullptr;
  mutable int left = 10000;

  void explore(const Box& box, int turns, int depth = 0) const;
};

/// True when energies on ever smaller circles about x (D = 1 or 2) come to rest, as they do at a kink and not
/// at a pole. `length`: of the largest circle.
bool rests_at(const Energy& energy, const ConstVector& x, double length);

}  // namespace memscape
