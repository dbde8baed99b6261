// Newton's method on ∇E = 0 with steps that are halved while ‖∇E‖² does not fall: to critical points of any
// kind.
#pragma once
#include <optional>

#include "core/model/energy.h"

namespace memscape {

/// The zero of ∇E that is reached from x (D) in at most `steps` steps, at most `limit` away from it; nothing
/// where they lead farther or come to nothing.
std::optional<Vector> newton_root(const Energy& energy, Vector x, double limit, int steps = 60);

}  // namespace memscape
