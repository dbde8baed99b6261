// From the page to states and back, and what lies near a point.
#include <cmath>

#include "app/canvas_tools.h"

namespace memscape {
namespace {

float distance(const PanelState& panel, Point2 a, Point2 b) {
  return panel.Xi->rows() == 1 ? std::abs(a.x - b.x) : std::hypot(a.x - b.x, a.y - b.y);
}

int nearest(const PanelState& panel, const PanelFrame& frame, const Matrix& X, Point2 page, float radius) {
  int found = -1;
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    float away = distance(panel, page_of(panel, frame, X.col(i)), page);
    if (away <= radius) radius = away, found = static_cast<int>(i);
  }
  return found;
}

}  // namespace

Vector state_at(const PanelState& panel, const PanelFrame& frame, Point2 page) {
  if (panel.Xi->rows() == 1) return Vector::Constant(1, frame.u(page));
  return panel.plane.lift(frame.u(page), frame.v(page));
}

Point2 page_of(const PanelState& panel, const PanelFrame& frame, const ConstVector& x, float y) {
  if (panel.Xi->rows() == 1) return {frame.to_page(x[0], 0).x, y};
  Eigen::Vector2d at = panel.plane.project(x);
  return frame.to_page(at.x(), at.y());
}

int memory_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius) {
  if (panel.scene.show == "chart" || !panel.scene.layers.memories) return -1;
  return nearest(panel, frame, *panel.Xi, page, radius);
}

int particle_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius, int step) {
  if (panel.scene.show == "chart" || !panel.scene.layers.particles || panel.run->particles() == 0) return -1;
  return nearest(panel, frame, panel.run->frame(step).X, page, radius);
}

int panel_at(const Layout& layout, Point2 page) {
  for (size_t i = 0; i < layout.frames.size(); ++i)
    if (layout.frames[i].cell.contains(page)) return static_cast<int>(i);
  return -1;
}

}  // namespace memscape
