// `memscape train`: trains the score network of a scene's panel and writes its weights.
#include <iostream>
#include <memory>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/cli/train_networks.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"

namespace memscape {

namespace {

struct TrainCall {
  std::string output;
  int iterations = 0;  ///< 0: the scene's own
};

int train_scene(const Request& request, const TrainCall& train) {
  Scene scene = panel_scene(requested_scene(request), request.panel);
  if (!has_network(scene))
    throw Error(Fault::input, "The scene's energy.kind is " + scene.energy.kind +
                                  ", which is not trained; set energy.kind to score_network.");
  check_output(train.output, {request.scene, scene.memories.file()});
  if (train.iterations > 0) scene.energy.values["iterations"] = train.iterations;
  Session session;
  session.update(scene);
  const PanelState& panel = session.panels()[0];
  const auto network = train_network(training_settings(panel), panel.Xi,
                                     static_cast<int>(scene.energy.get("iterations")), request.quiet);
  write_file(train.output, training_bytes(network->training));
  if (request.quiet) return 0;
  std::cerr << "Wrote " << shown_file(train.output) << ": " << network->iteration() << " iterations";
  if (!network->losses.means.empty())
    std::cerr << ", loss " << network->losses.means.back() << " (the exact score reaches "
              << network->floor.text() << ")";
  std::cerr << ".\n";
  return 0;
}

}  // namespace

CliCommand train_command(Request& request) {
  auto call = std::make_shared<TrainCall>();
  return {"train",
          "Train the score network of a scene and write its weights",
          {scene_option(request),
           {"-o,--output", "The file for the weights, e.g. circle.weights", "FILE", &call->output, true},
           {"--iterations", "How long to train; the scene's energy.iterations if not given", "N",
            &call->iterations, false, 1, 10000000},
           panel_option(request)},
          [&request, call] { return train_scene(request, *call); }};
}

}  // namespace memscape
