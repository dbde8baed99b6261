// A landscape over a plane of states: of two dimensions, or through more.
#include "core/views/off_plane.h"
#include "core/views/view.h"

namespace memscape {
namespace {

Grid grid(const View& view, int width, int height) {
  return {width, height, view.x[0], view.x[1], view.y[0], view.y[1]};
}

Point2 place(const PanelView& view, const ConstVector& x, double) {
  const Eigen::Vector2d at = view.panel.plane.project(x);
  return view.frame.to_page(at[0], at[1]);
}

Vector state(const PanelState& panel, const PanelFrame& frame, Point2 page) {
  return panel.plane.lift(frame.u(page), frame.v(page));
}

Point2 mark(const PanelState& panel, const PanelFrame& frame, const ConstVector& x, float) {
  const Eigen::Vector2d at = panel.plane.project(x);
  return frame.to_page(at.x(), at.y());
}

}  // namespace

ViewKind landscape_view() {
  return {.id = "landscape",
          .places = Places::plane,
          .least = 2,
          .equal_units = true,
          .grid = grid,
          .axis_name = plane_axis_name,
          .place = place,
          .state = state,
          .mark = mark};
}

}  // namespace memscape
