// What becomes of keys: they go to what is typed into, to an open menu, to the control that has the focus, or
// are commands.
#pragma once
#include <vector>

#include "app/menu/menu_commands.h"
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

/// At the beginning of a frame. `in_menu`: a menu or a list was open in the frame before.
void take_keys(Ui& ui, Workbench& bench, const std::vector<KeyPress>& keys, bool in_menu);
/// When all controls are drawn: a press of the mouse that no control had takes the focus to the canvas, whose
/// place is `page`, or from it; Tab leads to the next control.
void end_focus(Ui& ui, Workbench& bench, const Rect& page);
/// What a script must wait for before it goes on: a frame has seen the pointer, or text goes to an entry.
void tell_input(EventLog& events);

}  // namespace memscape
