// Several curves over one axis: a panel with `overlay` is drawn in the frame of the panel before it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/views/panel.h"

namespace memscape {

/// For each panel the first one of the frame that it is drawn in: itself unless it is an overlay. Only a
/// curve goes over a curve, and a chart over the same chart; elsewhere `overlay` has no effect.
std::vector<int> bases_of(const Session& session);

/// The panels that are drawn in the frame of `base`, in order.
std::vector<int> members_of(std::span<const int> bases, int base);

/// A name for each of these panels: its own title where it has one, else what tells them apart.
std::vector<std::string> names_of(const Session& session, const std::vector<int>& panels);

/// Names beside samples of their curves, in the corner of the plot where they hide least. With critical
/// points also the number of minima. The name of the view with index `bold` is bold.
void draw_legend(std::span<const PanelView> views, const std::vector<std::string>& names, int bold,
                 Drawing& drawing);

}  // namespace memscape
