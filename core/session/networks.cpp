// Tables are on the panel's view; runs start where the panel's did.
#include "core/session/networks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/base/stop.h"
#include "core/energy/registry.h"
#include "core/learning/score/energy_score.h"
#include "core/learning/score/network_kind.h"
#include "core/learning/score/score_measures.h"
#include "core/session/same.h"
#include "core/views/view.h"

namespace memscape {

void LossCurve::add(double loss) {
  sum += loss;
  if (++summed < each) return;
  means.push_back(sum / summed);
  sum = 0, summed = 0;
  if (means.size() < most) return;
  for (std::size_t i = 0; i < means.size() / 2; ++i) means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
  means.resize(means.size() / 2);
  each *= 2;
}

bool has_network(const Scene& scene) {
  const EnergyKind* kind = find_energy(scene.energy.kind);
  return kind && kind->learned;
}

TrainingSettings training_settings(const PanelState& panel) {
  return training_settings(panel.scene.energy, static_cast<int>(panel.Xi->rows()));
}

std::shared_ptr<Network> make_network(Training training, std::shared_ptr<const Matrix> Xi) {
  auto network = std::make_shared<Network>();
  network->score = make_score(averaged_weights(training.settings, training.state));
  network->training = std::move(training);
  network->Xi = std::move(Xi);
  return network;
}

Vector believed_energies(const Network& network, double t, const ConstMatrix& X, double tolerance,
                         const std::atomic<bool>* cancelled) {
  const Score& score = *network.score;
  Likelihood found;
  found.energy = Vector::Constant(X.cols(), std::numeric_limits<double>::infinity());
  const double end = std::max(1.0, t);
  if (score.dimension() <= most_table_dimensions)
    likelihood(score, data_prior(*network.Xi, score.sigma(), end), X, {t, end, tolerance}, found, cancelled);
  return energy_from(found.energy, t, score.sigma(), network.Xi->cols(), score.dimension());
}

LossFloor loss_floor(const TrainingSettings& settings, const Matrix& Xi) {
  return loss_floor(Xi, settings.sigma, settings.t_min, settings.t_max);
}

void load_networks(Session& session) {
  for (int i = 0; i < static_cast<int>(session.panels().size()); ++i) {
    const PanelState& panel = session.panels()[static_cast<std::size_t>(i)];
    if (!has_network(panel.scene) || panel.scene.energy.text("weights").empty() || session.newest_network(i))
      continue;
    const std::string& file = panel.scene.energy.text("weights");
    Training training = parse_training(read_file(file), file);
    if (training.settings != training_settings(panel))
      throw Error(Fault::input,
                  "energy.weights: the network in " + shown_file(file) +
                      " was trained with other settings; make setting, form, seed and sigma those of "
                      "its training, and the memories of as many dimensions.");
    auto network = make_network(std::move(training), panel.Xi);
    network->floor = loss_floor(network->training.settings, *panel.Xi);
    session.set_network(std::move(network));
  }
}

bool compute_belief(const PanelState& panel, std::shared_ptr<const Network> network, const BeliefWants& wants,
                    Belief& belief, const std::atomic<bool>* cancelled) {
  const View& view = panel.scene.view;
  const double t = panel.time > 0 ? panel.time : panel.scene.energy.get("t");
  const double width = view.x[1] - view.x[0], height = view.y[1] - view.y[0];
  const double longest = std::max(width, height);
  const auto nodes = [&](double side) {
    return std::max(4, static_cast<int>(std::lround(wants.side * side / longest)));
  };
  Grid grid{nodes(width), nodes(height), view.x[0], view.x[1], view.y[0], view.y[1]};
  if (panel.Xi->rows() == 1) grid = {wants.side, 1, view.x[0], view.x[1], 0, 0};
  Belief made{network, nullptr, nullptr};
  if (!network->training.settings.explicit_energy && view_of(panel).has_states())
    made.table = tabulate(*network->score, *panel.Xi, {t, panel.plane, grid, wants.tolerance}, cancelled);
  if (stopped(cancelled)) return false;
  if (wants.run) {
    auto model = std::make_shared<LearnedEnergy>(network->score, panel.scene.energy.get("t"),
                                                 is_process(panel.scene) ? nullptr : made.table);
    made.run = std::make_shared<Run>(std::move(model), run_settings(panel.scene), *panel.start);
    for (int step = 0; step < wants.step && !stopped(cancelled);)
      made.run->advance_to(step = std::min(wants.step, step + 10));
  }
  if (stopped(cancelled)) return false;
  belief = std::move(made);
  return true;
}

}  // namespace memscape
