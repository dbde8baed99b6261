// The commands of each menu: a command is one row in the file of its menu.
#pragma once
#include <vector>

#include "app/menu/menu_commands.h"

namespace memscape {

/// What rows of commands take.
using W = Workbench;

std::vector<Command> file_commands();
std::vector<Command> edit_commands();
std::vector<Command> scene_commands();
std::vector<Command> run_commands();
std::vector<Command> training_commands();
std::vector<Command> view_commands();
std::vector<Command> panel_commands();
std::vector<Command> help_commands();

/// Keys that are no characters, as GLFW codes them.
namespace keys {
extern const int page_up, page_down, home, end, f1, f10, f11;
}

}  // namespace memscape
