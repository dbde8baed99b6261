// The table, in the order of the menus.
#include "app/menu_commands.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cassert>
#include <cctype>

#include "app/actions.h"
#include "app/edits.h"
#include "app/training.h"

namespace memscape {
namespace {

using W = Workbench;

bool has_panels(const W& bench) {
  return bench.session.panels().size() > 1;
}
bool has_particles(const W& bench) {
  return bench.focused().run->particles() > 0;
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
       undo,
       [](const W& b) { return b.document.can_undo(); },
       nullptr,
       true},
      {"edit.redo",
       "Edit",
       "Redo",
       "Does again what was undone.",
       {{'z', true, true}, {'y', true}},
       redo,
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
       [](W& b) { apply_to_panel(b, new_seed(b.focused().scene)); },
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
       [](const W& b) { return b.playback.playing; }},
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
       [](W& b) { b.playback.pause(), seek(b, 0); },
       before_start},
      {"transport.last",
       "Run",
       "Last step",
       "To the end of the run.",
       {{GLFW_KEY_END}},
       [](W& b) { b.playback.pause(), seek(b, b.session.last()); },
       before_end},

      {"train.toggle",
       "Training",
       "Train / Pause",
       "Trains the score network of this panel, or holds the training.",
       {{'l'}},
       toggle_training,
       can_train,
       [](const W& b) { return is_training(b); }},
      {"train.cancel",
       "Training",
       "Cancel training",
       "Ends the training and forgets what the network has learned.",
       {},
       cancel_training,
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

      {"view.fit", "View", "Fit", "Shows all memories and particles.", {{'f'}}, fit_view},
      {"view.contours",
       "View",
       "Contours",
       "Lines of equal energy.",
       {{'c'}},
       [](W& b) { flip(b, "layers.contours.shown"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.contours.shown"); },
       false,
       true},
      {"view.arrows",
       "View",
       "Arrows",
       "Arrows along the score, -∇E.",
       {{'a'}},
       [](W& b) { flip(b, "layers.arrows.shown"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.arrows.shown"); }},
      {"view.trails",
       "View",
       "Trails",
       "The way that each particle went.",
       {{'t'}},
       [](W& b) { flip(b, "layers.trails.shown"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.trails.shown"); }},
      {"view.basins",
       "View",
       "Basins",
       "Where each place is led to, instead of the heat map.",
       {{'b'}},
       [](W& b) { flip(b, "layers.basins.shown"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.basins.shown"); },
       false,
       true},
      {"view.voronoi",
       "View",
       "Voronoi partition",
       "Dashed borders between places with different nearest memories.",
       {{'v'}},
       [](W& b) { flip(b, "layers.voronoi"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.voronoi"); }},
      {"view.critical",
       "View",
       "Minima and saddles",
       "Marks and a table of the critical points.",
       {{'m'}},
       [](W& b) { flip(b, "layers.critical"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.critical"); }},
      {"view.separatrices",
       "View",
       "Separatrices",
       "Borders of the basins, traced from the saddles.",
       {},
       [](W& b) { flip(b, "layers.separatrices"); },
       nullptr,
       [](const W& b) { return is_on(b, "layers.separatrices"); }},
      {"view.pull",
       "View",
       "Who pulls me",
       "Lines from one particle to the memories, as wide as these weigh. Click a particle to choose it.",
       {{'w'}},
       [](W& b) { flip(b, "layers.pull.shown"); },
       has_particles,
       [](const W& b) { return is_on(b, "layers.pull.shown"); }},
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
       add_panel,
       has_room_for_panel},
      {"panels.overlay",
       "Panels",
       "Add a curve over this one",
       "In one dimension: another energy over the same axis.",
       {},
       add_overlay,
       [](const W& b) { return has_room_for_panel(b) && b.focused().scene.show == "curve"; }},
      {"panels.strip",
       "Panels",
       "Add a strip of steps",
       "Sets the run at steps from first to last side by side, in place of the panels that there are.",
       {},
       add_strip},
      {"panels.remove",
       "Panels",
       "Remove panel",
       "Takes away the panel that has the focus.",
       {},
       remove_panel,
       has_panels},

      {"help.show",
       "Help",
       "Keys and mouse",
       "This page.",
       {{'?'}, {GLFW_KEY_F1}},
       [](W& b) { b.dialog = b.dialog == Dialog::help ? Dialog::none : Dialog::help; }},
  };
}

struct KeyName {
  int key;
  std::string_view name;
};
constexpr KeyName key_names[] = {
    {' ', "Space"},          {GLFW_KEY_PAGE_UP, "PageUp"}, {GLFW_KEY_PAGE_DOWN, "PageDown"},
    {GLFW_KEY_HOME, "Home"}, {GLFW_KEY_END, "End"},        {GLFW_KEY_F1, "F1"},
    {GLFW_KEY_F11, "F11"}};

}  // namespace

const int escape_key = GLFW_KEY_ESCAPE;

std::string shortcut_text(const Shortcut& shortcut) {
  std::string text = shortcut.ctrl ? "Ctrl+" : "";
  if (shortcut.shift) text += "Shift+";
  for (const KeyName& each : key_names)
    if (each.key == shortcut.key) return text.append(each.name);
  return text + static_cast<char>(std::toupper(shortcut.key));
}

std::span<const Command> commands() {
  static const std::vector<Command> table = make_table();
  return table;
}

const Command& command(std::string_view id) {
  auto found = std::ranges::find(commands(), id, &Command::id);
  assert(found != commands().end());
  return *found;
}

std::string command_help(const Command& command) {
  std::string text(command.help);
  if (!command.keys.empty()) text += "  (" + shortcut_text(command.keys.front()) + ")";
  return text;
}

bool is_enabled(const Command& command, const Workbench& bench) {
  return !command.enabled || command.enabled(bench);
}

bool run_key(Workbench& bench, const KeyPress& press, bool typing) {
  if (typing && (!press.shortcut.ctrl || std::string_view("cvz").find(static_cast<char>(
                                             press.shortcut.key)) != std::string_view::npos))
    return false;
  if (!press.shortcut.ctrl && press.shortcut.key >= '1' && press.shortcut.key <= '9') {
    bench.later([index = press.shortcut.key - '1'](Workbench& b) { open_preset(b, index); });
    return true;
  }
  for (const Command& each : commands()) {
    if (std::ranges::find(each.keys, press.shortcut) == each.keys.end()) continue;
    if ((press.repeated && !each.repeats) || !is_enabled(each, bench)) return false;
    bench.later(each.run);
    return true;
  }
  return false;
}

}  // namespace memscape
