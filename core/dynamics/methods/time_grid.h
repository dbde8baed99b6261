// The times of a diffusion process: from T down to ε, or up again, in equal ratios or in equal differences.
#pragma once
#include "core/dynamics/runs/run.h"

namespace memscape {

/// A step from time t_k to t_{k+1}.
/// - geometric: t_k = T (ε/T)^(k/n), so that every step takes the same part of the time that is left.
/// - linear: t_k = T - k Δ with Δ = (T - ε)/(n - 1), as the usual code has it: the score is taken at n times
///   from T to ε, and every step is as long, also the last one, which starts at ε where no more than ε is
///   left. Where Δ is longer than a few times ε that step is unstable.
struct TimeGrid {
  double t_max = 1, t_min = 1e-5;
  int steps = 1;
  bool geometric = true;
  bool forward = false;  ///< from t_min to t_max: the same times in the opposite order

  /// Time of the frame at `step`, clamped to 0..steps.
  double at(int step) const;
  /// Time that the step leaving `step` takes, positive in both directions.
  double length(int step) const;
};

/// The grid of a process, from its rows t_max, t_min and grid, and `forward` where it has that row. A t_min
/// above t_max counts as t_max.
TimeGrid time_grid(const RunSettings& settings);
/// Whether t_min is above t_max, so that no time passes.
bool is_backwards(const RunSettings& settings);

/// Steps that are longer than `unstable_ratio` times the time that is left: Euler's rule jumps past the
/// memory there, to farther away than it was.
struct UnstableSteps {
  int count = 0;
  double largest = 0;  ///< length over time left
};
inline constexpr double unstable_ratio = 2;
/// None for methods that take no such steps.
UnstableSteps unstable_steps(const RunSettings& settings);

}  // namespace memscape
