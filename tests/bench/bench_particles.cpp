// One recorded step of many particles on log-sum-exp: what a frame of playback costs.
#include <benchmark/benchmark.h>

#include <memory>

#include "core/dynamics/methods/noise.h"
#include "core/dynamics/runs/run.h"
#include "core/energy/registry.h"

namespace {

using namespace memscape;

Matrix random_points(int D, int N, std::uint64_t seed) {
  Matrix X(D, N);
  for (int i = 0; i < N; ++i) {
    for (int d = 0; d < D; ++d) {
      X(d, i) = 3 * uniform(seed, static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(d), 0) - 1.5;
    }
  }
  return X;
}

/// One more step of range(0) particles with range(1) memories in D = 2. The run starts again every 40 steps,
/// while all of its particles still move, and outside the clock.
void one_step(benchmark::State& state, const char* kind) {
  Settings lse = settings_of("lse", find_energy("lse")->rows);
  lse.values["beta"] = 10;
  std::shared_ptr<const Energy> energy =
      make_energy(lse, random_points(2, static_cast<int>(state.range(1)), 1));
  const Matrix start = random_points(2, static_cast<int>(state.range(0)), 2);
  RunSettings settings;
  settings.method = settings_of(kind, find_dynamics(kind)->rows);
  auto run = std::make_unique<Run>(energy, settings, start);
  for (auto _ : state) {
    run->advance_to(run->computed() + 1);
    if (run->computed() < 40) continue;
    state.PauseTiming();
    state.counters["moving"] = run->counts(40).moving;
    run = std::make_unique<Run>(energy, settings, start);
    state.ResumeTiming();
  }
}

BENCHMARK_CAPTURE(one_step, gradient, "gradient")
    ->Args({100000, 10})
    ->Args({100000, 100})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(one_step, attention, "attention")
    ->Args({100000, 10})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(one_step, momentum, "momentum")
    ->Args({100000, 10})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(one_step, adam, "adam")->Args({100000, 10})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(one_step, langevin, "langevin")
    ->Args({100000, 10})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(one_step, flow, "flow")->Args({10000, 10})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(one_step, lbfgs, "lbfgs")->Args({10000, 10})->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
