// The energy that a score network believes in: -log p_t at t = 0.15 on 75 x 75 points of [-1.5, 1.5]²
// (tutorial section 4.3), by the probability flow with the exact divergence.
#include <benchmark/benchmark.h>

#include <cmath>
#include <map>

#include "core/learning/score/likelihood.h"
#include "core/learning/score/network_score.h"
#include "core/learning/score/trainer.h"
#include "tests/support_circle.h"

namespace {

using namespace memscape;

Matrix lattice() {
  constexpr int side = 75;
  Matrix X(2, side * side);
  for (int i = 0; i < side * side; ++i)
    X.col(i) << 3.0 * (i % side) / (side - 1) - 1.5, 3.0 * (i / side) / (side - 1) - 1.5;
  return X;
}

/// The tutorial's network after range(0) iterations on nine memories.
const ScoreWeights& trained(int iterations) {
  static std::map<int, ScoreWeights> known;
  if (!known.contains(iterations)) {
    Trainer trainer({}, even_circle(9));
    trainer.train(iterations);
    known.emplace(iterations, trainer.averaged());
  }
  return known.at(iterations);
}

Likelihood energies(const Score& score, double tolerance) {
  LikelihoodSettings settings;
  settings.tolerance = tolerance;
  Likelihood found;
  likelihood(score, data_prior(even_circle(9), 1), lattice(), settings, found);
  return found;
}

/// range(0): iterations of training; range(1): minus the decimal logarithm of the tolerance, 0: the one that
/// is right to 1e-5. Counted are the largest error, against a tolerance 100 times smaller with a network in
/// double, and evaluations of the score at a point.
void table(benchmark::State& state) {
  const ScoreWeights& weights = trained(static_cast<int>(state.range(0)));
  const NetworkScore<float> score(weights);
  const double tolerance =
      state.range(1) ? std::pow(10.0, -static_cast<double>(state.range(1))) : LikelihoodSettings{}.tolerance;
  Likelihood found;
  for (auto _ : state) found = energies(score, tolerance);
  const Likelihood truth = energies(NetworkScore<double>(weights), 0.01 * tolerance);
  state.counters["error"] = (found.energy - truth.energy).cwiseAbs().maxCoeff();
  state.counters["evaluations"] =
      static_cast<double>(found.evaluations) / static_cast<double>(found.energy.size());
}

BENCHMARK(table)
    ->ArgsProduct({{500, 50000}, {0, 4}})
    ->Unit(benchmark::kSecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

}  // namespace
