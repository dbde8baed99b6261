// Ward's tree of samples: what the clusters of one panel cost at each step of a run that plays.
#include <benchmark/benchmark.h>

#include "core/dynamics/methods/noise.h"
#include "core/learning/ward.h"

namespace {

using namespace memscape;

/// range(0) samples in D = range(1) dimensions.
void ward(benchmark::State& state) {
  Matrix X(state.range(1), state.range(0));
  for (Eigen::Index i = 0; i < X.size(); ++i) X.data()[i] = uniform(1, static_cast<std::uint64_t>(i), 0, 0);
  for (auto _ : state) benchmark::DoNotOptimize(ward_tree(X));
}
BENCHMARK(ward)
    ->ArgsProduct({{400, 1500, 5000, 20000}, {2}})
    ->Args({1500, 64})
    ->Unit(benchmark::kMillisecond);

}  // namespace
