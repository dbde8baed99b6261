// What is counted in one of several panels, in the corner of its plot that hides least, or above the plot.
#pragma once
#include <string>
#include <vector>

#include "core/views/panel.h"

namespace memscape {

struct CountBox {
  std::vector<std::string> lines;
  Rect ground;      ///< behind the lines; empty where there are none
  int corner = -1;  ///< of the plot, -1 above it
};

/// The critical points, where basins disagree, clusters, particles without force. What is predicted stands in
/// the caption when the panel is the landscape `alone`. Counts that would hide much of the plot are left out:
/// first those of the landscape, then energies of clusters and their number, never what went wrong. With
/// `above` they have that much room above the plot; else they stay in the corner where they stood `before`
/// (-1: none) if that is about as good as any other.
CountBox count_box(const PanelView& view, bool alone, float above, int before = -1);
/// How much room the counts take, and whether they would hide marks in every corner, or lie on a flow that is
/// nothing but arrows and trails.
struct CountNeed {
  float height = 0;
  bool hides = false;
};
CountNeed counts_need(const PanelView& view, bool alone, bool above);
void draw_count_box(const PanelView& view, const CountBox& box, Drawing& drawing);

}  // namespace memscape
