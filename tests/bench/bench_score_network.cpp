// Iterations per second of a score network's training, in the tutorial's setting (section 4.3). Compare with
// score_network_torch.py beside this file: the same network, batch and optimiser.
#include <benchmark/benchmark.h>

#include <cmath>

#include "core/learning/score/trainer.h"
#include "tests/support_circle.h"

namespace {

using namespace memscape;

/// range(0): memories; the batch is min(500, K).
void iteration(benchmark::State& state) {
  Trainer trainer({}, even_circle(static_cast<int>(state.range(0))));
  for (auto _ : state) trainer.train(1);
  state.counters["iterations/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK(iteration)->Arg(2)->Arg(9)->Arg(1000)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
