// The dashed line along which the chart of a slice shows the energy.
#include "core/layers/halo.h"
#include "core/layers/layer.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

void draw_slice(const PanelView& view, Canvas& canvas) {
  const PredictionTask task = task_of(view.panel);
  const Vector at = slice_start(view.panel);
  const PanelFrame& frame = view.frame;
  Lines lines;
  lines.begin();
  if (task.features[0] == 0)
    lines.points = {frame.to_page(at[0], frame.y_low), frame.to_page(at[0], frame.y_high)};
  else
    lines.points = {frame.to_page(frame.x_low, at[1]), frame.to_page(frame.x_high, at[1])};
  const Style& style = view.style;
  const float unit = view.mark_unit(), line = view.line();
  add_with_halo(std::move(lines), {style.memory_rim, 1.6f * line, 0.6f * unit, 0.4f * unit},
                faded(style.memory, 0.6f), 3.2f * line, canvas);
}

std::string refusal(const PanelState& panel) {
  if (!panel.Xi || panel.Xi->rows() != 2) return "a slice line takes two dimensions";
  return can_predict(panel) ? "" : "a slice takes a method that descends";
}

}  // namespace

LayerKind slice_layer() {
  return {.id = "slice",
          .label = "Slice line",
          .help =
              "Dashes along which the chart `slice` shows the energy: the selected particle's features. Two "
              "dimensions only.",
          .passes = {{Places::plane, Depth::guides, draw_slice}},
          .refusal = refusal};
}

}  // namespace memscape
