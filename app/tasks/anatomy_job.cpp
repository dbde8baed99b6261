// What anatomy depends on, and how it is made.
#include "app/tasks/anatomy_job.h"

#include <algorithm>

namespace memscape {

AnatomyKind::Need AnatomyKind::need(const PanelState& panel, const FieldSize& size) {
  const AnatomyWants wants = anatomy_wants(panel);
  if (!wants.any()) return {};
  Need need{.Xi = panel.Xi, .model = panel.shown, .wants = wants, .by = asked_owner(panel.scene)};
  if (panel.Xi->rows() > 2) {
    need.plane = panel.plane;
  } else {
    std::copy_n(panel.scene.view.x, 2, need.x), std::copy_n(panel.scene.view.y, 2, need.y);
  }
  if (wants.basins) {
    need.dynamics = panel.scene.dynamics;
    need.cells = std::min(std::max(size.width, size.height), most_cells);
  }
  return need;
}

std::shared_ptr<const Anatomy> AnatomyKind::compute(const PanelState& panel, const Need& need, bool fine,
                                                    const std::atomic<bool>& cancelled) {
  const Grid grid = anatomy_grid(panel, fine ? need.cells : std::min(need.cells, coarse_cells));
  return compute_anatomy(panel, need.wants, grid.width, grid.height, &cancelled);
}

}  // namespace memscape
