// What is under the pointer, for the status line: x, E, ‖∇E‖, and where the dynamics lead from there.
#pragma once
#include <string>

#include "core/scene/session.h"

namespace memscape {

/// "x = (0.42, -0.1)   E = -0.512   ‖∇E‖ = 0.3"
std::string hover_text(const PanelState& panel, const ConstVector& x);
/// "runs to memory 3", or to which point, or that it does not move.
std::string destination_text(const PanelState& panel, const ConstVector& x);

}  // namespace memscape
