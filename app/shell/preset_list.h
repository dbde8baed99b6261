// The scenes that come with the program as menus list them.
#pragma once
#include <span>
#include <string>

namespace memscape {

struct PresetEntry {
  std::string name;   ///< as load_scene takes it
  std::string title;  ///< of its scene
};
/// In the order of their files.
std::span<const PresetEntry> preset_list();
/// Place of a preset's name (with or without the number in front) in that list, -1 when there is none.
int preset_index(const std::string& name);

}  // namespace memscape
