// What layout and composition both need to know of a page's panels.
#pragma once
#include <string>
#include <vector>

#include "core/layers/axes.h"

namespace memscape {

/// Titles of the panels: their own where they have one, else what tells the frames apart; empty for overlays.
std::vector<std::string> titles_of(const Session& session);

/// True when all panels show the same part of the same plane, so that numbers at the outer axes serve all of
/// them.
bool axes_linked(const Session& session);

/// Sides of panel `index` that carry numbers.
AxisSides sides_of(const Layout& layout, int index, bool linked);

/// True when the panel is coloured by energy and shows a bar; `own` when that bar stands beside its panel.
bool has_bar(const PanelState& panel);
bool has_own_bar(const Session& session, const PanelState& panel);

/// Line spacing of the caption, points.
float caption_spacing(const Style& style);

}  // namespace memscape
