// `memscape render`: a scene as PNG, SVG or PDF, without window or GPU.
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/train_networks.h"
#include "app/tasks/figure_export.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"

namespace memscape {
namespace {

void check_ending(const std::string& file) {
  for (const char* ending : {".png", ".svg", ".pdf"})
    if (file.ends_with(ending)) return;
  throw Error(Fault::input,
              "The file '" + file + "' has no known ending; give one that ends in .png, .svg or .pdf.");
}

}  // namespace

int command_render(const Request& request, const RenderRequest& render) {
  check_ending(render.output);
  Scene scene = requested_scene(request);
  if (!render.size.empty()) scene.figure.size = render.size;
  if (render.dpi) scene.figure.dpi = render.dpi;
  if (render.steps > scene.dynamics.steps) scene.dynamics.steps = render.steps;
  Session session;
  session.update(scene);
  session.seek(render.steps < 0 ? session.last() : render.steps);
  train_networks(session, request.quiet);
  export_figure(session, render.output);
  if (!request.quiet) std::cerr << "Wrote " << render.output << ".\n";
  return 0;
}

}  // namespace memscape
