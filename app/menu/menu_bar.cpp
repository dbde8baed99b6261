// Menus in the order in which the table names them.
#include "app/menu/menu_bar.h"

#include <algorithm>
#include <cfloat>
#include <filesystem>

#include "app/menu/menu_commands.h"
#include "app/shell/actions.h"
#include "app/shell/preset_list.h"
#include "app/shell/unsaved.h"
#include "core/base/quoted.h"
#include "core/charts/kinds.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

void command_item(Ui& ui, Workbench& bench, const Command& row) {
  if (row.line_before) ImGui::Separator();
  std::string keys = row.keys.empty() ? "" : shortcut_text(row.keys.front());
  bool checked = row.checked && row.checked(bench);
  if (ImGui::MenuItem(std::string(row.label).c_str(), keys.c_str(), checked, is_enabled(row, bench)))
    bench.later(row.run);
  report_item(ui, row.id);
  tooltip(ui, is_enabled(row, bench) ? std::string(row.help) : command_help(row, bench));
}

/// Files of before, behind a name that tells them apart from each other only by the folder in the tooltip.
void recent_items(Ui& ui, Workbench& bench) {
  const std::vector<std::string>& files = bench.remembered.recent;
  if (!ImGui::BeginMenu("Open recent", !files.empty())) return report_item(ui, "file.recent");
  report_item(ui, "file.recent");
  int index = 0;
  for (const std::string& file : files) {
    const std::string label = shown(std::filesystem::path(file).filename().string()) + "##" + file;
    if (ImGui::MenuItem(label.c_str()))
      unless_unsaved(bench, [file](Workbench& later) { open_named(later, file); });
    report_item(ui, "file.recent." + std::to_string(++index));
    tooltip(ui, escaped(file));
  }
  ImGui::EndMenu();
}

void preset_items(Ui& ui, Workbench& bench) {
  ImGui::Separator();
  int now = preset_index(bench.document.name()), index = 0;
  for (const PresetEntry& entry : preset_list()) {
    std::string keys = index < 9 ? std::to_string(index + 1) : "";
    if (ImGui::MenuItem(entry.title.c_str(), keys.c_str(), index == now))
      bench.later([index](Workbench& b) { open_preset(b, index); });
    report_item(ui, "scene." + entry.name);
    ++index;
  }
}

void chart_items(Ui& ui, Workbench& bench) {
  ImGui::Separator();
  for (const ChartKind& kind : chart_kinds()) {
    const std::string label = "Add chart: " + std::string(kind.title);
    if (ImGui::MenuItem(label.c_str(), nullptr, false, has_room_for_panel(bench)))
      bench.act(AddChart{std::string(kind.id)});
    report_item(ui, "panels.chart." + std::string(kind.id));
    tooltip(ui, kind.help);
  }
}

/// A menu of the bar. Left and Right go to its neighbours; Enter, Space and Down open it.
bool begin_menu(Ui& ui, const std::string& title) {
  const std::string path = "menu." + title;
  const ImVec2 at = ImGui::GetCursorScreenPos(), text = ImGui::CalcTextSize(title.c_str());
  const float pad = ImGui::GetStyle().ItemSpacing.x / 2;
  const ControlKeys keys =
      control_keys(ui, ImGui::GetID(title.c_str()), path, {at.x - pad, at.y + ui.em(0.35f)},
                   {at.x + text.x + pad, at.y + ui.em(0.35f) + text.y}, {.enter = true, .space = true});
  if (keys.across() != 0) ui.focus.move(keys.across());
  if (keys.enter || keys.space || keys.down > 0) {
    show_keyboard_mark();
    ImGui::OpenPopup(title.c_str());
    ui.pulse.stir();
  }
  const bool open = ImGui::BeginMenu(title.c_str());
  report_item(ui, path);
  return open;
}

}  // namespace

float menu_bar(Ui& ui, Workbench& bench) {
  if (!ImGui::BeginMainMenuBar()) return 0;
  float height = ImGui::GetWindowHeight();
  std::vector<std::string_view> menus;
  for (const Command& row : commands())
    if (!row.menu.empty() && std::ranges::find(menus, row.menu) == menus.end()) menus.push_back(row.menu);
  for (std::string_view menu : menus) {
    // A menu taller than the window would open under the pointer, whose release would then choose an item.
    ImGui::SetNextWindowSizeConstraints({0, 0},
                                        {FLT_MAX, ImGui::GetIO().DisplaySize.y - height - ui.em(0.5f)});
    const bool open = begin_menu(ui, std::string(menu));
    if (!open) continue;
    for (const Command& row : commands())
      if (row.menu == menu) {
        command_item(ui, bench, row);
        if (row.id == "file.open") recent_items(ui, bench);
      }
    if (menu == "Scenes") preset_items(ui, bench);
    if (menu == "Panels") chart_items(ui, bench);
    ImGui::EndMenu();
  }
  ImGui::GetWindowDrawList()->AddLine({0, height - 1}, {ImGui::GetWindowWidth(), height - 1},
                                      ui.palette().border);
  ImGui::EndMainMenuBar();
  return height;
}

std::string window_title(const Workbench& bench) {
  return scene_name(bench.document.name(), bench.document.scene()) +
         (bench.document.dirty() ? " • Memscape" : " - Memscape");
}

}  // namespace memscape
