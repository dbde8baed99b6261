// The field, the basins and the critical points of a typed formula (Himmelblau).
#include <benchmark/benchmark.h>

#include "core/critical/critical_points.h"
#include "core/energy/formula/formula.h"
#include "core/energy/registry.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/session.h"

namespace memscape {
namespace {

PanelState panel() {
  Session session;
  session.update(preset_scene("typed-formula"));
  return session.panels().front();
}

void BM_formula_field(benchmark::State& state) {
  const PanelState p = panel();
  Field field;
  for (auto _ : state) p.energy->grid(p.plane, {1280, 720, -5.5, 5.5, -5, 5}, state.range(0) != 0, field);
}
BENCHMARK(BM_formula_field)
    ->ArgName("gradient")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void BM_formula_critical(benchmark::State& state) {
  const PanelState p = panel();
  for (auto _ : state) benchmark::DoNotOptimize(find_critical_points(*p.energy, *p.Xi, {-5.5, 5.5, -5, 5}));
}
BENCHMARK(BM_formula_critical)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_formula_basins(benchmark::State& state) {
  const PanelState p = panel();
  for (auto _ : state) benchmark::DoNotOptimize(compute_anatomy(p, {.basins = true}, 640, 360));
}
BENCHMARK(BM_formula_basins)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace memscape
