// What the page tells scripts that wait for it: see EventLog.
#pragma once
#include "app/canvas/canvas.h"

namespace memscape {

/// After a frame: its step, what it shows in full and did not before, where its plots are, and how many
/// frames a drag that has just ended took.
void tell_frame(Workbench& bench, Canvas& canvas);

}  // namespace memscape
