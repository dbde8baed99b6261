// What the window does with a scene in every frame: look values up, edit a panel, lay a panel's patch over
// the scene.
#include <benchmark/benchmark.h>

#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"

using namespace memscape;

namespace {

Scene thousand_points(bool panels) {
  Scene scene = default_scene();
  set_value(scene, "memories.count=1000");
  set_value(scene, "memories.kind=points");
  if (panels)
    set_value(scene, R"(panels=[{"energy":{"beta":2}},{"energy":{"beta":4}},{"energy":{"kind":"lsr"}}])");
  return scene;
}

void look_up_forty_values(benchmark::State& state) {
  Scene scene = thousand_points(false);
  for (auto _ : state)
    for (int i = 0; i < 10; ++i) {
      benchmark::DoNotOptimize(value_at(scene, "energy.beta"));
      benchmark::DoNotOptimize(value_at(scene, "layers.contours.count"));
      benchmark::DoNotOptimize(row_at(scene, "dynamics.step"));
      set_at(scene, "chart", 0);
    }
}
BENCHMARK(look_up_forty_values)->Unit(benchmark::kMicrosecond);

void lay_a_panel_over(benchmark::State& state) {
  Scene scene = thousand_points(true);
  for (auto _ : state) benchmark::DoNotOptimize(panel_scene(scene, 1));
}
BENCHMARK(lay_a_panel_over)->Unit(benchmark::kMicrosecond);

void edit_a_panel(benchmark::State& state) {
  Scene scene = thousand_points(state.range(0) != 0);
  Scene panel = panel_scene(scene, 1);
  double x = 0;
  for (auto _ : state) {
    panel.memories.edit_points()[7][0] = x += 1e-6;
    scene = with_panel(scene, 1, panel, false);
  }
}
BENCHMARK(edit_a_panel)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

void write_and_read(benchmark::State& state) {
  Scene scene = thousand_points(true);
  for (auto _ : state) benchmark::DoNotOptimize(parse_scene(scene_text(scene)));
}
BENCHMARK(write_and_read)->Unit(benchmark::kMicrosecond);

}  // namespace
