// Small things that all widgets share.
#include "app/widgets/ui.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/text_wrap.h"
#include "render/window/imgui_compat.h"

namespace memscape {

void report_item(Ui& ui, std::string_view path) {
  if (!ui.events.enabled() || !ImGui::IsItemVisible()) return;
  if (ImGui::IsItemFocused() && first_open_menu() >= 0) ui.events.tell("marked", path);
  ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  ui.events.widget(path, {low.x, low.y, high.x - low.x, high.y - low.y});
}

namespace {

/// Within the side panel's width, below the item or, where there is no room, above it.
void place_in_panel(Ui& ui, const ImVec2& size) {
  const ImGuiWindow* panel = ImGui::GetCurrentWindow()->RootWindow;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float gap = ui.em(0.35f), below = high.y + gap;
  const bool fits = below + size.y <= panel->Pos.y + panel->Size.y;
  ImGui::SetNextWindowPos({panel->Pos.x + gap, fits ? below : low.y - gap}, ImGuiCond_Always,
                          {0, fits ? 0.f : 1.f});
}

void show_tooltip(Ui& ui, std::string_view text) {
  const bool in_panel = ui.focus.zone == KeyFocus::Zone::panel;
  const ImVec2 pad(ui.em(0.7f), ui.em(0.5f));
  const float room = in_panel ? ImGui::GetCurrentWindow()->RootWindow->Size.x - ui.em(0.7f) : ui.em(23.4f);
  const std::string lines = wrapped(text, room - 2 * pad.x);
  const ImVec2 words = ImGui::CalcTextSize(lines.c_str());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, pad);
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 1);  // of a disabled item too
  if (in_panel) place_in_panel(ui, {words.x + 2 * pad.x, words.y + 2 * pad.y});
  ImGui::BeginTooltip();
  if (ImGui::IsWindowAppearing()) ui.pulse.stir();  // its first frame only measures it
  ImGui::TextUnformatted(lines.c_str());
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  if (!ImGui::IsWindowAppearing()) ui.events.widget("tooltip", {at.x, at.y, size.x, size.y});
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

bool is_disabled() {
  return ImGui::GetStyle().Alpha < 1;  // within BeginDisabled
}

void draw_focus(Ui& ui, ImVec2 low, ImVec2 high) {
  const float out = ui.em(0.22f), thick = std::max(2.f, std::round(ui.em(0.13f)));
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImRect& within = ImGui::GetCurrentWindow()->RootWindow->InnerRect;
  draw->PushClipRect(within.Min, within.Max);
  draw->AddRect({low.x - out, low.y - out}, {high.x + out, high.y + out}, ui.palette().accent, ui.em(0.4f), 0,
                thick);
  draw->PopClipRect();
}

}  // namespace

void tooltip(Ui& ui, std::string_view text) {
  // Several items may say the same, and text has no id of its own.
  const ImGuiID id = ImGui::GetID(text.data(), text.data() + text.size()) ^ ImGui::GetItemID();
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return ui.tips.off(id);
  if (!ui.tips.is_due(id, ui.now)) {
    if (ui.tips.due_at() > ui.now) ui.pulse.wake_by(ui.tips.due_at());
    return;
  }
  using Zone = KeyFocus::Zone;
  const Zone zone = ui.focus.zone;
  if (zone == Zone::panel || zone == Zone::dialog) return show_tooltip(ui, text);
  ui.tip = text;
}

ControlKeys control_keys(Ui& ui, ImGuiID id, std::string_view path, ImVec2 low, ImVec2 high, FocusUse use) {
  if (is_disabled() || !ui.focus.offer(id, use)) return {};
  if (ui.focus.arrived()) {
    const float margin = ui.em(0.8f);
    ImGui::ScrollToBringRectIntoView(ImGui::GetCurrentWindow(),
                                     {low.x, low.y - margin, high.x, high.y + margin});
    ui.pulse.stir();
  }
  if (ui.focus.visible()) draw_focus(ui, low, high), ui.events.tell("control", path);
  ControlKeys keys = ui.focus.keys();
  keys.focused = true;
  return keys;
}

ControlKeys item_keys(Ui& ui, std::string_view path, FocusUse use) {
  const ImGuiID id = ImGui::GetItemID();
  if (ImGui::IsItemActivated()) ui.focus.point_at(id);
  return control_keys(ui, id, path, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), use);
}

bool text_entry(Ui& ui, std::string_view path, const char* id, char* text, size_t size,
                ImGuiInputTextFlags flags, const char* hint) {
  const bool entered = ImGui::InputTextWithHint(id, hint ? hint : "", text, size,
                                                flags | ImGuiInputTextFlags_EnterReturnsTrue);
  return entry_keys(ui, path, id) || entered;
}

bool entry_keys(Ui& ui, std::string_view path, const char* id) {
  const ImGuiID own = ImGui::GetID(id);
  report_item(ui, path);
  const bool active = ImGui::IsItemActive();
  if (ImGui::IsItemActivated() && ImGui::IsMouseClicked(0)) ui.focus.point_at(own);
  const ControlKeys keys = control_keys(ui, own, path, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  if (active && !keys.focused) ui.focus.point_at(own);  // a dialogue opens with it
  if (keys.focused && !active && (ui.focus.arrived() || keys.enter)) {
    ImGui::SetKeyboardFocusHere(-1);
    ui.enter = false;
    ui.pulse.stir();
  }
  if (!active || !ui.focus.is_leaving()) return false;
  ImGui::ClearActiveID();
  return true;
}

std::string wrapped(std::string_view text, float width) {
  return wrapped_text(text, width, [](std::string_view line) {
    return ImGui::CalcTextSize(line.data(), line.data() + line.size()).x;
  });
}

void text_lines(std::string_view text, float width) {
  const std::string lines = wrapped(text, width > 0 ? width : ImGui::GetContentRegionAvail().x);
  ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
}

void coloured_text(ImU32 colour, std::string_view text) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  text_lines(text);
  ImGui::PopStyleColor();
}

void muted_text(Ui& ui, std::string_view text) {
  coloured_text(ui.palette().muted, text);
}

std::string elided(std::string_view text, float width) {
  std::string whole(text);
  if (ImGui::CalcTextSize(whole.c_str()).x <= width) return whole;
  while (!whole.empty()) {
    do {  // one code point less
      char last = whole.back();
      whole.pop_back();
      if ((last & 0xC0) != 0x80) break;
    } while (!whole.empty());
    if (ImGui::CalcTextSize((whole + "…").c_str()).x <= width) break;
  }
  return whole + "…";
}

}  // namespace memscape
