// Score networks of a session: what training has made of the one that a panel's energy and memories ask for.
// They are not part of the scene.
#pragma once
#include <atomic>
#include <memory>
#include <vector>

#include "core/learning/score/learned_energy.h"
#include "core/learning/score/score_measures.h"
#include "core/learning/score/training_file.h"
#include "core/session/session.h"

namespace memscape {

/// Means of the training loss over equally many iterations each.
struct LossCurve {
  static constexpr std::size_t most = 400;
  int each = 50;  ///< iterations of one mean; doubles when there are too many
  std::vector<double> means;
  double sum = 0;  ///< of the mean that is not complete
  int summed = 0;
  void add(double loss);
};

struct Network {
  Training training;
  std::shared_ptr<const Matrix> Xi;
  std::shared_ptr<const Score> score;  ///< with the averaged weights
  LossCurve losses;                    ///< of this session
  LossFloor floor;                     ///< the loss of the exact score, which nothing gets below
  int iteration() const { return training.state.iteration; }
};

/// A panel whose energy is a score network.
bool has_network(const Scene& scene);
/// The training that the panel asks for.
TrainingSettings training_settings(const PanelState& panel);
/// The network of this training, with all but the losses.
std::shared_ptr<Network> make_network(Training training, std::shared_ptr<const Matrix> Xi);
/// E(x, t) at the columns of X by the likelihood, N; see LikelihoodSettings for the tolerance. Infinite for
/// too many dimensions.
Vector believed_energies(const Network& network, double t, const ConstMatrix& X, double tolerance,
                         const std::atomic<bool>* cancelled = nullptr);

/// What no network of this training gets below.
LossFloor loss_floor(const TrainingSettings& settings, const Matrix& Xi);

/// Reads the files that `energy.weights` of the session's panels name, where these have no network yet.
/// Throws Error{input} for a file that is not of the panel's settings and memories.
void load_networks(Session& session);

/// What `compute_belief` is to make of a network for a panel.
struct BeliefWants {
  int side = 75;            ///< nodes of the table along the longer side of the view
  double tolerance = 1e-4;  ///< see LikelihoodSettings
  bool run = true;          ///< the panel's particles are moved anew up to `step`
  int step = 0;
};
struct Belief {
  std::shared_ptr<const Network> network;
  std::shared_ptr<const EnergyTable> table;  ///< null for an explicit energy, and where none is possible
  std::shared_ptr<Run> run;
};
/// Nothing of the panel's run is touched: may run in a job. False when cancelled.
bool compute_belief(const PanelState& panel, std::shared_ptr<const Network> network, const BeliefWants& wants,
                    Belief& belief, const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
