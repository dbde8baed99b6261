// Help.
#include "app/menu/commands/menus.h"

namespace memscape {

std::vector<Command> help_commands() {
  return {
      {.id = "help.show",
       .label = "Keys and mouse",
       .help = "This page.",
       .keys = {{'?'}, {keys::f1}},
       .run = [](W& b) { b.dialog = b.dialog == Dialog::help ? Dialog::none : Dialog::help; }},
  };
}

}  // namespace memscape
