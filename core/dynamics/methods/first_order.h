// Ways of moving that need nothing but the present state: gradient descent, the attention update, Langevin
// noise.
#pragma once
#include "core/dynamics/methods/method.h"

namespace memscape {

/// x + α dx/dt: gradient descent x - α∇E (tutorial eq. 5.9), or Euler's rule where there is no energy.
void gradient_step(const StepContext& context, Block& block);
/// x' = Σ w_μ ξ^μ. Stays where the model has none.
void attention_step(const StepContext& context, Block& block);
/// x + α dx/dt + sqrt(2 α T) ξ with ξ standard normal.
void langevin_step(const StepContext& context, Block& block);
/// True when the temperature is zero: noise never rests.
bool langevin_at_rest(const StepContext& context, const Block& block, int column);

}  // namespace memscape
