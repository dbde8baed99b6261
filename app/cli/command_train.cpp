// `memscape train`: trains the score network of a scene's panel and writes its weights.
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/train_networks.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"

namespace memscape {

int command_train(const Request& request, const TrainRequest& train) {
  Scene scene = panel_scene(requested_scene(request), request.panel);
  if (!has_network(scene))
    throw Error(Fault::input, "The scene's energy.kind is " + scene.energy.kind +
                                  ", which is not trained; set energy.kind to score_network.");
  if (train.iterations > 0) scene.energy.values["iterations"] = train.iterations;
  Session session;
  session.update(scene);
  const PanelState& panel = session.panels()[0];
  const auto network = train_network(training_settings(panel), panel.Xi,
                                     static_cast<int>(scene.energy.get("iterations")), request.quiet);
  save_training(train.output, network->training);
  if (request.quiet) return 0;
  std::cerr << "Wrote " << train.output << ": " << network->iteration() << " iterations";
  if (!network->losses.means.empty())
    std::cerr << ", loss " << network->losses.means.back() << " (the exact score reaches " << network->floor
              << ")";
  std::cerr << ".\n";
  return 0;
}

}  // namespace memscape
