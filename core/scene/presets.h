// Presets: the scenes that are part of the program, addressed by name.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

struct Preset {
  std::string name;       ///< e.g. "nine-on-a-circle"
  std::string_view text;  ///< its JSON
};

/// All of them, in the order of their files.
const std::vector<Preset>& presets();
/// With or without the number in front; nullptr when there is none.
const Preset* find_preset(std::string_view name);
/// Throws Error{input} with the nearest name when there is none.
Scene preset_scene(const std::string& name);

}  // namespace memscape
