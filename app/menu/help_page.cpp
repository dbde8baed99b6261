// The help page: the idea in three sentences, the mouse, and all keys from the table of commands.
#include <algorithm>

#include "app/menu/dialogs.h"
#include "app/menu/menu_commands.h"
#include "app/widgets/widgets.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

constexpr const char* idea =
    "An associative memory gives every state an energy, and stored memories lie in its valleys. Particles "
    "run downhill: where one "
    "comes to rest is what the memory recalls from where it began. Drag β and watch valleys merge into one, "
    "or split into many.";

constexpr struct {
  const char *what, *does;
} controls[] = {{"Tab  Shift+Tab", "to the next control, and to the one before"},
                {"F10", "to the menus"},
                {"Arrows", "change it: sliders in steps of 1, 2, 5, with Shift finely"},
                {"Enter, a digit", "types the value; Enter or Tab takes it over"},
                {"Space, Enter", "turns a switch, presses a button, opens a list"},
                {"Escape", "leaves what is typed as it was, then goes back to the canvas"}},
  mouse[] = {{"Click", "drops a particle; in another panel, gives it the focus"},
             {"Drag a star", "moves that memory"},
             {"Drag a particle", "moves where it starts"},
             {"Shift+drag", "sprays particles"},
             {"Alt+drag", "draws memories"},
             {"Right click", "adds or removes; on a slider: Reset, Type, Copy"},
             {"Wheel", "zooms about the pointer"},
             {"Middle drag", "moves the view"},
             {"Double click, Ctrl+click", "on a slider: type a value"},
             {"Shift on a slider", "moves it finely"}};

void row(Ui& ui, const std::string& left, std::string_view right) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().accent);
  ImGui::TextUnformatted(left.c_str());
  ImGui::PopStyleColor();
  ImGui::TableNextColumn();
  text_lines(right);
}

void heading(Ui& ui, const char* text) {
  ImGui::Dummy({0, ui.em(0.3f)});
  push_font(ui.bold);
  ImGui::TextUnformatted(text);
  ImGui::PopFont();
}

bool begin_rows(Ui& ui, const char* id) {
  if (!ImGui::BeginTable(id, 2)) return false;
  ImGui::TableSetupColumn("key", ImGuiTableColumnFlags_WidthFixed, ui.em(12));
  ImGui::TableSetupColumn("does");
  return true;
}

std::string all_keys(const Command& command) {
  std::string text;
  for (const Shortcut& key : command.keys) text += (text.empty() ? "" : "  ") + shortcut_text(key);
  return text;
}

}  // namespace

void help_page(Ui& ui, Workbench& bench) {
  const float most = ImGui::GetIO().DisplaySize.y - ui.em(9);
  const ImVec2 at = ImGui::GetCursorScreenPos(),
               size(ImGui::GetContentRegionAvail().x, std::min(most, ui.em(44)));
  const ControlKeys keys = control_keys(ui, ImGui::GetID("page"), "help.page", at,
                                        {at.x + size.x, at.y + size.y}, {.enter = false});
  begin_child("help", {0, size.y}, false, ImGuiWindowFlags_NoNavInputs);
  if (keys.along() != 0) ImGui::SetScrollY(ImGui::GetScrollY() + ui.em(4) * static_cast<float>(keys.along()));
  text_lines(idea);
  heading(ui, "Mouse");
  if (begin_rows(ui, "mouse")) {
    for (const auto& each : mouse) row(ui, each.what, each.does);
    ImGui::EndTable();
  }
  heading(ui, "Keys");
  if (begin_rows(ui, "keys")) {
    for (const Command& each : commands())
      if (!each.keys.empty())
        row(ui, all_keys(each), std::string(each.label) + ": " + std::string(each.help));
    row(ui, "1 to 9", "The scenes that come with the program, when the canvas has the focus.");
    ImGui::EndTable();
  }
  heading(ui, "Controls by keyboard");
  if (begin_rows(ui, "controls")) {
    for (const auto& each : controls) row(ui, each.what, each.does);
    ImGui::EndTable();
  }
  ImGui::EndChild();
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ui.em(7));
  if (button(ui, "help.close", "Close", "", true, ui.em(7)) || ui.escape || ui.enter)
    bench.dialog = Dialog::none;
}

}  // namespace memscape
