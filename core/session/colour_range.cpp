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
namespace {

constexpr Eigen::Index most_points = 2000;  // of memories and of starts that are looked at

/// Where columns lie on the panel's plane.
std::vector<PlanePoint> on_plane(const PanelState& panel, const Matrix* columns) {
  std::vector<PlanePoint> points;
  if (!columns || columns->rows() != panel.plane.origin.size()) return points;
  const Eigen::Index stride = std::max<Eigen::Index>(1, columns->cols() / most_points);
  for (Eigen::Index k = 0; k < columns->cols(); k += stride) {
    const Eigen::Vector2d at = panel.plane.project(columns->col(k));
    points.push_back({at.x(), at.y()});
  }
  return points;
}

FieldColours counted_from(const FieldColours& colours, double zero) {
  auto less = [zero](const Range& range) { return Range{range.low - zero, range.high - zero}; };
  return {less(colours.whole), less(colours.usual), less(colours.painted)};
}

void include(FieldColours& all, const FieldColours& more) {
  all.whole.include(more.whole), all.usual.include(more.usual), all.painted.include(more.painted);
}

}  // namespace

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

FieldColours field_colours(const Field& field, const PanelState& panel) {
  FieldColours colours{range_of(field), colour_range(field), {}};
  colours.painted = colours.usual;
  if (places_of(panel) == Places::plane)
    colours.painted =
        told_apart(field, colours.usual, on_plane(panel, panel.Xi.get()), on_plane(panel, panel.start.get()));
  return colours;
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
    const FieldColours one = field_colours(field, panel);
    if (one.usual.empty()) continue;
    include(colours.all, one);
    include(colours.above, counted_from(one, one.usual.low));
  }
  return colours;
}

FieldColours shown_colours(const PanelState& panel) {
  const FieldColours& own = panel.colours;
  if (own.usual.empty() || panel.process_colours.empty()) return own;
  if (panel.scene.view.zero == "lowest") return counted_from(panel.process_colours.above, -own.usual.low);
  return panel.process_colours.all;
}

}  // namespace memscape
