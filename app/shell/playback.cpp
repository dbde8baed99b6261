// Seconds to steps.
#include "app/shell/playback.h"

#include <algorithm>
#include <cmath>

namespace memscape {

void Playback::play(Session& session) {
  if (session.step() >= session.last() || session.all_ended()) session.seek(0);
  owed = 0;
  playing = true;
}

bool Playback::pass(Session& session, double seconds) {
  if (!playing) return false;
  owed += speed * std::min(seconds, 0.25);  // a frame that took long does not jump
  double whole = std::floor(owed);
  if (whole < 1) return false;
  owed -= whole;
  int before = session.step();
  session.seek(std::min(before + static_cast<int>(whole), session.last()));
  if (session.step() >= session.last() || session.all_ended()) pause();
  return session.step() != before;
}

}  // namespace memscape
