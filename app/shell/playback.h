// Play and pause: turns time that passes into steps to show. Only the window knows a clock; a run counts
// steps.
#pragma once
#include "core/session/session.h"

namespace memscape {

struct Playback {
  bool playing = false;
  double speed = 20;  ///< steps per second
  double owed = 0;    ///< steps that are due, with their fraction

  /// Starts, from the beginning when the run is over.
  void play(Session& session);
  void pause() { playing = false; }
  /// Seconds until the next step is due.
  double next_due() const { return (1 - owed) / speed; }
  /// Seeks on by what `seconds` are worth; pauses at the end or when nothing moves. True when the step
  /// changed.
  bool pass(Session& session, double seconds);
};

}  // namespace memscape
