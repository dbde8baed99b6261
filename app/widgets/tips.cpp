// A press holds tooltips back, a movement without one lets them come.
#include "app/widgets/tips.h"

namespace memscape {

void Tips::begin_frame(double now, bool held, bool moved) {
  if (held)
    held_back_ = true;
  else if (held_back_ && moved)
    held_back_ = false, since_ = now;
}

bool Tips::is_due(unsigned id, double now) {
  if (on_ != id) on_ = id, since_ = now;
  return !held_back_ && now - since_ >= rest_seconds;
}

}  // namespace memscape
