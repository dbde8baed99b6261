// What commands have in common.
#include "app/cli/cli_command.h"
#include "app/files/trust.h"
#include "core/base/quoted.h"

namespace memscape {

Scene requested_scene(const Request& request) {
  LoadedScene loaded =
      request.scene.empty() ? LoadedScene{default_scene(), {}, true} : load_scene(request.scene);
  std::vector<std::string> sets = request.sets;
  if (!request.seed.empty()) sets.push_back("seed=" + request.seed);
  if (!request.trust) loaded = without_outside(std::move(loaded), sets, request.scene);
  std::string understood;
  Scene scene = with_values(loaded, sets, request.quiet ? nullptr : &understood);
  if (!understood.empty())
    request.understood =
        (scene.memories.source.has("file") ? shown_file(scene.memories.file()) : "standard input") + ": " +
        understood;
  return scene;
}

CliOption scene_option(Request& request) {
  return {"SCENE", "A preset's name, a file, or - for standard input", "", &request.scene, true};
}

CliOption trust_option(Request& request) {
  return {"--trust", "The scene or log may read files outside its own folder", "", &request.trust};
}

CliOption panel_option(Request& request) {
  return {"--panel", "Which panel of the scene, numbered from 0", "N", &request.panel, false, 0, 11};
}

}  // namespace memscape
