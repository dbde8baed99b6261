// Axes and places of a panel.
#include "core/views/panel.h"

#include <algorithm>
#include <cmath>

namespace memscape {
namespace {

/// The energies of a curve. Next to stretches without support they rise without bound: these rims end a
/// little above the lowest nine tenths.
Range curve_range(const Field& field) {
  Range range = range_of(field);
  std::vector<float> finite;
  for (float e : field.energy)
    if (std::isfinite(e)) finite.push_back(e);
  if (finite.empty() || finite.size() == field.energy.size()) return range;
  auto high = finite.begin() + static_cast<std::ptrdiff_t>(finite.size() * 9 / 10);
  std::nth_element(finite.begin(), high, finite.end());
  const double most = field.reference + *high;
  range.high = std::min(range.high, most + 0.35 * (most - range.low));
  return range;
}

}  // namespace

Range widened(Range range) {
  if (range.empty()) return {0, 1};
  double span = range.high - range.low;
  double margin = span > 0 ? 0.06 * span : std::max(0.5, 0.05 * std::abs(range.low));
  return {range.low - margin, range.high + margin};
}

std::string axis_name(const PanelState& panel, int axis) {
  return view_of(panel).axis_name(panel, axis);
}

float PanelView::mark_unit() const {
  float side = std::min(frame.plot.width, frame.plot.height);
  return std::clamp(0.042f * side, 0.45f * style.text, style.text);
}

float PanelView::line() const {
  return style.line * std::sqrt(mark_unit() / style.text);
}

Point2 PanelView::place(const ConstVector& x, double energy) const {
  return view_of(panel).place(*this, x, energy);
}

Stroke PanelView::curve_stroke() const {
  struct Look {
    int colour;  ///< Okabe-Ito's
    float dash, gap;
  };
  constexpr Look looks[] = {{5, 6, 2.5f}, {2, 2.5f, 2}, {6, 9, 3}, {1, 1.2f, 1.6f}, {0, 4, 4}};
  const float width = 2 * style.line;
  if (turn == 0) return {style.accent, width};
  const Look& look = looks[static_cast<size_t>(turn - 1) % std::size(looks)];
  return {palette_colour(look.colour), width, look.dash * width, look.gap * width};
}

Colour PanelView::particle_colour() const {
  return turns > 1 ? curve_stroke().colour : style.particle;
}

void draw_labels(const PanelView&, Canvas& canvas) {
  for (Text& label : canvas.labels) canvas.add(std::move(label));
  canvas.labels.clear();
}

Range values_of(const PanelState& panel) {
  if (!panel.result<Field>()) return {};
  const Range range =
      panel.process_colours.empty() ? curve_range(*panel.result<Field>()) : shown_colours(panel).usual;
  const double zero = energy_zero(panel);
  return range.empty() ? range : Range{range.low - zero, range.high - zero};
}

}  // namespace memscape
