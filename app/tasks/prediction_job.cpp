// What a prediction depends on, and how it is made.
#include "app/tasks/prediction_job.h"

#include <algorithm>

#include "core/session/anatomy.h"

namespace memscape {

PredictionKind::Need PredictionKind::need(const PanelState& panel, const FieldSize& size) {
  const PredictionWants wants = prediction_wants(panel);
  if (!wants.any()) return {};
  const Scene& scene = panel.scene;
  Need need{.Xi = panel.Xi,
            .model = panel.shown,
            .wants = wants,
            .dynamics = scene.dynamics,
            .settings = scene.prediction,
            .seed = scene.seed};
  if (!wants.picture) return need;
  std::copy_n(scene.view.x, 2, need.x), std::copy_n(scene.view.y, 2, need.y);
  need.plane = scene.view.plane;
  need.cells = std::min(std::max(size.width, size.height), most_cells);
  return need;
}

std::shared_ptr<const Prediction> PredictionKind::compute(const PanelState& panel, const Need& need,
                                                          bool fine, const std::atomic<bool>& cancelled) {
  const Grid grid = anatomy_grid(panel, fine ? need.cells : std::min(need.cells, coarse_cells));
  return compute_prediction(panel, need.wants, grid.width, grid.height, &cancelled);
}

}  // namespace memscape
