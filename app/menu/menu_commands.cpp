// The table, in the order of the menus.
#include "app/menu/menu_commands.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <deque>
#include <iterator>

#include "app/shell/actions.h"
#include "app/shell/training.h"
#include "core/layers/layer.h"
#include "core/views/view.h"

namespace memscape {
namespace {

using W = Workbench;

bool has_panels(const W& bench) {
  return bench.session.panels().size() > 1;
}
bool before_start(const W& bench) {
  return bench.session.step() > 0;
}
bool before_end(const W& bench) {
  return bench.session.step() < bench.session.last();
}

void ask_to_open(W& bench) {
  unless_unsaved(bench, [](W& later) { later.dialog = Dialog::open; });
}
void ask_to_quit(W& bench) {
  unless_unsaved(bench, [](W& later) { later.quit = true; });
}

/// The switches of the layers that have a command.
std::vector<Command> layer_commands() {
  static std::deque<std::string> ids;  // commands have views of them
  std::vector<Command> commands;
  for (const LayerKind& kind : layer_kinds()) {
    const LayerCommand& row = kind.command;
    if (row.label.empty()) continue;
    Command command{.id = ids.emplace_back("view." + std::string(kind.id)),
                    .menu = "View",
                    .label = row.label,
                    .help = row.help};
    if (row.key) command.keys = {{row.key}};
    command.run = [path = kind.path()](W& b) { flip(b, path); };
    command.checked = [path = kind.path()](const W& b) { return is_on(b, path); };
    command.line_before = row.line_before;
    commands.push_back(std::move(command));
  }
  return commands;
}

std::vector<Command> make_table() {
  return {
      {"file.open",
       "File",
       "Open…",
       "Opens a scene file or a CSV file of memories.",
       {{'o', true}},
       ask_to_open},
      {"file.save", "File", "Save", "Writes the scene to its file.", {{'s', true}}, save},
      {"file.save_as",
       "File",
       "Save as…",
       "Writes the scene to another file.",
       {{'s', true, true}},
       [](W& b) { b.dialog = Dialog::save_as; }},
      {"file.export",
       "File",
       "Export figure…",
       "Writes what is shown as PNG, SVG or PDF.",
       {{'e', true}},
       [](W& b) { b.dialog = Dialog::export_figure; },
       nullptr,
       nullptr,
       false,
       true},
      {"file.quit",
       "File",
       "Quit",
       "Closes the window.",
       {{'q', true}},
       ask_to_quit,
       nullptr,
       nullptr,
       false,
       true},

      {"edit.undo",
       "Edit",
       "Undo",
       "Takes the last change back.",
       {{'z', true}},
       [](W& b) { b.act(Undo{}); },
       [](const W& b) { return b.document.can_undo(); },
       nullptr,
       true},
      {"edit.redo",
       "Edit",
       "Redo",
       "Does again what was undone.",
       {{'z', true, true}, {'y', true}},
       [](W& b) { b.act(Redo{}); },
       [](const W& b) { return b.document.can_redo(); },
       nullptr,
       true},
      {"edit.copy",
       "Edit",
       "Copy scene as text",
       "Puts the whole scene on the clipboard, as JSON.",
       {{'c', true}},
       copy_scene,
       nullptr,
       nullptr,
       false,
       true},
      {"edit.paste",
       "Edit",
       "Paste scene",
       "Takes the scene from the text on the clipboard.",
       {{'v', true}},
       [](W& b) { b.wants_paste = true; }},
      {"edit.seed",
       "Edit",
       "New seed",
       "Other random memories, particles and noise.",
       {{'n'}},
       [](W& b) { b.act(NewSeed{}); },
       nullptr,
       nullptr,
       false,
       true},

      {"scene.previous",
       "Scenes",
       "Previous scene",
       "Opens the scene before this one.",
       {{GLFW_KEY_PAGE_UP}},
       [](W& b) { neighbour_preset(b, -1); }},
      {"scene.next",
       "Scenes",
       "Next scene",
       "Opens the scene after this one.",
       {{GLFW_KEY_PAGE_DOWN}},
       [](W& b) { neighbour_preset(b, 1); }},

      {"transport.play",
       "Run",
       "Play / Pause",
       "Lets the particles move, or holds them.",
       {{' '}},
       toggle_play,
       nullptr,
       [](const W& b) { return b.playing(); }},
      {"transport.back",
       "Run",
       "Step back",
       "One step back.",
       {{','}},
       [](W& b) { step_by(b, -1); },
       before_start,
       nullptr,
       true},
      {"transport.step",
       "Run",
       "Step",
       "One step on.",
       {{'.'}},
       [](W& b) { step_by(b, 1); },
       before_end,
       nullptr,
       true},
      {"transport.restart",
       "Run",
       "Restart",
       "Back to the start; a run that plays goes on playing.",
       {{'r'}},
       restart_run},
      {"transport.first",
       "Run",
       "First step",
       "To the start of the run.",
       {{GLFW_KEY_HOME}},
       [](W& b) { show_step(b, 0); },
       before_start},
      {"transport.last",
       "Run",
       "Last step",
       "To the end of the run.",
       {{GLFW_KEY_END}},
       [](W& b) { show_step(b, b.session.last()); },
       before_end},

      {"train.toggle",
       "Training",
       "Train / Pause",
       "Trains the score network of this panel (with All panels: the others after it), or holds the "
       "training.",
       {{'l'}},
       [](W& b) { b.act(Train{!trains(b)}); },
       can_train,
       trains},
      {"train.cancel",
       "Training",
       "Cancel training",
       "Ends the training and forgets what the network has learned.",
       {},
       [](W& b) { b.act(ForgetTraining{}); },
       has_training},
      {"train.save",
       "Training",
       "Save weights…",
       "Writes what the network has learned, so that training can go on from there.",
       {},
       [](W& b) { b.dialog = Dialog::save_weights; },
       has_training,
       nullptr,
       false,
       true},
      {"train.load",
       "Training",
       "Load weights…",
       "Takes a network from a file; this panel's energy becomes that network.",
       {},
       [](W& b) { b.dialog = Dialog::load_weights; }},

      {"view.fit", "View", "Fit", "Shows all memories and particles.", {{'f'}}, [](W& b) { b.act(Fit{}); }},
      {"view.dark",
       "View",
       "Dark",
       "Dark colours for the window.",
       {{'d'}},
       [](W& b) { set_theme(b, "dark"); },
       nullptr,
       [](const W& b) { return b.look.theme == "dark"; },
       false,
       true},
      {"view.projector",
       "View",
       "Projector",
       "Large type and thick lines, for the last row.",
       {{'p'}},
       [](W& b) { set_theme(b, "projector"); },
       nullptr,
       [](const W& b) { return b.look.theme == "projector"; }},
      {"view.larger",
       "View",
       "Larger text",
       "All text larger.",
       {{'+', true}, {'=', true}},
       [](W& b) { scale_text(b, 2); }},
      {"view.smaller",
       "View",
       "Smaller text",
       "All text smaller.",
       {{'-', true}},
       [](W& b) { scale_text(b, 0.5); }},
      {"view.usual",
       "View",
       "Usual text size",
       "Text at its usual size.",
       {{'0', true}},
       [](W& b) { scale_text(b, 1); }},
      {"view.panel",
       "View",
       "Hide the panel",
       "Leaves the whole width to the landscape.",
       {{'h'}},
       [](W& b) { b.look.panel_hidden = !b.look.panel_hidden; },
       nullptr,
       [](const W& b) { return b.look.panel_hidden; },
       false,
       true},
      {"view.full_screen",
       "View",
       "Full screen",
       "The window fills the screen.",
       {{GLFW_KEY_F11}},
       [](W& b) { b.look.full_screen = !b.look.full_screen; },
       nullptr,
       [](const W& b) { return b.look.full_screen; }},

      {"panels.add",
       "Panels",
       "Add a panel",
       "Sets another landscape beside this one, linked with it.",
       {},
       [](W& b) { b.act(AddPanel{}); },
       has_room_for_panel},
      {"panels.overlay",
       "Panels",
       "Add a curve over this one",
       "In one dimension: another energy over the same axis.",
       {},
       [](W& b) { b.act(AddOverlay{}); },
       [](const W& b) { return has_room_for_panel(b) && view_of(b.focused()).overlays; }},
      {"panels.strip",
       "Panels",
       "Add a strip of steps",
       "Sets the run at steps from first to last side by side, in place of the panels that there are.",
       {},
       [](W& b) { b.act(AddStrip{}); }},
      {"panels.remove",
       "Panels",
       "Remove panel",
       "Takes away the panel that has the focus.",
       {},
       [](W& b) { b.act(RemovePanel{}); },
       has_panels},

      {"help.show",
       "Help",
       "Keys and mouse",
       "This page.",
       {{'?'}, {GLFW_KEY_F1}},
       [](W& b) { b.dialog = b.dialog == Dialog::help ? Dialog::none : Dialog::help; }},
  };
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all = make_table(), layers = layer_commands();
    const auto at = std::ranges::find(all, std::string_view("view.fit"), &Command::id);
    all.insert(at + 1, std::make_move_iterator(layers.begin()), std::make_move_iterator(layers.end()));
    return all;
  }();
  return table;
}

}  // namespace memscape
