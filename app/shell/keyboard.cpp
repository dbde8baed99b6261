// Escape goes back one thing at a time: an open menu, what is typed, the focus, a message, the particle that
// is asked who pulls it.
#include "app/shell/keyboard.h"

#include <algorithm>
#include <cstdio>

#include "app/menu/commands/menus.h"
#include "app/shell/actions.h"
#include "app/widgets/typed_entry.h"
#include "core/layers/readers.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

constexpr double arrow_rest_seconds = 0.3;  // arrows that follow each other so soon are one undo

void leave_something(Ui& ui, Workbench& bench) {
  if (ui.focus.leave()) return;
  if (!bench.messages.error.empty()) return bench.messages.error.clear();
  if (asked_particle(bench.focused().scene).shown) flip(bench, asked_particle_switch);
}

bool is_arrow(FocusKey key) {
  return key >= FocusKey::left && key <= FocusKey::down;
}

void take_key(Ui& ui, Workbench& bench, const KeyPress& press, bool typing, bool in_menu) {
  const bool modal = bench.dialog != Dialog::none;
  const int key = press.shortcut.key;
  const auto meant = focus_key(press);
  const bool character = !press.shortcut.ctrl && key < 128;
  if (key == escape_key || (character && type_ahead(ui, static_cast<char>(key)))) return;
  const bool presses = meant == FocusKey::enter || meant == FocusKey::space;
  if (press.repeated && presses) return;  // held: once is enough
  if (in_menu && (meant || key == keys::home || key == keys::end)) return;
  if (meant && ui.focus.press(*meant, press.with_shift, typing)) {
    if (is_arrow(*meant) && !modal) bench.rest_at = bench.now + arrow_rest_seconds;
    return;
  }
  if (meant == FocusKey::enter) return void(ui.enter = modal);
  if (character && !typing && !in_menu && ui.focus.type(static_cast<char>(key))) return;
  if (!modal && press.shortcut == Shortcut{keys::f10}) return ui.focus.go_to(KeyFocus::Zone::menu);
  if (!modal || bench.dialog == Dialog::help) run_key(bench, press, typing, ui.focus.on_canvas());
}

}  // namespace

void take_keys(Ui& ui, Workbench& bench, const std::vector<KeyPress>& keys, bool in_menu) {
  const bool typing = ImGui::GetIO().WantTextInput, modal = bench.dialog != Dialog::none;
  ui.enter = false;
  ui.typed.frames = std::max(ui.typed.frames - 1, 0);
  ui.escape =
      std::ranges::any_of(keys, [](const KeyPress& press) { return press.shortcut.key == escape_key; });
  if (ui.escape && (close_menus() || in_menu)) ui.escape = false;
  if (ui.escape && !modal && !typing) leave_something(ui, bench);
  for (const KeyPress& press : keys) take_key(ui, bench, press, typing, in_menu);
}

void end_focus(Ui& ui, Workbench& bench, const Rect& page) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool in_menu = first_open_menu() >= 0;
  for (int button : {0, 1})
    if (ImGui::IsMouseClicked(button) && !in_menu)
      ui.focus.point_beside(bench.dialog == Dialog::none && page.contains({mouse.x, mouse.y}));
  if (ui.focus.end_frame()) bench.pulse.stir();
  if (!ui.focus.visible()) bench.events.tell("control", ui.focus.on_canvas() ? "none" : "pointed");
}

void tell_input(EventLog& events) {
  const ImGuiIO& io = ImGui::GetIO();
  int buttons = io.MouseDown[0] + 4 * io.MouseDown[1] + 2 * io.MouseDown[2];
  char text[64];
  std::snprintf(text, sizeof text, "%.0f %.0f %d", io.MousePos.x, io.MousePos.y, buttons);
  events.tell("pointer", text);
  events.tell("typing", io.WantTextInput ? "on" : "off");
}

}  // namespace memscape
