// The bar is drawn by iterations; nothing depends on the clock.
#include "app/cli/train_networks.h"

#include <algorithm>

#include "app/cli/progress_line.h"
#include "core/base/error.h"

namespace memscape {

std::shared_ptr<const Network> train_network(const TrainingSettings& settings,
                                             std::shared_ptr<const Matrix> Xi, int iterations, bool quiet) {
  ProgressLine progress(quiet);
  const int chunk = std::max(1, iterations / 100);
  Trainer trainer(settings, *Xi);
  while (trainer.iteration() < iterations) {
    progress.show("the training", static_cast<double>(trainer.iteration()) / iterations,
                  std::to_string(trainer.iteration()) + " of " + std::to_string(iterations) + " iterations");
    trainer.train(std::min(chunk, iterations - trainer.iteration()));
    if (trainer.diverged())
      throw Error(Fault::work, "The training's loss stopped being finite after " +
                                   std::to_string(trainer.iteration()) +
                                   " iterations; try another energy.seed or memories that lie closer.");
  }
  auto network = make_network({settings, trainer.state()}, Xi);
  for (float loss : trainer.losses()) network->losses.add(loss);
  network->floor = loss_floor(settings, *Xi);
  return network;
}

void train_networks(Session& session, bool quiet) {
  load_networks(session);
  for (int i = 0; i < static_cast<int>(session.panels().size()); ++i) {
    const PanelState& panel = session.panels()[static_cast<std::size_t>(i)];
    if (!has_network(panel.scene)) continue;
    auto network = session.newest_network(i);
    if (!network) {
      network = train_network(training_settings(panel), panel.Xi,
                              static_cast<int>(panel.scene.energy.get("iterations")), quiet);
      session.set_network(network);
    }
    Belief belief;
    compute_belief(panel, network, {.step = session.step()}, belief);
    session.set_belief(i, network, belief.table, belief.run);
  }
}

}  // namespace memscape
