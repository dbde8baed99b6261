// Critical points, minima of log-sum-ReLU and separatrices of random memories in [-1, 1]²: K = 100 in at most
// 200 ms.
#include <benchmark/benchmark.h>

#include <random>

#include "core/critical/lsr/lsr_minima.h"
#include "core/critical/separatrices.h"
#include "core/energy/dense/dense.h"

namespace {

using namespace memscape;

constexpr Domain domain{-1.1, 1.1, -1.1, 1.1};

Matrix memories(long count) {
  std::mt19937_64 random(static_cast<std::uint64_t>(count));
  return Matrix::NullaryExpr(2, count, [&] { return static_cast<double>(random() >> 11) * 0x1p-52 - 1; });
}

DenseMemory lse(const benchmark::State& state) {
  return {{.similarity = Similarity::full, .beta = static_cast<double>(state.range(1))},
          memories(state.range(0))};
}

DenseMemory lsr(const benchmark::State& state) {
  return {{.separation = Separation::shifted_relu, .beta = static_cast<double>(state.range(1))},
          memories(state.range(0))};
}

void find(benchmark::State& state, const DenseMemory& energy) {
  CriticalPoints found;
  for (auto _ : state) found = find_critical_points(energy, energy.memories(), domain);
  state.counters["points"] = static_cast<double>(found.points.size());
  state.counters["complete"] = found.complete;
}

void critical_points_lse(benchmark::State& state) {
  find(state, lse(state));
}
void critical_points_lsr(benchmark::State& state) {
  find(state, lsr(state));
}

void minima_lsr(benchmark::State& state) {
  DenseMemory energy = lsr(state);
  for (auto _ : state) benchmark::DoNotOptimize(lsr_minima(energy.memories(), lsr_reach(energy.form())));
}

void trace(benchmark::State& state, const DenseMemory& energy) {
  CriticalPoints found = find_critical_points(energy, energy.memories(), domain);
  size_t lines = 0;
  for (auto _ : state) lines = trace_separatrices(energy, found, domain).size();
  state.counters["lines"] = static_cast<double>(lines);
}

void separatrices_lse(benchmark::State& state) {
  trace(state, lse(state));
}
void separatrices_lsr(benchmark::State& state) {
  trace(state, lsr(state));
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"K", "beta"})->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
}

BENCHMARK(critical_points_lse)->Apply(sizes)->ArgsProduct({{10, 100, 300}, {2, 10, 100, 1000, 10000}});
BENCHMARK(critical_points_lsr)->Apply(sizes)->ArgsProduct({{10, 100, 300}, {2, 20, 200}});
BENCHMARK(minima_lsr)->Apply(sizes)->ArgsProduct({{100, 300}, {2, 20, 200}});
BENCHMARK(separatrices_lse)->Apply(sizes)->ArgsProduct({{10, 100}, {10, 100, 1000}});
BENCHMARK(separatrices_lsr)->Apply(sizes)->ArgsProduct({{10, 100}, {20, 200}});

}  // namespace
