// Training of a score network by denoising score matching, tutorial eq. 4.3 with λ(t) = σ² t and the
// variance-exploding process (4.14), x_t = ξ + σ √t z with z standard normal:
//   L = E ‖σ √t s(x_t, t) + z‖², t uniform in [t_min, t_max], ξ one of the memories.
#pragma once
#include <atomic>
#include <memory>
#include <vector>

#include "core/learning/network/score_weights.h"

namespace memscape {

struct TrainingSettings {
  NetworkShape shape;
  /// The network has an energy by construction, E = ½‖n‖² with the score -∇E (energy_pass.h).
  bool explicit_energy = false;
  double sigma = 1;  ///< σ
  double t_min = 1e-5, t_max = 1;
  double learning_rate = 1e-4;  ///< of Adam
  double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
  /// Decay of the moving average of the weights; in the n-th iteration (1 + n) / (10 + n) if that is less, so
  /// that the first weights are soon forgotten.
  double average = 0.9999;
  int batch = 500;  ///< states in a batch, at most `copies` for each memory
  /// How often a memory may be in one batch, each time with a time and noise of its own; 1 in the tutorial.
  int copies = 1;
  std::uint64_t seed = 0;
  bool operator==(const TrainingSettings&) const = default;
};

/// The tutorial's setting (section 4.3) is `TrainingSettings{}`, for 50 000 iterations.
inline constexpr int tutorial_iterations = 50000;

/// A small network that learns two or nine memories in 20 000 iterations, 2 s of one core: its energy at t =
/// 0.15 on [-1.5, 1.5]² then correlates with the exact one by more than 0.99.
TrainingSettings quick_training();
inline constexpr int quick_iterations = 20000;

/// Everything that training goes on from.
struct TrainingState {
  int iteration = 0;  ///< iterations done
  std::vector<float> frequencies;
  std::vector<float> weights, average, first, second;  ///< `first` and `second` are Adam's moments
  bool operator==(const TrainingState&) const = default;
};

/// The state before the first iteration: seeded weights, no moments.
TrainingState first_state(const TrainingSettings& settings);
/// The network with the averaged weights.
ScoreWeights averaged_weights(const TrainingSettings& settings, const TrainingState& state);

/// Steps of training. The weights after n iterations are a function of settings, memories and n: they depend
/// neither on the number of threads nor on how the iterations were split into calls. Batches of K and more go
/// through the memories in turn, smaller ones in an order drawn anew for each round.
class Trainer {
 public:
  /// Xi: D x K, K >= 1, the memories; D must be that of `settings.shape`.
  Trainer(const TrainingSettings& settings, const Matrix& Xi);
  /// Goes on from a state of the same shape. `losses` of earlier iterations are not known then.
  Trainer(const TrainingSettings& settings, const Matrix& Xi, TrainingState state);
  ~Trainer();
  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;

  /// Does `iterations` more, or fewer when `cancelled` became true or the loss stopped being finite. Returns
  /// how many were done. Nothing is allocated in an iteration.
  int train(int iterations, const std::atomic<bool>* cancelled = nullptr);

  int iteration() const;
  /// Mean of ‖σ √t s + z‖² over the batch, of each iteration of this trainer.
  const std::vector<float>& losses() const;
  /// True when the loss stopped being finite: training has ended.
  bool diverged() const;
  const TrainingSettings& settings() const;
  TrainingState state() const;
  /// The network with the averaged weights, which is what is drawn and sampled from.
  ScoreWeights averaged() const;
  /// States in a batch: min(batch, copies K).
  int batch() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace memscape
