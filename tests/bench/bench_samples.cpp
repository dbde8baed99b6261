// Samples out of noise: 1500 particles through 1000 steps of reverse diffusion, with a trained score network
// and with the exact score of as many memories.
#include <benchmark/benchmark.h>

#include "core/learning/score/energy_score.h"
#include "core/learning/score/learned_energy.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/networks.h"

namespace {

using namespace memscape;

Scene sampling(int memories) {
  Scene scene = parse_scene(R"({ "memscape": 1, "energy": { "kind": "diffusion" },
    "memories": { "kind": "circle", "even": true }, "particles": { "kind": "gaussian", "count": 1500 },
    "dynamics": { "kind": "reverse_sde", "t_max": 1, "t_min": 1e-5, "steps": 1000 } })");
  set_value(scene, "memories.count=" + std::to_string(memories));
  return scene;
}

/// The part of the samples that ended within 0.1 of the unit circle: their run did not go astray.
double near_circle(const Matrix& X) {
  return static_cast<double>(((X.colwise().norm().array() - 1).abs() < 0.1).count()) /
         static_cast<double>(X.cols());
}

void sample(benchmark::State& state, const Scene& scene, const std::shared_ptr<const Energy>& model) {
  Session session;
  session.update(scene);
  const Matrix& start = *session.panels()[0].start;
  Matrix end;
  for (auto _ : state) {
    Run run(model, run_settings(scene), start);
    end = run.frame(scene.dynamics.steps).X;
  }
  state.counters["near the circle"] = near_circle(end);
}

/// range(0): memories; the tutorial's network (section 4.3) after the 50000 iterations of the text.
void network(benchmark::State& state) {
  const Scene scene = sampling(static_cast<int>(state.range(0)));
  Trainer trainer({}, build_memories(scene.memories));
  trainer.train(50000);
  auto score = make_score(trainer.averaged());
  sample(state, scene, std::make_shared<const LearnedEnergy>(std::move(score), 0.15));
}

/// range(0): memories.
void exact(benchmark::State& state) {
  const Scene scene = sampling(static_cast<int>(state.range(0)));
  const Matrix Xi = build_memories(scene.memories);
  sample(state, scene, energy_of(build_model(scene.energy, Xi)));
}

BENCHMARK(network)->Arg(9)->Unit(benchmark::kSecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(exact)->Arg(9)->Arg(1000)->Unit(benchmark::kSecond)->UseRealTime()->MeasureProcessCPUTime();

}  // namespace
