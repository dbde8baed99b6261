// Networks live in the session; a job trains one at a time.
#include "app/shell/training.h"

#include <algorithm>
#include <utility>

#include "app/shell/unsaved.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/learning/score/network_kind.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

bool is_of(const TrainingJob& job, const PanelState& panel) {
  return has_network(panel.scene) && job.memories() && job.settings() == training_settings(panel) &&
         panel.Xi->cols() == job.memories()->cols() && *panel.Xi == *job.memories();
}

int iterations_of(const PanelState& panel) {
  return static_cast<int>(panel.scene.energy.get("iterations"));
}

std::shared_ptr<const Network> newest(const Workbench& bench) {
  return bench.session.newest_network(bench.focus());
}

/// What was published becomes the session's.
bool take_published(Workbench& bench) {
  auto network = bench.training.take();
  if (!network) return false;
  bench.session.set_network(std::move(network));
  bench.pulse.stir(2);
  return true;
}

/// Goes on with panel `index`, or begins anew with one that has done all its iterations.
void start(Workbench& bench, int index) {
  const PanelState& panel = bench.session.panels()[static_cast<std::size_t>(index)];
  const int goal = iterations_of(panel);
  auto from = bench.session.newest_network(index);
  if (from && from->iteration() >= goal) from = nullptr;
  bench.training.start(training_settings(panel), panel.Xi, goal, std::move(from));
  bench.pulse.stir();
}

bool lacks_training(const Workbench& bench, int index) {
  const PanelState& panel = bench.session.panels()[static_cast<std::size_t>(index)];
  if (!has_network(panel.scene)) return false;
  const auto network = bench.session.newest_network(index);
  return !network || network->iteration() < iterations_of(panel);
}

/// The first panel that lacks training, when all are to be trained and the job has ended.
void start_next(Workbench& bench) {
  if (!bench.train_all || bench.training.running()) return;
  const int panels = static_cast<int>(bench.session.panels().size());
  int next = 0;
  while (next < panels && !lacks_training(bench, next)) ++next;
  bench.train_all = next < panels && !bench.training.diverged();
  if (bench.train_all)
    start(bench, next);
  else
    bench.events.say("trained", next < panels ? "diverged" : "all");
}

void tell_training(Workbench& bench) {
  if (is_training(bench)) return bench.events.tell("training", "running");
  const auto network = newest(bench);
  if (!network) return bench.events.tell("training", "none");
  const std::string at = std::to_string(network->iteration());
  const bool done = network->iteration() >= iterations_of(bench.focused());
  bench.events.tell("training", (done ? "done " : "paused ") + at);
}

void tell_belief(Workbench& bench) {
  const auto network = newest(bench);
  const bool full =
      network && network == bench.focused().network && !is_training(bench) && bench.beliefs.all_full();
  bench.events.tell("belief", full ? "full " + std::to_string(network->iteration()) : "coarse");
}

}  // namespace

bool can_train(const Workbench& bench) {
  return has_network(bench.focused().scene);
}

bool is_training(const Workbench& bench) {
  return can_train(bench) && bench.training.running() && is_of(bench.training, bench.focused());
}

bool has_training(const Workbench& bench) {
  return can_train(bench) && (is_training(bench) || newest(bench));
}

bool trains(const Workbench& bench) {
  return is_training(bench) || (bench.train_all && bench.training.running());
}

int trained_panel(const Workbench& bench) {
  const auto& panels = bench.session.panels();
  if (!bench.training.running()) return -1;
  const auto found = std::ranges::find_if(panels, [&](const auto& p) { return is_of(bench.training, p); });
  return found == panels.end() ? -1 : static_cast<int>(found - panels.begin());
}

void follow_training(Workbench& bench, const Train& action) {
  if (!action.on) {
    bench.train_all = false;
    return bench.training.hold();
  }
  if (!can_train(bench)) return;
  take_published(bench);
  bench.train_all = !bench.only_here() && bench.session.panels().size() > 1;
  start(bench, bench.focus());
}

void follow_training(Workbench& bench, const ForgetTraining&) {
  if (!can_train(bench)) return;
  bench.train_all = false;
  if (is_of(bench.training, bench.focused())) bench.training.drop();
  bench.session.forget_network(bench.focus());
  bench.repaint = true;
  bench.pulse.stir();
}

void save_weights(Workbench& bench, const std::string& file) {
  take_published(bench);
  const auto network = bench.weights_of ? std::exchange(bench.weights_of, nullptr) : newest(bench);
  if (!network) throw Error(Fault::input, "There are no weights yet: press Train first.");
  try {
    write_file(file, training_bytes(network->training));
  } catch (const Error&) {
    bench.folders.failed(file);
    throw;
  }
  bench.folders.worked(file);
  note_in_files(bench, {network});
  note(bench, "The weights of " + std::to_string(network->iteration()) + " iterations are in " + file + ".");
  bench.events.say("weights saved", file);
}

void load_weights(Workbench& bench, const std::string& file) {
  Training training = parse_training(read_file(file), file);
  const PanelState& panel = bench.focused();
  const int D = static_cast<int>(panel.Xi->rows());
  if (training.settings.shape.dimension != D)
    throw Error(Fault::input, "The network in " + shown_file(file) + " is for " +
                                  std::to_string(training.settings.shape.dimension) +
                                  " dimensions, but the memories have " + std::to_string(D) + ".");
  const Settings energy = settings_for(training.settings, panel.scene.energy);
  if (training_settings(energy, D) != training.settings)
    throw Error(Fault::input,
                "The network in " + shown_file(file) + " was trained with settings that no panel can show.");
  auto network = make_network(std::move(training), panel.Xi);
  network->floor = loss_floor(network->training.settings, *panel.Xi);
  bench.session.set_network(network);
  note_in_files(bench, {network});
  perform(bench, set_settings("energy", energy));
  bench.repaint = true;
  note(bench, "The weights of " + std::to_string(network->iteration()) + " iterations were loaded.");
  bench.events.say("weights loaded", file);
}

void keep_up_training(Workbench& bench) {
  const auto& panels = bench.session.panels();
  const bool wanted = std::ranges::any_of(panels, [&](const auto& p) { return is_of(bench.training, p); });
  if (bench.training.running() && !wanted) bench.training.hold(), bench.train_all = false;
  const bool running = bench.training.running();  // before it is asked for what it made last
  take_published(bench);
  if (!running) start_next(bench);
  if (bench.beliefs.keep_up(bench.session, bench.focus(), running)) bench.repaint = true, bench.pulse.stir(1);
  if (!can_train(bench)) return;
  tell_training(bench);
  tell_belief(bench);
}

}  // namespace memscape
