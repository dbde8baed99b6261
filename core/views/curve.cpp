// A landscape over one dimension: the energy upwards. Several curves may share a frame.
#include "core/views/off_plane.h"
#include "core/views/profile.h"
#include "core/views/view.h"

namespace memscape {
namespace {

Grid grid(const View& view, int width, int) {
  return {width, 1, view.x[0], view.x[1], 0, 0};
}

void extent(std::span<const PanelState* const> panels, PanelFrame& frame) {
  Range energies;
  for (const PanelState* panel : panels) energies.include(values_of(*panel));
  const Range y = widened(energies);
  frame.y_low = y.low, frame.y_high = y.high;
}

std::string name_of(const PanelState& panel, int axis) {
  if (axis == 0) return plane_axis_name(panel, axis);
  return panel.scene.view.zero == "lowest" ? "Energy above the lowest" : "Energy";
}

Point2 place(const PanelView& view, const ConstVector& x, double energy) {
  return view.frame.to_page(x[0], energy - view.zero);
}

Vector state(const PanelState&, const PanelFrame& frame, Point2 page) {
  return Vector::Constant(1, frame.u(page));
}

Point2 mark(const PanelState&, const PanelFrame& frame, const ConstVector& x, float y) {
  return {frame.to_page(x[0], 0).x, y};
}

}  // namespace

ViewKind curve_view() {
  return {.id = "curve",
          .places = Places::profile,
          .least = 1,
          .most = 1,
          .overlays = true,
          .own = {Places::profile, Depth::graph, draw_curve},
          .grid = grid,
          .extent = extent,
          .axis_name = name_of,
          .place = place,
          .state = state,
          .mark = mark};
}

}  // namespace memscape
