// Turns time that passes into steps to show. Only the window knows a clock; a run counts steps.
#pragma once
#include "core/session/session.h"

namespace memscape {

struct Playback {
  double speed = 20;  ///< steps per second
  double owed = 0;    ///< steps that are due, with their fraction

  /// Seconds until the next step is due.
  double next_due() const { return (1 - owed) / speed; }
  /// Seeks on by what `seconds` are worth. True when the step changed.
  bool pass(Session& session, double seconds);
};

/// The run has come to its end, or nothing moves any more.
bool is_over(Session& session);

}  // namespace memscape
