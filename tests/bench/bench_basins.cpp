// Basins on 640x360 cells with T = 200: at most 100 ms for K = 10 and 1.2 s for K = 100 on two cores.
#include <benchmark/benchmark.h>

#include <random>

#include "core/basins/basins.h"
#include "core/energy/dense/dense.h"

namespace {

using namespace memscape;

Matrix seeded_memories(int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  return Matrix::NullaryExpr(2, count, [&] { return static_cast<double>(random() >> 11) * 0x1p-52 - 1; });
}

/// Arguments: K, β, coarse spacing (1: every cell), by nearest memory.
void basins(benchmark::State& state) {
  DenseForm form;
  form.similarity = Similarity::full;
  form.beta = static_cast<double>(state.range(1));
  const Matrix Xi = seeded_memories(static_cast<int>(state.range(0)), 7);
  const DenseMemory energy(form, Xi);
  BasinSettings settings;
  settings.coarse = static_cast<int>(state.range(2));
  settings.by = state.range(3) ? BasinBy::nearest_memory : BasinBy::minimum;
  const Grid grid{640, 360, -1.6, 1.6, -0.9, 0.9};
  Basins result;
  for (auto _ : state) compute_basins(energy, Xi, Plane::whole(), grid, settings, result);
  state.counters["minima"] = static_cast<double>(result.minima.size());
  state.counters["computed"] = result.computed;
  state.counters["unsettled"] = result.unsettled;
}
BENCHMARK(basins)
    ->ArgNames({"K", "beta", "coarse", "memory"})
    ->ArgsProduct({{10, 100}, {2, 10, 100}, {8, 1}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
