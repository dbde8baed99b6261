// Scenes: the presets, of which the menu itself lists all.
#include "app/menu/commands/menus.h"
#include "app/shell/actions.h"

namespace memscape {

std::vector<Command> scene_commands() {
  return {
      {.id = "scene.previous",
       .label = "Previous scene",
       .help = "Opens the scene before this one.",
       .keys = {{keys::page_up}},
       .run = [](W& b) { neighbour_preset(b, -1); }},
      {.id = "scene.next",
       .label = "Next scene",
       .help = "Opens the scene after this one.",
       .keys = {{keys::page_down}},
       .run = [](W& b) { neighbour_preset(b, 1); }},
  };
}

}  // namespace memscape
