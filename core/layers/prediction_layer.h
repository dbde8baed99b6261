// What others ask of the prediction that is shown.
#pragma once
#include "core/session/session.h"

namespace memscape {

/// True when the cells of predicted classes take the place of the heat map: when they are asked for and
/// possible, and when they are computed too.
bool classes_wanted(const PanelState& panel);
bool classes_drawn(const PanelState& panel);

}  // namespace memscape
