// A session's score networks: the newest of each training, and what panels show of them.
#include "core/energy/registry.h"
#include "core/learning/score/network_kind.h"
#include "core/session/networks.h"
#include "core/session/same.h"

namespace memscape {

std::shared_ptr<const Network> Session::network_for(const Scene& scene, const Matrix& Xi) const {
  const TrainingSettings wanted = training_settings(scene.energy, static_cast<int>(Xi.rows()));
  for (const auto& network : networks_)
    if (network->training.settings == wanted && equal(*network->Xi, Xi)) return network;
  return nullptr;
}

/// The panel's energies become those of its network, if it has one.
void Session::dress(PanelState& panel) const {
  if (!panel.network) return;
  const double t = panel.scene.energy.get("t");
  const auto& score = panel.network->score;
  const bool timed = is_process(panel.scene);  // its particles need no values
  panel.model = std::make_shared<LearnedEnergy>(score, t, timed ? nullptr : panel.table);
  panel.show(timed ? std::make_shared<LearnedEnergy>(score, panel.time > 0 ? panel.time : t, panel.table)
                   : panel.model);
}

void Session::set_network(std::shared_ptr<const Network> network) {
  std::erase_if(networks_, [&](const auto& other) {
    return other->training.settings == network->training.settings && equal(*other->Xi, *network->Xi);
  });
  networks_.push_back(std::move(network));
}

void Session::forget_network(int index) {
  PanelState& panel = panels_[static_cast<size_t>(index)];
  const auto network = network_for(panel.scene, *panel.Xi);
  std::erase(networks_, network);
  for (PanelState& each : panels_) {
    if (!has_network(each.scene) || !each.network || network_for(each.scene, *each.Xi)) continue;
    each.network = nullptr, each.table = nullptr;
    each.model = make_model(each.scene.energy, *each.Xi);
    each.show(each.model);
    each.time = 0;
    each.run = std::make_shared<Run>(each.model, run_settings(each.scene), *each.start);
  }
  seek(step_);
}

void Session::set_belief(int index, std::shared_ptr<const Network> network,
                         std::shared_ptr<const EnergyTable> table, std::shared_ptr<Run> run) {
  PanelState& panel = panels_[static_cast<size_t>(index)];
  const std::shared_ptr<Run> before = panel.run;
  panel.network = std::move(network), panel.table = std::move(table);
  dress(panel);
  panel.process_colours = {};
  if (run)
    for (PanelState& other : panels_)
      if (other.run == before) other.run = run;
  if (!run && !is_process(panel.scene)) panel.run->change(step_, panel.model, run_settings(panel.scene));
  panel.run->advance_to(std::max(step_, shown_step(panel, step_)));
}

std::shared_ptr<const Network> Session::newest_network(int index) const {
  const PanelState& panel = panels_[static_cast<size_t>(index)];
  return has_network(panel.scene) ? network_for(panel.scene, *panel.Xi) : nullptr;
}

}  // namespace memscape
