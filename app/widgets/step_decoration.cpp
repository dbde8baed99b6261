// The step-size slider shows the steps of plain gradient descent that cannot climb, and the step that is one
// attention update.
#include "app/shell/workbench.h"
#include "app/widgets/track_decoration.h"
#include "core/session/lyapunov_report.h"

namespace memscape {

TrackDecoration step_decoration(const Workbench& bench) {
  const PanelState& panel = bench.focused();
  const Settings& method = panel.scene.dynamics.method;
  const DynamicsKind* kind = find_dynamics(method.kind);
  if (!kind || kind->climbing != Climbing::beyond_limit) return {};
  const Stability stability = panel_stability(panel);
  if (stability.basis == StabilityBasis::none) return {};
  TrackDecoration decoration;
  decoration.good = {0, stability.limit};
  decoration.good_help = "Red: " + stability_text(stability) + ". " + stability_reason(stability);
  if (stability.attention > 0) decoration.snaps = {stability.attention};
  decoration.note = stability_text(stability);
  decoration.note[0] = 'S';
  decoration.note_alarms = !stability.holds(method.get("step"));
  return decoration;
}

}  // namespace memscape
