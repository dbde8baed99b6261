// What commands have in common.
#include "app/cli/cli_command.h"
#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"

namespace memscape {

Scene requested_scene(const Request& request) {
  Scene scene = request.scene.empty() ? default_scene() : load_scene(request.scene);
  for (const std::string& assignment : request.sets) set_value(scene, assignment);
  if (!request.seed.empty()) set_value(scene, "seed=" + request.seed);
  return with_absolute_files(std::move(scene), std::filesystem::current_path());
}

CliOption scene_option(Request& request) {
  return {"SCENE", "A preset's name, a file, or - for standard input", "", &request.scene, true};
}

CliOption panel_option(Request& request) {
  return {"--panel", "Which panel of the scene, numbered from 0", "N", &request.panel, false, 0, 11};
}

}  // namespace memscape
