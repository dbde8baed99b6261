// The two scales of a diffusion's time, t and β = 1/(2σ²t), decade by decade under one track; and the two
// ends of a process's times, which are to be in order.
#include <algorithm>
#include <cmath>

#include "app/shell/workbench.h"
#include "app/widgets/track.h"
#include "app/widgets/track_decoration.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/energy/diffusion.h"
#include "core/energy/registry.h"

namespace memscape {
namespace {

std::string power_of_ten(int exponent) {
  static const char* const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (exponent == 0) return "1";
  if (exponent == 1) return "10";
  if (exponent == -1) return "0.1";
  return "10" + std::string(exponent < 0 ? "⁻" : "") + digits[std::abs(exponent) % 10];
}

/// Decades of a quantity, at the places that `value_at` gives them on the track.
TrackDecoration::Scale decades(std::string label, int from, int to, double (*value_at)(double, double),
                               double sigma) {
  TrackDecoration::Scale scale{std::move(label), {}};
  for (int e = from; e <= to; ++e)
    scale.ticks.emplace_back(value_at(std::pow(10.0, e), sigma), power_of_ten(e));
  std::ranges::sort(scale.ticks);
  return scale;
}

double itself(double value, double) {
  return value;
}

}  // namespace

TrackDecoration span_decoration(const Workbench& bench) {
  TrackDecoration decoration;
  if (!is_backwards(run_settings(bench.focused().scene))) return decoration;
  decoration.note = "The earliest time is above the latest one: no time passes.";
  decoration.note_alarms = true;
  return decoration;
}

TrackDecoration time_decoration(const Workbench& bench) {
  const Settings energy = shown_energy(bench.focused());
  if (find_energy(energy.kind)->time_row != "t") return {};
  const double sigma = energy.get("sigma");
  TrackDecoration decoration;
  decoration.scales = {decades("t", -6, 1, itself, sigma), decades("β", -8, 8, time_of, sigma)};
  decoration.note = "β = 1/(2σ²t) = " + short_number(inverse_temperature(energy.get("t"), sigma), 6);
  return decoration;
}

TrackDecoration circle_decoration(const Workbench& bench) {
  const Settings energy = shown_energy(bench.focused());
  if (find_energy(energy.kind)->time_row != "beta") return {};
  TrackDecoration decoration;
  decoration.scales = {decades("β", -3, 6, itself, 1), decades("t", -8, 4, time_of, 1)};
  decoration.note = "t = 1/(2β) = " + short_number(time_of(energy.get("beta"), 1)) + " for σ = 1";
  return decoration;
}

}  // namespace memscape
