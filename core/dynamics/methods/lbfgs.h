// L-BFGS: a quasi-Newton descent that learns the curvature from its last steps. Every step lowers the energy.
#pragma once
#include "core/dynamics/methods/method.h"

namespace memscape {

/// x' = x - t H ∇E with H from the last `history` pairs (x' - x, ∇E' - ∇E) and t from a line search (strong
/// Wolfe, 1e-4 and 0.1). Where no t lowers the energy the particle stays, and forgets its pairs. Source:
/// Nocedal and Wright, alg. 7.4, 7.5.
void lbfgs_step(const StepContext& context, Block& block);
/// Two columns of D and a number for each pair, the number of pairs, and the place of the next one.
int lbfgs_memory(const Settings& method, int dimension);

}  // namespace memscape
