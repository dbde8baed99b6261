// One value is typed at a time.
#include "app/widgets/typed_entry.h"

#include <cstring>
#include <utility>

#include "core/base/error.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

void set_text(TypedEntry& typed, std::string_view text) {
  const size_t size = std::min(text.size(), sizeof typed.text - 1);
  std::memcpy(typed.text, text.data(), size);
  typed.text[size] = 0;
}

/// Text that was begun by a digit goes on behind it.
int to_end(ImGuiInputTextCallbackData* data) {
  auto& typed = *static_cast<TypedEntry*>(data->UserData);
  if (!std::exchange(typed.begun, false)) return 0;
  data->CursorPos = data->BufTextLen;
  data->ClearSelection();
  return 0;
}

}  // namespace

void begin_typing(Ui& ui, ImGuiID id, const Row& row, double value, std::string_view first) {
  ui.typed = {.widget = id, .wants_focus = true, .begun = !first.empty(), .frames = Pulse::few};
  set_text(ui.typed, first.empty() ? value_text(row, value) : first);
  ui.pulse.stir();
}

bool type_ahead(Ui& ui, char character) {
  if (ui.typed.frames == 0 || ImGui::GetIO().WantTextInput) return false;
  const std::string before = ui.typed.begun ? ui.typed.text : "";
  ui.typed.begun = true;
  set_text(ui.typed, before + character);
  ImGui::GetIO().InputQueueCharacters.resize(0);
  return true;
}

std::optional<double> typed_entry(Ui& ui, std::string_view path, const Row& row, float width) {
  TypedEntry& typed = ui.typed;
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.em(0.3f), 0));
  if (typed.wants_focus) ImGui::SetKeyboardFocusHere();
  const bool fresh = std::exchange(typed.wants_focus, false);
  bool entered = ImGui::InputText("##typed", typed.text, sizeof typed.text,
                                  ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll |
                                      ImGuiInputTextFlags_CallbackAlways,
                                  to_end, &typed);
  report_item(ui, std::string(path) + ".typed");
  const bool left = !fresh && ImGui::IsItemDeactivated();
  ImGui::PopStyleVar();
  const bool leaves = ImGui::IsItemActive() && ui.focus.is_leaving();
  if (!entered && !leaves) {
    if (left || ui.escape) typed = {}, ui.escape = false;
    return std::nullopt;
  }
  ui.enter = false;
  try {
    const double value = parse_value(row, typed.text, row.label).number();
    if (leaves) ImGui::ClearActiveID();
    typed = {};
    return value;
  } catch (const Error& error) {
    ui.focus.stay();
    typed.complaint = error.what();
    typed.wants_focus = true;
    ui.events.say("complaint", error.what());
    return std::nullopt;
  }
}

void typed_complaint(Ui& ui, ImGuiID id) {
  if (ui.typed.widget == id && !ui.typed.complaint.empty())
    coloured_text(ui.palette().alarm, ui.typed.complaint);
}

std::optional<double> value_menu(Ui& ui, ImGuiID id, std::string_view path, const Row& row, double value) {
  std::optional<double> result;
  if (!ImGui::BeginPopupContextItem("menu")) return result;
  std::string reset = "Reset to " + value_text(row, row.fallback);
  if (ImGui::MenuItem(reset.c_str(), nullptr, false, value != row.fallback)) result = row.fallback.number();
  report_item(ui, std::string(path) + ".reset");
  if (ImGui::MenuItem("Type a value…")) begin_typing(ui, id, row, value);
  report_item(ui, std::string(path) + ".type");
  if (ImGui::MenuItem("Copy")) ImGui::SetClipboardText(value_text(row, value).c_str());
  report_item(ui, std::string(path) + ".copy");
  ImGui::EndPopup();
  return result;
}

}  // namespace memscape
