// Runs in the background: the same numbers as at once, with steps in between, given up when nobody asks any
// more.
#include <doctest/doctest.h>

#include <semaphore>

#include "core/scene/scene_json.h"
#include "core/session/tasks/run_task.h"

using namespace memscape;

namespace {

struct Bench {
  std::counting_semaphore<> woken{0};
  Session session;
  Scene scene = parse_scene(R"({"memscape": 1, "memories": {"kind": "random", "count": 20},
    "particles": {"kind": "random", "count": 30}, "dynamics": {"kind": "langevin", "steps": 400}})");
  Scheduler tasks{[this] { woken.release(); }};
  RunTask runs{tasks};

  Bench() {
    session.update(scene);
    session.set_patience(1e-9);  // nothing is computed at once
  }
  void finish() {
    for (runs.keep_up(session); runs.busy(); runs.keep_up(session)) woken.acquire();
  }
};

}  // namespace

TEST_CASE("what a task computes is what the run computes itself") {
  Bench bench;
  bench.session.seek(400);
  CHECK(bench.session.step() < 400);
  CHECK(bench.session.goal() == 400);
  bench.finish();
  CHECK(bench.session.step() == 400);
  Session alone;
  alone.update(bench.scene);
  alone.seek(400);
  Run &far = *bench.session.panels()[0].run, &near = *alone.panels()[0].run;
  for (int step : {0, 1, 17, 399, 400}) {
    CHECK(far.frame(step).X == near.frame(step).X);
    CHECK(far.frame(step).energy == near.frame(step).energy);
    CHECK(far.rises(0, step) == near.rises(0, step));
  }
}

TEST_CASE("seeking elsewhere gives it up, and so does a change; what has come stays") {
  Bench bench;
  bench.session.seek(400);
  bench.runs.keep_up(bench.session);
  CHECK(bench.runs.busy());
  bench.session.seek(0);
  bench.runs.keep_up(bench.session);
  CHECK_FALSE(bench.runs.busy());
  CHECK(bench.session.step() == 0);
  bench.session.seek(400);
  bench.runs.keep_up(bench.session);
  set_value(bench.scene, "dynamics.temperature=0.5");
  bench.session.update(bench.scene);
  CHECK(bench.session.goal() == 400);
  bench.finish();
  CHECK(bench.session.step() == 400);
  CHECK(bench.session.panels()[0].run->settings().method.get("temperature") == 0.5);
}
