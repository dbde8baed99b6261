// File: scenes and figures on disk.
#include "app/menu/commands/menus.h"
#include "app/shell/actions.h"
#include "app/shell/unsaved.h"

namespace memscape {
namespace {

void ask_to_open(W& bench) {
  unless_unsaved(bench, [](W& later) { later.dialog = Dialog::open; });
}
void ask_to_quit(W& bench) {
  unless_anything_unsaved(bench, [](W& later) { later.quit = true; });
}

}  // namespace

std::vector<Command> file_commands() {
  return {
      {.id = "file.open",
       .label = "Open…",
       .help = "Opens a scene file or a CSV file of memories.",
       .keys = {{'o', true}},
       .run = ask_to_open},
      {.id = "file.save",
       .label = "Save",
       .help = "Writes the scene to its file.",
       .keys = {{'s', true}},
       .run = save},
      {.id = "file.save_as",
       .label = "Save as…",
       .help = "Writes the scene to another file.",
       .keys = {{'s', true, true}},
       .run = [](W& b) { b.dialog = Dialog::save_as; }},
      {.id = "file.export",
       .label = "Export figure…",
       .help = "Writes the panels and layers that are shown as PNG, SVG or PDF, set on a page of the "
               "figure's size with its own theme and size of type.",
       .keys = {{'e', true}},
       .run = [](W& b) { b.dialog = Dialog::export_figure; },
       .line_before = true},
      {.id = "file.quit",
       .label = "Quit",
       .help = "Closes the window.",
       .keys = {{'q', true}},
       .run = ask_to_quit,
       .line_before = true},
  };
}

}  // namespace memscape
