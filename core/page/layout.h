// What layout and composition both need to know of a page's panels.
#pragma once
#include <string>
#include <vector>

#include "core/page/axes.h"

namespace memscape {

/// Titles of the panels: their own where they have one, else what tells the frames apart; empty for overlays.
std::vector<std::string> titles_of(const Session& session);

/// True when two panels that stand side by side (axis 1) or above each other (axis 0) have that axis in
/// common, so that its numbers at the outer one serve both. `a` and `b` are their charts, null for
/// landscapes.
bool share_axis(const PanelState& first, const Chart* a, const PanelState& second, const Chart* b, int axis);

/// True when the panel is coloured by energy and shows a bar; `own` when that bar stands beside its panel.
bool has_bar(const PanelState& panel);
bool has_own_bar(const Session& session, const PanelState& panel);

/// A copy in which all layers are on that a key, or the switches of a page, put on and off: those that take
/// the place of colours only with `covers`. Where they stand, and what they say, others find room as well.
Session with_layers(const Session& session, bool covers);

/// Line spacing of the caption, points.
float caption_spacing(const Style& style);

}  // namespace memscape
