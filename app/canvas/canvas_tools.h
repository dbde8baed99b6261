// The mouse on the canvas: drops, drags and sprays particles, moves and draws memories, zooms and pans; what
// is under the pointer.
#pragma once
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/page/compose.h"

namespace memscape {

/// What a press has begun, until the release.
struct CanvasTool {
  enum class Kind { none, press, memory, particle, spray, draw, pan, scrub };
  Kind kind = Kind::none;
  int panel = 0, index = 0;
  Point2 from, last;  ///< on the page
  bool moved = false;
  int sprayed = 0;
  bool was_focused = true;  ///< the panel had the focus before the press
  struct Menu {
    int panel = 0, memory = -1, particle = -1;
    Vector x;
  } menu;  ///< where the right button was pressed
};

/// A point of a page in a panel, as a state in R^D.
Vector state_at(const PanelState& panel, const PanelFrame& frame, Point2 page);
/// The place of a state on the page (D = 1: at the height `y`).
Point2 page_of(const PanelState& panel, const PanelFrame& frame, const ConstVector& x, float y = 0);
/// The memory or particle within `radius` of a point of the page, the nearest; -1 when there is none.
int memory_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius);
int particle_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius, int step);
/// The same, but on a curve the particle itself, not its whole column.
int particle_itself_at(const PanelState& panel, const PanelFrame& frame, Point2 page, float radius, int step);
/// The panel whose cell holds a point of the page, -1 when none does. Of several curves in one frame the one
/// within `radius` of the point, or else the one with the focus.
int panel_at(const Session& session, const Layout& layout, Point2 page, float radius, int focus);

/// Handles the mouse. The canvas's invisible button is the last item; `pointer` is on the page.
void use_mouse(Ui& ui, Workbench& bench, const Layout& layout, CanvasTool& tool, Point2 pointer,
               bool hovered);
/// The small menu of the right button. Call within the canvas's window.
void canvas_menu(Ui& ui, Workbench& bench, CanvasTool& tool);

}  // namespace memscape
