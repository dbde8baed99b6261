// Newton's method on ∇E = 0 with steps that are halved while ‖∇E‖² does not fall: to critical points of any
// kind.
#pragma once
#include <optional>

#include "core/model/energy.h"

namespace memscape {

/// The zero of ∇E that is reached from x (D) in at most `steps` steps, at most `limit` away from it; nothing
/// where they lead farther or come to nothing.
std::optional<Vector> newton_root(const Energy& energy, Vector x, double limit, int steps = 60);

/// A zero of ∇E on the floor of a valley: from x (D) straight across the stiffest direction, at most `limit`
/// away. Where critical points form curves, Newton's steps may lead along them and out.
std::optional<Vector> valley_root(const Energy& energy, Vector x, double limit);

}  // namespace memscape
