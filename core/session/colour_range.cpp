// Ranges of sampled energies.
#include "core/session/colour_range.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/dynamics/methods/time_grid.h"
#include "core/learning/score/learned_energy.h"
#include "core/session/session.h"
#include "core/views/view.h"

namespace memscape {

Range colour_range(const Field& field) {
  Range range = range_of(field);
  std::vector<float> sample;
  const size_t stride = std::max<size_t>(1, field.energy.size() / 16384);
  for (size_t i = 0; i < field.energy.size(); i += stride)
    if (std::isfinite(field.energy[i])) sample.push_back(field.energy[i]);
  if (sample.size() < 64) return range;
  auto quantile = sample.begin() + static_cast<std::ptrdiff_t>(sample.size() * 98 / 100);
  std::nth_element(sample.begin(), quantile, sample.end());
  const double most = field.reference + *quantile;
  range.high = std::min(range.high, most + 0.35 * (most - range.low));
  return range;
}

ProcessColours process_colours(const PanelState& panel) {
  constexpr int side = 64;
  ProcessColours colours;
  if (panel.time <= 0 || !view_of(panel).grid) return colours;
  const TimeGrid times = time_grid(run_settings(panel.scene));
  for (int step : {0, times.steps}) {
    const auto energy = panel.model->timed()->at_time(times.at(step));
    if (!has_value(*energy)) return {};
    Field field;
    energy->grid(panel.plane, Session::field_grid(panel, side, side), false, field);
    const Range range = colour_range(field);
    if (range.empty()) continue;
    colours.energies.include(range);
    colours.span = std::max(colours.span, range.high - range.low);
  }
  return colours;
}

Range shown_colours(const PanelState& panel) {
  const Range& own = panel.colours;
  if (own.empty() || panel.process_colours.energies.empty()) return own;
  if (panel.scene.view.zero == "lowest") return {own.low, own.low + panel.process_colours.span};
  return panel.process_colours.energies;
}

}  // namespace memscape
