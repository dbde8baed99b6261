// The table of layers: the only file that knows them all.
#include "core/layers/layer.h"

namespace memscape {

using Make = LayerKind();
Make heatmap_layer, contour_layer, arrow_layer, memory_layer, particle_layer, trail_layer, basin_layer,
    pull_layer, cluster_layer, voronoi_layer, critical_layer, separatrix_layer, prediction_layer, slice_layer,
    support_layer, axes_layer, colour_bar_layer, caption_layer;

std::span<const LayerKind> layer_kinds() {
  static const std::vector<LayerKind> all{
      heatmap_layer(),  contour_layer(),    arrow_layer(),      memory_layer(),  particle_layer(),
      trail_layer(),    basin_layer(),      pull_layer(),       cluster_layer(), voronoi_layer(),
      critical_layer(), separatrix_layer(), prediction_layer(), slice_layer(),   support_layer(),
      axes_layer(),     colour_bar_layer(), caption_layer()};
  return all;
}

}  // namespace memscape
