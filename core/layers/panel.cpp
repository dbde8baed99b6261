// Subject, axes and places of a panel.
#include "core/layers/panel.h"

#include <algorithm>
#include <cmath>

#include "core/scene/anatomy.h"

namespace memscape {
namespace {

Range widened(Range range) {
  if (range.empty()) return {0, 1};
  double span = range.high - range.low;
  double margin = span > 0 ? 0.06 * span : std::max(0.5, 0.05 * std::abs(range.low));
  return {range.low - margin, range.high + margin};
}

}  // namespace

Subject subject_of(const PanelState& panel) {
  if (panel.scene.show == "chart") return Subject::chart;
  bool line = panel.scene.show == "curve" || (panel.energy && panel.energy->dimension() == 1);
  return line ? Subject::curve : Subject::landscape;
}

std::string axis_name(const PanelState& panel, int axis) {
  if (subject_of(panel) == Subject::curve && axis == 1) return "Energy";
  bool principal = panel.energy && panel.energy->dimension() > 2 && panel.scene.view.plane == "principal";
  static const char* const names[2][2] = {{"x₁", "x₂"}, {"PC 1", "PC 2"}};
  return names[principal][axis];
}

bool basins_wanted(const PanelState& panel) {
  return subject_of(panel) == Subject::landscape && panel.scene.layers.basins.shown &&
         anatomy_possible(panel).basins;
}

bool basins_drawn(const PanelState& panel) {
  return basins_wanted(panel) && panel.anatomy && panel.anatomy->has.basins;
}

float PanelView::mark_unit() const {
  float side = std::min(frame.plot.width, frame.plot.height);
  return std::clamp(0.042f * side, 0.45f * style.text, style.text);
}

float PanelView::line() const {
  return style.line * std::sqrt(mark_unit() / style.text);
}

Point2 PanelView::place(const ConstVector& x, double energy) const {
  if (subject_of(panel) == Subject::curve) return frame.to_page(x[0], energy);
  Eigen::Vector2d at = panel.plane.project(x);
  return frame.to_page(at[0], at[1]);
}

void draw_labels(const PanelView&, Canvas& canvas) {
  for (Text& label : canvas.labels) canvas.add(std::move(label));
  canvas.labels.clear();
}

Range value_range(const PanelState& panel) {
  return widened(panel.field ? range_of(*panel.field) : Range{});
}

}  // namespace memscape
