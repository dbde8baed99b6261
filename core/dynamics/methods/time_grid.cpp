// t_k of both grids, and where their steps are too long.
#include "core/dynamics/methods/time_grid.h"

#include <algorithm>
#include <cmath>

#include "core/dynamics/methods/method.h"

namespace memscape {
namespace {

/// Times from t_max down.
double descending(const TimeGrid& grid, int k) {
  if (k <= 0) return grid.t_max;
  if (k >= grid.steps) return grid.t_min;
  if (grid.geometric)
    return grid.t_max * std::pow(grid.t_min / grid.t_max, static_cast<double>(k) / grid.steps);
  const double spacing = (grid.t_max - grid.t_min) / std::max(1, grid.steps - 1);
  return std::max(grid.t_min, grid.t_max - k * spacing);
}

}  // namespace

double TimeGrid::at(int step) const {
  step = std::clamp(step, 0, steps);
  return descending(*this, forward ? steps - step : step);
}

double TimeGrid::length(int step) const {
  if (!geometric && !forward) return (t_max - t_min) / std::max(1, steps - 1);
  return std::abs(at(step + 1) - at(step));
}

TimeGrid time_grid(const RunSettings& settings) {
  const Settings& method = settings.method;
  const double t_max = method.get("t_max");
  return {t_max, std::min(method.get("t_min"), t_max), std::max(1, settings.steps), method.whole("grid") == 0,
          method_of(method.kind).kind.runs_forward || method.get_or("forward", 0) != 0};
}

bool is_backwards(const RunSettings& settings) {
  return settings.method.get_or("t_min", 0) > settings.method.get_or("t_max", HUGE_VAL);
}

UnstableSteps unstable_steps(const RunSettings& settings) {
  const Method& method = method_of(settings.method.kind);
  UnstableSteps unstable;
  if (!method.kind.needs_time || !method.takes_euler_steps || !method.takes_euler_steps(settings.method))
    return unstable;
  const TimeGrid grid = time_grid(settings);
  for (int step = 0; step < grid.steps; ++step) {
    const double ratio = grid.length(step) / grid.at(step);
    unstable.count += ratio > unstable_ratio;
    unstable.largest = std::max(unstable.largest, ratio);
  }
  return unstable;
}

}  // namespace memscape
