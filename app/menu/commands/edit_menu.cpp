// Edit: history, the clipboard, new random numbers.
#include "app/menu/commands/menus.h"
#include "app/shell/actions.h"

namespace memscape {

std::vector<Command> edit_commands() {
  return {
      {.id = "edit.undo",
       .label = "Undo",
       .help = "Takes the last change back.",
       .keys = {{'z', true}},
       .run = [](W& b) { b.act(Undo{}); },
       .enabled = [](const W& b) { return b.document.can_undo(); },
       .repeats = true},
      {.id = "edit.redo",
       .label = "Redo",
       .help = "Does again what was undone.",
       .keys = {{'z', true, true}, {'y', true}},
       .run = [](W& b) { b.act(Redo{}); },
       .enabled = [](const W& b) { return b.document.can_redo(); },
       .repeats = true},
      {.id = "edit.copy",
       .label = "Copy scene as text",
       .help = "Puts the whole scene on the clipboard, as JSON.",
       .keys = {{'c', true}},
       .run = copy_scene,
       .line_before = true},
      {.id = "edit.paste",
       .label = "Paste scene",
       .help = "Takes the scene from the text on the clipboard.",
       .keys = {{'v', true}},
       .run = [](W& b) { b.wants_paste = true; }},
      {.id = "edit.seed",
       .label = "New seed",
       .help = "Other random memories, particles and noise.",
       .keys = {{'n'}},
       .run = [](W& b) { b.act(NewSeed{}); },
       .line_before = true},
  };
}

}  // namespace memscape
