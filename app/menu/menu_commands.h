// The one table of what can be done: menus, tooltips, help page and shortcuts all come from it. Its rows
// stand in app/menu/commands/.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/workbench.h"
#include "app/widgets/key_focus.h"

namespace memscape {

/// A key with its modifiers: a printable character in lower case ('c', '.', ' ') or a GLFW key code (above
/// 255).
struct Shortcut {
  int key = 0;
  bool ctrl = false, shift = false;
  bool operator==(const Shortcut&) const = default;
};
/// As menus show it, e.g. "Ctrl+Shift+Z".
std::string shortcut_text(const Shortcut& shortcut);

struct Command {
  std::string_view id;  ///< e.g. "transport.play", also the path of its button in events
  std::string_view label;
  std::string_view help;  ///< one sentence
  std::vector<Shortcut> keys = {};
  std::function<void(Workbench&)> run;
  std::function<bool(const Workbench&)> enabled;  ///< none: always
  std::function<bool(const Workbench&)> checked;  ///< none: not something that is on or off
  std::function<std::string_view(const Workbench&)> refusal =
      {};                      ///< why it is not enabled, where that is so
  bool repeats = false;        ///< again and again while the key is held
  bool line_before = false;    ///< a separator above it in its menu
  std::string_view menu = {};  ///< the one that has it
};

std::span<const Command> commands();
/// Asserts that there is one.
const Command& command(std::string_view id);
/// Help and shortcut in one text, for tooltips.
std::string command_help(const Command& command);
/// The same, or why it cannot be done now.
std::string command_help(const Command& command, const Workbench& bench);
bool is_enabled(const Command& command, const Workbench& bench);

/// Leaves dialogues; no command of its own.
extern const int escape_key;

struct KeyPress {
  Shortcut shortcut;
  bool repeated = false;
  bool with_shift = false;  ///< of keys that are no characters, whose shortcuts take no notice of it
};
/// What the key is for the control that has the focus; nothing for other keys.
std::optional<FocusKey> focus_key(const KeyPress& press);
/// The character that commands take a key for: what the layout has there, or, where that is a letter of
/// another alphabet than the Latin one, what a keyboard of the United States has at that place. `key` is
/// GLFW's code of the place. 0 for none.
int command_character(unsigned character, int key);
/// Queues the command of a key. Keys without Ctrl are ignored while text is typed, and the digits of presets
/// unless the canvas has the focus. True when there was one.
bool run_key(Workbench& bench, const KeyPress& press, bool typing, bool on_canvas);

}  // namespace memscape
