// How often the gradient turns round while one goes round a closed polygon: the sum of the indices of the
// critical points inside (minima and maxima +1, saddles -1), kinks and poles among them. Poincaré and Hopf.
#pragma once
#include <optional>

#include "core/model/energy.h"

namespace memscape {

using Gradient2 = Eigen::Vector2d;

/// By which angle ∇E turns on the way from a (where it is ga) to b; it is halved until the parts turn by less
/// than a sixth. Nothing where ∇E vanishes, is not finite, or turns by half at one place: at a kink that is
/// itself critical; and where it turns hundreds of times, for it is noise there.
std::optional<double> turn_along(const Energy& energy, const Eigen::Vector2d& a, const Gradient2& ga,
                                 const Eigen::Vector2d& b, const Gradient2& gb);

/// A rectangle of the plane.
struct Box {
  Eigen::Vector2d low, high;
  bool contains(const Eigen::Vector2d& x) const {
    return (x.array() >= low.array()).all() && (x.array() < high.array()).all();
  }
};

/// Turns round the box, whose sides are first parted into `parts`: so that none are overlooked.
std::optional<int> turns_round(const Energy& energy, const Box& box, int parts = 3);

}  // namespace memscape
