// Titles are read from the scenes once.
#include "app/shell/preset_list.h"

#include <vector>

#include "core/scene/presets.h"
#include "core/scene/scene_json.h"

namespace memscape {

std::span<const PresetEntry> preset_list() {
  static const std::vector<PresetEntry> list = [] {
    std::vector<PresetEntry> entries;
    for (const Preset& preset : presets()) {
      Scene scene = parse_scene(preset.text, preset.name);
      entries.push_back({preset.name, scene.title.empty() ? preset.name : scene.title});
    }
    return entries;
  }();
  return list;
}

int preset_index(const std::string& name) {
  const Preset* preset = find_preset(name);
  return preset ? static_cast<int>(preset - presets().data()) : -1;
}

}  // namespace memscape
