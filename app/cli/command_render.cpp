// `memscape render`: a scene as PNG, SVG or PDF, without window or GPU.
#include <iostream>
#include <memory>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/train_networks.h"
#include "app/tasks/figure_export.h"
#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"
#include "render/figure/figure_painter.h"

namespace memscape {
namespace {

void check_ending(const std::string& file) {
  if (!is_figure_name(file))
    throw Error(Fault::input, "The file " + shown_file(file) +
                                  " has no known ending; give one that ends in .png, .svg or .pdf.");
}

struct RenderCall {
  std::string output, size;  ///< size empty: the scene's own
  int dpi = 0;               ///< 0: the scene's own
  bool force = false;        ///< also what would take more than ten minutes
  int steps = -1;            ///< the step that is shown; -1: the last one
};

int render_scene(const Request& request, const RenderCall& render) {
  check_ending(render.output);
  Scene scene = requested_scene(request);
  check_output(render.output, {request.scene, scene.memories.file()});
  if (!render.size.empty()) scene.figure.size = render.size;
  if (render.dpi) scene.figure.dpi = render.dpi;
  if (render.steps > scene.dynamics.steps) scene.dynamics.steps = render.steps;
  Session session;
  session.update(scene);
  session.seek(render.steps < 0 ? session.last() : render.steps);
  train_networks(session, request.quiet);
  std::vector<std::string> left_out;
  {
    ProgressLine line(request.quiet);
    left_out = export_figure(
        session, render.output, [&](const Progress& at) { line.show(at); }, render.force);
  }
  if (request.quiet) return 0;
  std::cerr << "Wrote " << shown_file(render.output) << ".\n";
  for (const std::string& refusal : left_out)
    std::cerr << "Left out: " << refusal << ", or run `memscape render --force`.\n";
  return 0;
}

}  // namespace

CliCommand render_command(Request& request) {
  auto call = std::make_shared<RenderCall>();
  return {"render",
          "Write a figure of the scene: PNG, SVG or PDF",
          {scene_option(request),
           {"-o,--output", "A file that ends in .png, .svg or .pdf", "FILE", &call->output, true},
           {"--size", "120mmx90mm, 5inx4in or 1600x1200 (pixels)", "SIZE", &call->size},
           {"--dpi", "Dots per inch of a picture", "N", &call->dpi, false, 10, 2400},
           {"--force", "What would take more than ten minutes, too", "", &call->force},
           {"--steps", "Show the run at this step; the last one if not given", "N", &call->steps, false, 0,
            1000000}},
          [&request, call] { return render_scene(request, *call); }};
}

}  // namespace memscape
