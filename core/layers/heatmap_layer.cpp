// The field through its colour map, where no cells take its place.
#include "core/layers/layer.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

/// Where the nodes of a field lie on the page; a field that is older than the view lies off the plot's
/// border.
Rect place_of(const Grid& grid, const PanelFrame& frame) {
  Point2 low = frame.to_page(grid.x_low, grid.y_low), high = frame.to_page(grid.x_high, grid.y_high);
  return {low.x, high.y, high.x - low.x, low.y - high.y};
}

void draw_heatmap(const PanelView& view, Canvas& canvas) {
  const auto field = view.panel.found.share<Field>();
  if (!field || view.range.empty() || cover_of(view.panel) == Cover::drawn) return;
  const Range above{view.range.low - field->reference, view.range.high - field->reference};
  canvas.add(FieldPicture{field, place_of(field->grid, view.frame), above, view.panel.scene.view.colormap,
                          view.style.unsupported});
}

}  // namespace

LayerKind heatmap_layer() {
  return {.id = "heatmap",
          .label = "Heat map",
          .help = "Energy as colour; low energy is dark.",
          .shown = true,
          .passes = {{Places::plane, Depth::ground, draw_heatmap}},
          .colours = true};
}

}  // namespace memscape
