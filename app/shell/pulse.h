// How long the window stays awake: a few frames after each input, until a moment, or on and on while
// something moves.
#pragma once
#include <algorithm>
#include <limits>

namespace memscape {

struct Pulse {
  static constexpr int few = 4;  ///< frames in which a dialogue has opened and its entry has the keyboard
  int frames = few;              ///< to draw before the window may sleep
  double wake_at = std::numeric_limits<double>::infinity();  ///< seconds on the window's clock

  void stir(int count = few) { frames = std::max(frames, count); }
  void wake_by(double time) { wake_at = std::min(wake_at, time); }
};

}  // namespace memscape
