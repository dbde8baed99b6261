// The continuous flow τ dx/dt = v(x), which is -∇E where there is an energy, followed by Dormand and Prince's
// Runge-Kutta pair of orders 5 and 4.
#pragma once
#include "core/dynamics/methods/method.h"

namespace memscape {

/// Error allowed per substep: 1e-10 + 1e-8 |x| in each coordinate (root mean square over coordinates).
inline constexpr double flow_absolute_error = 1e-10, flow_relative_error = 1e-8;
/// A particle that needs more substeps than this for one recorded step counts as diverged.
inline constexpr int flow_most_substeps = 10000;

/// Time goes on by `interval`. Each particle has a substep of its own, carried over from step to step.
/// Source: survey eq. 10, tutorial eq. 5.11; Dormand and Prince 1980.
void flow_step(const StepContext& context, Block& block);
/// One number: the next substep, in units of τ; 0 before the first.
int flow_memory(const Settings& method, int dimension);

}  // namespace memscape
