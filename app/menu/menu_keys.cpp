// How commands are found: by their id, and by the keys that run them.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cassert>
#include <cctype>

#include "app/menu/commands/menus.h"
#include "app/menu/menu_commands.h"
#include "app/shell/actions.h"

namespace memscape {
namespace {

struct KeyName {
  int key;
  std::string_view name;
};
constexpr KeyName key_names[] = {
    {' ', "Space"},          {GLFW_KEY_PAGE_UP, "PageUp"}, {GLFW_KEY_PAGE_DOWN, "PageDown"},
    {GLFW_KEY_HOME, "Home"}, {GLFW_KEY_END, "End"},        {GLFW_KEY_F1, "F1"},
    {GLFW_KEY_F11, "F11"}};

std::string_view refusal_of(const Command& command, const Workbench& bench) {
  return command.refusal ? command.refusal(bench) : std::string_view();
}

}  // namespace

const int escape_key = GLFW_KEY_ESCAPE;
namespace keys {
const int page_up = GLFW_KEY_PAGE_UP, page_down = GLFW_KEY_PAGE_DOWN, home = GLFW_KEY_HOME,
          end = GLFW_KEY_END, f1 = GLFW_KEY_F1, f10 = GLFW_KEY_F10, f11 = GLFW_KEY_F11;
}

std::optional<FocusKey> focus_key(const KeyPress& press) {
  if (press.shortcut.ctrl) return {};
  switch (press.shortcut.key) {
    case GLFW_KEY_TAB:
      return press.with_shift ? FocusKey::previous : FocusKey::next;
    case GLFW_KEY_LEFT:
      return FocusKey::left;
    case GLFW_KEY_RIGHT:
      return FocusKey::right;
    case GLFW_KEY_UP:
      return FocusKey::up;
    case GLFW_KEY_DOWN:
      return FocusKey::down;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return FocusKey::enter;
    case ' ':
      return FocusKey::space;
    default:
      return {};
  }
}

int command_character(unsigned character, int key) {
  constexpr unsigned after_latin = 0x250;  // and after its letters with accents, which are no commands
  if (character < 128) return std::tolower(static_cast<int>(character));
  const bool printable = key > ' ' && key < 128;
  return character >= after_latin && printable ? std::tolower(key) : 0;
}

std::string shortcut_text(const Shortcut& shortcut) {
  std::string text = shortcut.ctrl ? "Ctrl+" : "";
  if (shortcut.shift) text += "Shift+";
  for (const KeyName& each : key_names)
    if (each.key == shortcut.key) return text.append(each.name);
  return text + static_cast<char>(std::toupper(shortcut.key));
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

std::string command_help(const Command& command, const Workbench& bench) {
  const std::string_view refusal = refusal_of(command, bench);
  return refusal.empty() ? command_help(command) : std::string(refusal);
}

bool is_enabled(const Command& command, const Workbench& bench) {
  return (!command.enabled || command.enabled(bench)) && refusal_of(command, bench).empty();
}

bool run_key(Workbench& bench, const KeyPress& press, bool typing, bool on_canvas) {
  if (typing && (!press.shortcut.ctrl || std::string_view("cvz").find(static_cast<char>(
                                             press.shortcut.key)) != std::string_view::npos))
    return false;
  if (!press.shortcut.ctrl && press.shortcut.key >= '1' && press.shortcut.key <= '9') {
    if (on_canvas) bench.later([index = press.shortcut.key - '1'](Workbench& b) { open_preset(b, index); });
    return on_canvas;
  }
  for (const Command& each : commands()) {
    if (std::ranges::find(each.keys, press.shortcut) == each.keys.end()) continue;
    if (const std::string_view why = refusal_of(each, bench); !why.empty()) note(bench, std::string(why));
    if ((press.repeated && !each.repeats) || !is_enabled(each, bench)) return false;
    bench.later(each.run);
    return true;
  }
  return false;
}

}  // namespace memscape
