// Frames, ticks and names of axes.
#pragma once
#include <functional>
#include <limits>
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

/// The track that ticks stand on, all in points. `extent` measures a text along it, `across` at right angles
/// to it.
struct TickTrack {
  float length = 0;
  float spacing = 0;  ///< the least distance between two ticks
  float gap = 0;      ///< the least distance between two texts
  std::function<float(const std::string&)> extent, across = {};
  float room = std::numeric_limits<float>::infinity();  ///< across the track
};

/// Ticks from low to high whose texts differ, stand apart, and have room; `smallest` is the least step. Empty
/// where not even one text has room.
Ticks ticks_of(double low, double high, const TickTrack& track, double smallest = 0);

/// Ticks of a logarithmic axis from low > 0 to high: powers of ten, and 2 and 5 times them where there is
/// room.
Ticks log_ticks(double low, double high, const TickTrack& track);

/// Length of a tick, points.
float tick_length(const Style& style);

/// Whether a panel has ticks and numbers, or a plain frame.
bool has_axes(const PanelState& panel);
void draw_axes(const PanelView& view, Drawing& drawing);

}  // namespace memscape
