// Panels: what is shown side by side. The menu itself lists the charts.
#include "app/menu/commands/menus.h"
#include "app/shell/actions.h"
#include "core/views/view.h"

namespace memscape {

std::vector<Command> panel_commands() {
  return {
      {.id = "panels.add",
       .label = "Add a panel",
       .help = "Sets another landscape beside this one, linked with it.",
       .run = [](W& b) { b.act(AddPanel{}); },
       .enabled = has_room_for_panel},
      {.id = "panels.overlay",
       .label = "Add a curve over this one",
       .help = "In one dimension: another energy over the same axis.",
       .run = [](W& b) { b.act(AddOverlay{}); },
       .enabled = [](const W& b) { return has_room_for_panel(b) && view_of(b.focused()).overlays; }},
      {.id = "panels.strip",
       .label = "Add a strip of steps",
       .help =
           "Sets the run at steps from first to last side by side, in place of the panels that there are.",
       .run = [](W& b) { b.act(AddStrip{}); }},
      {.id = "panels.remove",
       .label = "Remove panel",
       .help = "Takes away the panel that has the focus.",
       .run = [](W& b) { b.act(RemovePanel{}); },
       .enabled = [](const W& b) { return b.session.panels().size() > 1; }},
  };
}

}  // namespace memscape
