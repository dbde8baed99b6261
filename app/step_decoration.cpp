// The step-size slider shows the steps that cannot climb: 0 < α < 2/L with the largest curvature L of the
// energy.
#include "app/track_decoration.h"
#include "app/workbench.h"
#include "core/landscape/descents.h"

namespace memscape {

TrackDecoration step_decoration(const Workbench& bench) {
  const PanelState& panel = bench.focused();
  if (panel.scene.dynamics.method.kind != "gradient") return {};
  TrackDecoration decoration;
  const double bound = curvature_bound(*panel.energy);
  if (bound > 0) decoration.good = {0, 2 / bound};
  return decoration;
}

}  // namespace memscape
