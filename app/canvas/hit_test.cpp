// From the page to states and back, and what lies near a point.
#include <cmath>

#include "app/canvas/canvas_tools.h"
#include "core/views/view.h"

namespace memscape {
namespace {

int nearest(const PanelState& panel, const PanelFrame& frame, const Matrix& X, Point2 page, float radius) {
  int found = -1;
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    const Point2 off = page_of(panel, frame, X.col(i), page.y) - page;
    const float away = std::hypot(off.x, off.y);
    if (away <= radius) radius = away, found = static_cast<int>(i);
  }
  return found;
}

/// How far above or below a panel's curve a point lies; infinite where the panel shows none.
float curve_distance(const Session& session, const Layout& layout, int index, Point2 page) {
  const PanelState& panel = session.panels()[static_cast<size_t>(index)];
  const PanelFrame& frame = layout.frames[static_cast<size_t>(index)];
  if (!view_of(panel).overlays) return INFINITY;
  const double energy = panel.energy->value(Vector::Constant(1, frame.u(page)));
  return std::abs(frame.to_page(0, energy - energy_zero(panel)).y - page.y);
}

}  // namespace

Vector state_at(const PanelState& panel, const PanelFrame& frame, Point2 page) {
  return view_of(panel).state(panel, frame, page);
}

Point2 page_of(const PanelState& panel, const PanelFrame& frame, const ConstVector& x, float y) {
  return view_of(panel).mark(panel, frame, x, y);
}

int memory_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius) {
  if (!shows_marks(panel, MarksOf::memories)) return -1;
  return nearest(panel, frame, *panel.Xi, page, radius);
}

int particle_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius, int step) {
  if (!shows_marks(panel, MarksOf::particles) || panel.run->particles() == 0) return -1;
  return nearest(panel, frame, panel.run->frame(step).X, page, radius);
}

int particle_itself_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius,
                       int step) {
  if (places_of(panel) == Places::plane) return particle_at(panel, frame, page, radius, step);
  if (!shows_marks(panel, MarksOf::particles)) return -1;
  const Frame& now = panel.run->frame(step);
  int found = -1;
  for (Eigen::Index i = 0; i < now.X.cols(); ++i) {
    const Point2 at = frame.to_page(now.X(0, i), now.energy_of(i) - energy_zero(panel));
    const float away = std::hypot(at.x - page.x, at.y - page.y);
    if (away <= radius) radius = away, found = static_cast<int>(i);
  }
  return found;
}

int panel_at(const Session& session, const Layout& layout, Point2 page, float radius, int focus) {
  int at = 0;
  const int count = static_cast<int>(layout.frames.size());
  while (at < count && !layout.frames[static_cast<size_t>(at)].cell.contains(page)) ++at;
  if (at == count) return -1;
  const int base = layout.bases[static_cast<size_t>(at)];
  int found = focus >= 0 && focus < count && layout.bases[static_cast<size_t>(focus)] == base ? focus : base;
  float least = curve_distance(session, layout, found, page);
  if (least <= radius) return found;
  for (int p = base; p < count && layout.bases[static_cast<size_t>(p)] == base; ++p)
    if (const float away = curve_distance(session, layout, p, page); away <= radius) radius = away, found = p;
  return found;
}

}  // namespace memscape
