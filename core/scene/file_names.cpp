// In the scene's own values and in its panels' patches.
#include "core/scene/file_names.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/energy/registry.h"

namespace memscape {

Scene with_file_names(Scene scene, const std::function<std::string(const std::string&)>& rewrite) {
  if (!scene.memories.file.empty()) scene.memories.file = rewrite(scene.memories.file);
  const EnergyKind* kind = find_energy(scene.energy.kind);
  if (kind && kind->learned && !scene.energy.text.empty()) scene.energy.text = rewrite(scene.energy.text);
  constexpr std::pair<const char*, const char*> places[] = {{"memories", "file"}, {"energy", "weights"}};
  for (std::string& panel : scene.panels)
    for (const auto& [group, id] : places) {
      if (panel.find(id) == std::string::npos) continue;
      auto patch = nlohmann::ordered_json::parse(panel);
      if (!patch.contains(group) || !patch[group].contains(id)) continue;
      auto& file = patch[group][id];
      if (file.get<std::string>().empty()) continue;
      file = rewrite(file.get<std::string>());
      panel = patch.dump();
    }
  return scene;
}

}  // namespace memscape
