// How long fields and batches take: 1280x720 nodes of log-sum-exp (β = 10, full distance) and 100 000
// particles.
#include <benchmark/benchmark.h>

#include <numbers>

#include "core/energy/registry.h"
#include "core/energy/simd/kernels.h"

namespace memscape {
namespace {

Matrix on_circle(int K) {
  return Matrix::NullaryExpr(2, K, [K](Eigen::Index row, Eigen::Index k) {
    double angle = 2 * std::numbers::pi * static_cast<double>(k) / K;
    return row == 0 ? std::cos(angle) : std::sin(angle);
  });
}

std::shared_ptr<const Energy> energy_of(std::string_view kind, double beta, const Matrix& Xi) {
  Settings settings = settings_of(kind, find_energy(kind)->rows);
  settings.values["beta"] = beta;
  if (kind == "lse") settings.values["distance"] = 1;
  return make_energy(settings, Xi);
}

/// One state after the other's place, the same on every run.
Matrix scattered(int D, int N) {
  return Matrix::NullaryExpr(D, N, [](Eigen::Index d, Eigen::Index n) {
    return 1.5 * std::sin(12.9898 * static_cast<double>(n + 1) + 78.233 * static_cast<double>(d + 1));
  });
}

void field(benchmark::State& state, std::string_view kind, const Matrix& Xi) {
  auto energy = energy_of(kind, static_cast<double>(state.range(1)), Xi);
  const Grid grid{1280, 720, -2.667, 2.667, -1.5, 1.5};
  Field field;
  for (auto _ : state) {
    energy->grid(Plane::whole(), grid, state.range(2) != 0, field);
    benchmark::DoNotOptimize(field.energy.data());
  }
  state.SetLabel(simd::kernels().name);
}

void lse_circle(benchmark::State& state) {
  field(state, "lse", on_circle(static_cast<int>(state.range(0))));
}
void lse_random(benchmark::State& state) {
  field(state, "lse", scattered(2, static_cast<int>(state.range(0))));
}
void mhn(benchmark::State& state) {
  field(state, "mhn", scattered(2, static_cast<int>(state.range(0))));
}
void lsr(benchmark::State& state) {
  field(state, "lsr", scattered(2, static_cast<int>(state.range(0))));
}
void polynomial(benchmark::State& state) {
  field(state, "polynomial", scattered(2, static_cast<int>(state.range(0))));
}

void batch(benchmark::State& state) {
  const int D = static_cast<int>(state.range(0)), K = static_cast<int>(state.range(1)),
            N = static_cast<int>(state.range(2));
  auto energy = energy_of("lse", 10, scattered(D, K));
  Matrix X = scattered(D, N), G;
  Vector E;
  for (auto _ : state) {
    energy->batch(X, E, &G);
    X -= 1e-9 * G;
    benchmark::DoNotOptimize(X.data());
  }
}

#define FIELD(name) \
  BENCHMARK(name)->ArgNames({"K", "beta", "gradient"})->Unit(benchmark::kMillisecond)->UseRealTime()
FIELD(lse_circle)->ArgsProduct({{10, 100, 1000, 10000}, {10}, {0, 1}});
FIELD(lse_random)->ArgsProduct({{10, 100, 1000}, {1, 10, 100, 1000, 10000}, {0, 1}});
FIELD(mhn)->ArgsProduct({{1000}, {10}, {0, 1}});
FIELD(lsr)->ArgsProduct({{10, 1000}, {4, 100}, {0, 1}});
FIELD(polynomial)->ArgsProduct({{10, 1000}, {1}, {0, 1}});
BENCHMARK(batch)
    ->ArgNames({"D", "K", "N"})
    ->Args({2, 10, 100000})
    ->Args({2, 1000, 10000})
    ->Args({64, 10, 10000})
    ->Args({64, 1000, 1000})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace memscape
