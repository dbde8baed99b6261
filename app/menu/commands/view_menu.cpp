// View: layers, each of which brings its own row, and how the window looks.
#include <deque>
#include <string>
#include "app/menu/commands/menus.h"

#include "app/shell/actions.h"
#include "core/layers/layer.h"

namespace memscape {
namespace {

/// The switches of the layers that have a command.
std::vector<Command> layer_commands() {
  static std::deque<std::string> ids;  // commands have views of them
  std::vector<Command> commands;
  for (const LayerKind& kind : layer_kinds()) {
    const LayerCommand& row = kind.command;
    if (row.label.empty()) continue;
    Command command{
        .id = ids.emplace_back("view." + std::string(kind.id)), .label = row.label, .help = row.help};
    if (row.key) command.keys = {{row.key}};
    command.run = [path = kind.path()](W& b) { flip(b, path); };
    command.checked = [path = kind.path()](const W& b) { return is_on(b, path); };
    command.line_before = row.line_before;
    commands.push_back(std::move(command));
  }
  return commands;
}

std::vector<Command> look_commands() {
  return {
      {.id = "view.dark",
       .label = "Dark",
       .help = "Dark colours for the window.",
       .keys = {{'d'}},
       .run = [](W& b) { set_theme(b, "dark"); },
       .checked = [](const W& b) { return b.look.theme == "dark"; },
       .line_before = true},
      {.id = "view.projector",
       .label = "Projector",
       .help = "Large type and thick lines, for the last row.",
       .keys = {{'p'}},
       .run = [](W& b) { set_theme(b, "projector"); },
       .checked = [](const W& b) { return b.look.theme == "projector"; }},
      {.id = "view.larger",
       .label = "Larger text",
       .help = "All text larger.",
       .keys = {{'+', true}, {'=', true}},
       .run = [](W& b) { scale_text(b, 2); }},
      {.id = "view.smaller",
       .label = "Smaller text",
       .help = "All text smaller.",
       .keys = {{'-', true}},
       .run = [](W& b) { scale_text(b, 0.5); }},
      {.id = "view.usual",
       .label = "Usual text size",
       .help = "Text at its usual size.",
       .keys = {{'0', true}},
       .run = [](W& b) { scale_text(b, 1); }},
      {.id = "view.panel",
       .label = "Hide the panel",
       .help = "Leaves the whole width to the landscape.",
       .keys = {{'h'}},
       .run = [](W& b) { b.look.panel_hidden = !b.look.panel_hidden; },
       .checked = [](const W& b) { return b.look.panel_hidden; },
       .line_before = true},
      {.id = "view.full_screen",
       .label = "Full screen",
       .help = "The window fills the screen.",
       .keys = {{keys::f11}},
       .run = [](W& b) { b.look.full_screen = !b.look.full_screen; },
       .checked = [](const W& b) { return b.look.full_screen; }},
  };
}

}  // namespace

std::vector<Command> view_commands() {
  std::vector<Command> all = {{.id = "view.fit",
                               .label = "Fit",
                               .help = "Shows all memories and particles.",
                               .keys = {{'f'}},
                               .run = [](W& b) { b.act(Fit{}); }}};
  for (const auto& part : {layer_commands(), look_commands()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace memscape
