// What others ask of basins of attraction.
#pragma once
#include "core/session/session.h"

namespace memscape {

/// True when basins take the place of the heat map: when the scene asks for them and they are possible, and
/// when they are computed too.
bool basins_wanted(const PanelState& panel);
bool basins_drawn(const PanelState& panel);

}  // namespace memscape
