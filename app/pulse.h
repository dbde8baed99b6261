// How long the window stays awake: a few frames after each input, until a moment, or on and on while
// something moves.
#pragma once
#include <algorithm>
#include <limits>

namespace memscape {

struct Pulse {
  int frames = 3;  ///< to draw before the window may sleep; tooltips and layouts settle in two or three
  double wake_at = std::numeric_limits<double>::infinity();  ///< seconds on the window's clock

  void stir(int count = 2) { frames = std::max(frames, count); }
  void wake_by(double time) { wake_at = std::min(wake_at, time); }
};

}  // namespace memscape
