// Which colour is which energy.
#pragma once
#include "core/page/axes.h"

namespace memscape {

/// The bar with ticks on its right and its name beyond them, pointed where there are energies `beyond` its
/// ends. `range` counts from the view's energy zero.
void draw_colour_bar(const Rect& whole, const Range& range, Session::Beyond beyond, const View& view,
                     const Style& style, const MeasureText& measure, Drawing& drawing);

/// Room right of a bar for its numbers, and with `named` its name.
float colour_bar_room(bool named, const Style& style, const MeasureText& measure);

}  // namespace memscape
