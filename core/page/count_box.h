// What is counted in one of several panels, in the lower left corner of its plot.
#pragma once
#include <string>
#include <vector>

#include "core/views/panel.h"

namespace memscape {

struct CountBox {
  std::vector<std::string> lines;
  Rect ground;  ///< behind the lines; empty where there are none
};

/// The critical points, where basins disagree, clusters, particles without force. What is predicted stands in
/// the caption when the panel is the landscape `alone`. Counts that would hide much of the plot are left out:
/// first those of the landscape, then energies of clusters and their number, never what went wrong.
CountBox count_box(const PanelView& view, bool alone);
void draw_count_box(const PanelView& view, const CountBox& box, Drawing& drawing);

}  // namespace memscape
