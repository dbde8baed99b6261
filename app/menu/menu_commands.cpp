// The menus in their order.
#include "app/menu/menu_commands.h"

#include "app/menu/commands/menus.h"

namespace memscape {
namespace {

constexpr struct {
  std::string_view title;
  std::vector<Command> (*rows)();
} menus[] = {{"File", file_commands},    {"Edit", edit_commands},         {"Scenes", scene_commands},
             {"Run", run_commands},      {"Training", training_commands}, {"View", view_commands},
             {"Panels", panel_commands}, {"Help", help_commands}};

std::vector<Command> all_commands() {
  std::vector<Command> all;
  for (const auto& [title, rows] : menus)
    for (Command& row : rows()) {
      row.menu = title;
      all.push_back(std::move(row));
    }
  return all;
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = all_commands();
  return table;
}

}  // namespace memscape
