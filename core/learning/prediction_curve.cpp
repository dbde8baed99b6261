// Samples are taken evenly; then, round after round, the middle of every interval in which the prediction
// changes much is added, and the half with the larger change is looked at in the next round.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/learning/prediction.h"

namespace memscape {
namespace {

constexpr int rounds = 10;
constexpr double smooth_part = 0.01;  ///< of the range of y: neighbours that differ less are joined

using Samples = std::map<double, double>;  ///< x -> y*, NaN where nothing is predicted

struct Sampler {
  const std::shared_ptr<const Energy>& energy;
  const PredictionTask& task;
  const PredictionRule& rule;
  const std::atomic<bool>* cancelled;
  Samples samples = {};

  bool add(const std::vector<double>& xs) {
    Matrix V(2, static_cast<Eigen::Index>(xs.size()));
    V.setZero();
    for (std::size_t i = 0; i < xs.size(); ++i) V(task.features[0], static_cast<Eigen::Index>(i)) = xs[i];
    Predictions found;
    if (!predict(energy, task, rule, V, found, cancelled)) return false;
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const bool lost = found.status[i] == Status::unsupported || found.status[i] == Status::diverged;
      samples[xs[i]] = lost ? std::numeric_limits<double>::quiet_NaN()
                            : found.V(task.outputs[0], static_cast<Eigen::Index>(i));
    }
    return true;
  }
};

/// How much two predictions differ: 0 where there are none, infinite where there is one.
double change(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return std::isnan(a) == std::isnan(b) ? 0 : std::numeric_limits<double>::infinity();
  return std::abs(a - b);
}

struct Gap {
  double low, high;
  double middle() const { return 0.5 * (low + high); }
};

std::vector<Gap> rough_intervals(const Samples& samples, double smooth) {
  std::vector<Gap> rough;
  for (auto a = samples.begin(), b = std::next(a); b != samples.end(); ++a, ++b)
    if (change(a->second, b->second) > smooth) rough.push_back({a->first, b->first});
  return rough;
}

}  // namespace

bool prediction_curve(const std::shared_ptr<const Energy>& energy, const PredictionTask& task,
                      const PredictionRule& rule, const Range& x, const Range& y, int samples,
                      PredictionCurve& curve, const std::atomic<bool>* cancelled) {
  curve = {};
  Sampler sampler{energy, task, rule, cancelled};
  std::vector<double> xs;
  for (int i = 0; i < samples; ++i) xs.push_back(x.low + (x.high - x.low) * i / (samples - 1));
  if (!sampler.add(xs)) return false;
  const double smooth = smooth_part * (y.high - y.low);
  std::vector<Gap> rough = rough_intervals(sampler.samples, smooth);
  for (int round = 0; round < rounds && !rough.empty(); ++round) {
    xs.clear();
    for (const Gap& i : rough) xs.push_back(i.middle());
    if (!sampler.add(xs)) return false;
    for (Gap& i : rough) {
      const double at = sampler.samples[i.middle()];
      const bool left = change(sampler.samples[i.low], at) >= change(at, sampler.samples[i.high]);
      (left ? i.high : i.low) = i.middle();
    }
    std::erase_if(rough, [&](const Gap& i) {
      return change(sampler.samples[i.low], sampler.samples[i.high]) <= smooth;
    });
  }
  for (const auto& [at, value] : sampler.samples) {
    if (!curve.y.empty() && change(curve.y.back(), value) > smooth && !std::isnan(curve.y.back()) &&
        !std::isnan(value) && std::ranges::any_of(rough, [&](const Gap& i) { return i.high == at; })) {
      curve.x.push_back(0.5 * (curve.x.back() + at));
      curve.y.push_back(std::numeric_limits<double>::quiet_NaN());
    }
    curve.x.push_back(at), curve.y.push_back(value);
  }
  return true;
}

}  // namespace memscape
