// Crossings are looked for from the largest K down, so that what few random memories do by chance is no
// transition.
#include "core/experiment/transition.h"

#include <algorithm>
#include <cmath>

#include "core/experiment/reverse_samples.h"
#include "core/learning/score/network_score.h"
#include "core/learning/score/trainer.h"

namespace memscape {
namespace {

/// The last K at which `height` (of each point) rises through 0, where it is above 0 from there on.
template <class Height>
std::optional<double> last_rise(const std::vector<TransitionPoint>& points, Height height) {
  for (size_t i = points.size(); i-- > 1;) {
    const double before = height(points[i - 1]), after = height(points[i]);
    if (after <= 0) return std::nullopt;
    if (before > 0) continue;
    const double part = before / (before - after);
    return std::exp(std::lerp(std::log(points[i - 1].K), std::log(points[i].K), part));
  }
  return std::nullopt;
}

}  // namespace

Matrix generated(const Matrix& Xi, const GeneratorSettings& settings, const std::atomic<bool>* cancelled) {
  const ReverseSettings reverse{.t_min = settings.t_min, .seed = settings.seed};
  if (!settings.network)
    return reverse_samples(DataScore(Xi, settings.sigma), Xi, settings.samples, reverse, cancelled);
  TrainingSettings training = quick_training();
  training.shape.dimension = static_cast<int>(Xi.rows());
  training.sigma = settings.sigma, training.seed = settings.seed;
  Trainer trainer(training, Xi);
  trainer.train(settings.iterations, cancelled);
  return reverse_samples(NetworkScore<float>(trainer.averaged()), Xi, settings.samples, reverse, cancelled);
}

std::vector<int> memory_counts(int largest) {
  std::vector<int> counts;
  for (double K = 1; K < 0.8 * largest; K = std::max(K + 1, 1.6 * K))
    counts.push_back(static_cast<int>(std::lround(K)));
  counts.push_back(largest);
  return counts;
}

std::optional<double> memorization_ends(const std::vector<TransitionPoint>& points) {
  return last_rise(points, [](const TransitionPoint& point) {
    return 0.5 * (1 + point.chance.memorized) - point.found.memorized;
  });
}

std::optional<double> generalization_begins(const std::vector<TransitionPoint>& points) {
  return last_rise(
      points, [](const TransitionPoint& point) { return point.found.general - 0.5 * point.chance.general; });
}

}  // namespace memscape
