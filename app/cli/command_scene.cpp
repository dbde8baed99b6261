// The scene that a call asks for.
#include "app/cli/commands.h"
#include "core/scene/scene_json.h"

namespace memscape {

Scene requested_scene(const Request& request) {
  Scene scene = request.scene.empty() ? default_scene() : load_scene(request.scene);
  for (const std::string& assignment : request.sets) set_value(scene, assignment);
  if (!request.seed.empty()) set_value(scene, "seed=" + request.seed);
  return scene;
}

}  // namespace memscape
