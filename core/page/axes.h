// Frames, ticks and names of axes, and the colour bar.
#pragma once
#include <string>
#include <vector>

#include "core/drawing/ticks.h"
#include "core/views/panel.h"

namespace memscape {

/// Ticks of one axis with their texts, chosen so that these stand well apart.
struct Ticks {
  std::vector<double> values;
  NumberFormat format;             ///< of all of them
  std::vector<std::string> words;  ///< one for each in place of its number; empty: numbers
  std::string text(size_t i) const { return words.empty() ? number_text(values[i], format) : words[i]; }
};

/// Ticks from low to high on a track of `length` points; `spacing` is the least distance between two of them,
/// `smallest` the least step.
Ticks ticks_of(double low, double high, float length, float spacing, double smallest = 0);

/// Ticks of a logarithmic axis from low > 0 to high: powers of ten, and 2 and 5 times them where there is
/// room.
Ticks log_ticks(double low, double high, float length, float spacing);

/// Whether a panel has ticks and numbers, or a plain frame.
bool has_axes(const PanelState& panel);
void draw_axes(const PanelView& view, Drawing& drawing);

/// The bar with ticks on its right and its name beyond them. `range` counts from the view's energy zero.
void draw_colour_bar(const Rect& bar, const Range& range, const View& view, const Style& style,
                     const MeasureText& measure, Drawing& drawing);

/// Room right of a bar for its numbers, and with `named` its name.
float colour_bar_room(bool named, const Style& style, const MeasureText& measure);

}  // namespace memscape
