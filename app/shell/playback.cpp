// Seconds to steps.
#include "app/shell/playback.h"

#include <algorithm>
#include <cmath>

namespace memscape {

bool Playback::pass(Session& session, double seconds) {
  owed += speed * std::min(seconds, 0.25);  // a frame that took long does not jump
  double whole = std::floor(owed);
  if (whole < 1) return false;
  owed -= whole;
  int before = session.step();
  session.seek(std::min(before + static_cast<int>(whole), session.last()));
  return session.step() != before;
}

bool is_over(Session& session) {
  return session.step() >= session.last() || session.all_ended();
}

}  // namespace memscape
