// What commands have in common.
#include "app/cli/cli_command.h"
#include "app/files/trust.h"
#include "core/scene/scene_json.h"

namespace memscape {

Scene requested_scene(const Request& request) {
  const LoadedScene loaded =
      request.scene.empty() ? LoadedScene{default_scene(), {}, true} : load_scene(request.scene);
  if (!request.trust) refuse_outside(files_outside(loaded), request.scene);  // before a value reads them
  Scene scene = loaded.scene;
  for (const std::string& assignment : request.sets) set_value(scene, assignment);
  if (!request.seed.empty()) set_value(scene, "seed=" + request.seed);
  return with_absolute_files(std::move(scene));
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
