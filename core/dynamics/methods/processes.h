// Processes of a diffusion model dx = σ dw, whose score is ∇ log p_t = -∇E / (2σ²t): forwards and backwards
// in time, with noise and without. Times come from a grid (time_grid.h).
#pragma once
#include "core/dynamics/methods/method.h"

namespace memscape {

/// x + σ sqrt(Δ) ξ: exact. The first step adds all noise up to its time, so that states that start at the
/// data have variance σ²t at every later frame. Source: tutorial eq. 4.14.
void forward_sde_step(const StepContext& context, Block& block);

/// Euler and Maruyama's x + σ² Δ ∇ log p_t(x) + σ sqrt(Δ) ξ of dx = -g² ∇ log p_t dt + g dw backwards in
/// time, with g = σ: g² on the score, g on the noise. Source: tutorial eqs. 4.2, 4.15 (which prints σ² on the
/// noise).
void reverse_sde_step(const StepContext& context, Block& block);

/// dx/dt = -(σ²/2) ∇ log p_t = ∇E / (4t), by Euler's rule in t, or by the pair of Dormand and Prince in log t
/// to the errors that flow.h names. Source: survey eqs. 8, 9.
void probability_flow_step(const StepContext& context, Block& block);
/// One number: the next substep of the pair, in log t; 0 before the first.
int probability_flow_memory(const Settings& method, int dimension);

/// `updates` Langevin updates x + (α/2) ∇ log p_t(x) + sqrt(α) ξ at the time of the step, α = `step` σ²t.
/// Source: Song and Ermon 2019, algorithm 1.
void annealed_langevin_step(const StepContext& context, Block& block);

bool never_at_rest(const StepContext& context, const Block& block, int column);

/// Their rows of the table of methods.
std::vector<Method> process_methods();

}  // namespace memscape
