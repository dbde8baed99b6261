// Descent with a memory of past gradients: momentum (the heavy ball) and Adam.
#pragma once
#include "core/dynamics/methods/method.h"

namespace memscape {

/// p' = μ p + dx/dt, x' = x + α p'. Source: Polyak 1964.
void momentum_step(const StepContext& context, Block& block);
int momentum_memory(const Settings& method, int dimension);
/// m' = β1 m + (1 - β1) v, s' = β2 s + (1 - β2) v², x' = x + α m̂ / (sqrt(ŝ) + 1e-8), hats undo the start at
/// zero. Source: Kingma and Ba 2015.
void adam_step(const StepContext& context, Block& block);
int adam_memory(const Settings& method, int dimension);
/// True when the remembered momentum (mean velocity) is below the tolerance too: one who only passes a flat
/// spot moves on.
bool slow_at_rest(const StepContext& context, const Block& block, int column);

}  // namespace memscape
