// A session with a diffusion process: its landscape follows the time of the shown step, its run is its own,
// and corrupted particles start where the forward process ends.
#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/charts/kinds.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/session.h"

using namespace memscape;

namespace {

Scene diffusing() {
  return parse_scene(R"({ "memscape": 1, "energy": { "kind": "diffusion", "t": 0.2 },
    "memories": { "kind": "circle", "count": 3 }, "particles": { "kind": "data", "count": 12 },
    "dynamics": { "kind": "reverse_sde", "steps": 40, "t_min": 0.0001 } })");
}

Scene with(Scene scene, std::initializer_list<const char*> sets) {
  for (const char* set : sets) set_value(scene, set);
  return scene;
}

}  // namespace

TEST_CASE("the landscape is that of the shown step's time, or fixed") {
  Session session;
  session.update(diffusing());
  const PanelState& panel = session.panels()[0];
  const Vector x{{0.3, 0.4}};
  for (int step : {0, 13, 40, 7}) {
    session.seek(step);
    const double t = time_grid(run_settings(panel.scene)).at(step);
    CHECK(panel.time == t);
    CHECK(shown_energy(panel).get("t") == t);
    CHECK(panel.energy->value(x) == panel.model->timed()->at_time(t)->value(x));
  }
  auto shown = panel.energy;
  session.seek(7);
  CHECK(panel.energy == shown);  // fields need no recomputing
  session.update(with(diffusing(), {"view.time=fixed"}));
  CHECK(session.panels()[0].time == 0);
  CHECK(session.panels()[0].energy == session.panels()[0].model);
  CHECK(shown_energy(session.panels()[0]).get("t") == 0.2);
  session.update(with(diffusing(), {"dynamics.kind=gradient"}));
  CHECK(session.panels()[0].time == 0);
}

TEST_CASE("the energy's own time does not touch a process; its data, its grid and σ start it again") {
  Session session;
  session.update(diffusing());
  session.seek(20);
  const Run* run = session.panels()[0].run.get();
  CHECK(session.update(with(diffusing(), {"energy.t=0.01"})) != Update::restarted);
  CHECK(session.panels()[0].run.get() == run);
  CHECK(session.step() == 20);
  for (const char* set : {"energy.sigma=2", "dynamics.t_max=2", "dynamics.steps=50", "dynamics.grid=linear",
                          "dynamics.kind=probability_flow", "dynamics.kind=gradient"}) {
    CAPTURE(set);
    Session other;
    other.update(diffusing());
    other.seek(20);
    CHECK(other.update(with(diffusing(), {set})) == Update::restarted);
    CHECK(other.step() == 0);
  }
}

TEST_CASE("a restart says what changed") {
  struct {
    const char *set, *cause;
  } const cases[] = {{"memories.count=4", "data"},
                     {"particles.count=9", "particles"},
                     {"seed=7", "seed"},
                     {"dynamics.t_max=2", "process"},
                     {"dynamics.t_min=0.001", "process"},
                     {"dynamics.steps=50", "process"},
                     {"dynamics.grid=linear", "process"},
                     {"dynamics.kind=gradient", "process"},
                     {"energy.sigma=2", "process"},
                     {"energy.t=0.01", ""},
                     {"layers.basins=true", ""}};
  for (const auto& [set, cause] : cases)
    for (const char* kind : {"particles.kind=data", "particles.kind=corrupted"}) {
      CAPTURE(set);
      CAPTURE(kind);
      Session session;
      session.update(with(diffusing(), {kind}));
      session.seek(20);
      session.update(with(diffusing(), {kind, set}));
      CHECK(session.restart_cause() == cause);
    }
}

TEST_CASE("colours keep their energies while a process goes on") {
  for (const char* zero : {"view.zero=absolute", "view.zero=lowest"})
    for (const char* kind : {"energy.kind=diffusion", "energy.kind=circle"}) {
      CAPTURE(zero);
      CAPTURE(kind);
      Session session;
      const Scene scene = with(diffusing(), {kind, zero});
      session.update(scene);
      auto show = [&](int step) {
        session.seek(step);
        session.set_field(0, Session::compute_field(session.panels()[0], 90, 70));
        const Range range = session.range(0);
        return Range{range.low - session.zero(0), range.high - session.zero(0)};
      };
      const Range first = show(0);
      CHECK(first.high > first.low);
      for (int step : {1, 20, 40}) {
        const Range later = show(step);
        CHECK(later.low == doctest::Approx(first.low));
        CHECK(later.high == doctest::Approx(first.high));
        const Range own = session.panels()[0].colours.painted;  // of this landscape alone
        const double margin = 0.01 * (first.high - first.low);  // the held range is that of coarser fields
        CHECK(own.low - session.zero(0) > first.low - margin);
        CHECK(own.high - session.zero(0) < first.high + margin);
      }
      const Scene near = with(scene, {"view.x=[-1,1]", "view.y=[-1,1]"});
      const double highest = session.panels()[0].process_colours.all.whole.high;
      session.update(near);
      show(40);
      CHECK(session.panels()[0].process_colours.all.whole.high < highest);
      session.update(with(near, {"view.time=fixed"}));
      CHECK(session.panels()[0].process_colours.empty());
    }
}

TEST_CASE("corrupted particles start where forward diffusion ends") {
  Session forward, reverse;
  forward.update(with(diffusing(), {"dynamics.kind=forward_sde"}));
  forward.seek(40);
  reverse.update(with(diffusing(), {"particles.kind=corrupted"}));
  CHECK(reverse.panels()[0].run->frame(0).X == forward.panels()[0].run->frame(40).X);
  const Matrix before = *reverse.panels()[0].start;
  reverse.update(with(diffusing(), {"particles.kind=corrupted", "seed=9"}));
  CHECK(*reverse.panels()[0].start != before);
}

TEST_CASE("log-sum-exp of any scale and the circle have a time; others say what to choose") {
  for (const char* kind : {"energy.kind=lse", "energy.kind=circle"}) {
    Session session;
    session.update(with(diffusing(), {kind}));
    session.seek(40);
    CHECK(shown_energy(session.panels()[0]).get("beta") == doctest::Approx(5000));
  }
  Session session;
  try {
    session.update(with(diffusing(), {"energy.kind=lsr"}));
    FAIL("an energy without time was taken");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("choose the energy diffusion") != std::string::npos);
  }
}

TEST_CASE("the exact density beside the particles' holds all of them") {
  Session session;
  session.update(with(diffusing(), {"dynamics.kind=forward_sde", "particles.count=4000"}));
  for (int step : {20, 40}) {
    session.seek(step);
    const Chart chart = find_chart("density")->make(session.panels()[0], step, 40);
    REQUIRE(chart.series.size() == 2);
    const double width = chart.series[0].x[1] - chart.series[0].x[0];
    double difference = 0;
    for (std::size_t bin = 0; bin + 1 < chart.series[0].y.size(); ++bin)
      difference += width * std::abs(chart.series[0].y[bin] - chart.series[1].y[bin]);
    // Σ |share - p| over 60 bins of 4000 samples is about sqrt(60 / 4000) at most.
    CHECK(difference < 0.15);
  }
}

TEST_CASE("paths of a process go over its time, and back") {
  for (const char* kind : {"dynamics.kind=forward_sde", "dynamics.kind=reverse_sde"}) {
    CAPTURE(kind);
    Session session;
    session.update(with(diffusing(), {kind, "dynamics.t_max=2"}));
    session.seek(40);
    const Chart chart = find_chart("paths")->make(session.panels()[0], 30, 40);
    CHECK(chart.x.low == 0);
    CHECK(chart.x.high == 2);
    REQUIRE(chart.steps_at.size() == 41);
    const bool forward = chart.steps_at[40] == doctest::Approx(2).epsilon(1e-12);
    CHECK(forward == (std::string(kind) == "dynamics.kind=forward_sde"));
    // Steps are short near t = 0, where the data are.
    CHECK((chart.steps_at[1] - chart.steps_at[0] < chart.steps_at[40] - chart.steps_at[39]) == forward);
    CHECK(chart.guides.front().at == chart.steps_at[30]);
    for (int step : {0, 17, 40})
      CHECK(step_at(chart, chart.steps_at[static_cast<std::size_t>(step)]) == step);
    CHECK(step_at(chart, -1) == 0);
    CHECK(step_at(chart, 9) == 40);
  }
  Session session;
  session.update(with(diffusing(), {"dynamics.kind=gradient"}));
  const Chart chart = find_chart("paths")->make(session.panels()[0], 0, 40);
  CHECK(chart.x_name == "Step");
  CHECK(step_at(chart, 12.4) == 12);
}

TEST_CASE("data sets of the plane lie where their formulas say") {
  auto points = [](const char* kind) {
    return build_memories(with(default_scene(), {kind, "memories.count=400", "memories.noise=0"}).memories);
  };
  auto off = [](double angle) { return std::abs(std::remainder(angle, 2 * M_PI)); };
  const Matrix spiral = points("memories.kind=spiral"), roll = points("memories.kind=swiss_roll"),
               moons = points("memories.kind=moons"), board = points("memories.kind=checkerboard");
  for (const auto& x : spiral.colwise()) CHECK(off(3 * M_PI * x.norm() - std::atan2(x[1], x[0])) < 1e-9);
  for (const auto& x : roll.colwise()) CHECK(off(4.5 * M_PI * x.norm() - std::atan2(x[1], x[0])) < 1e-9);
  int k = 0;
  for (const auto& x : moons.colwise()) {
    const double side = k++ % 2 == 0 ? 1 : -1;
    const Eigen::Vector2d centred = x + side * Eigen::Vector2d(0.5, 0.25);
    CHECK(centred.norm() == doctest::Approx(1));
    CHECK(side * centred[1] >= 0);
  }
  int dark[4][4] = {};
  for (const auto& x : board.colwise())
    ++dark[static_cast<int>(2 * (x[0] + 1))][static_cast<int>(2 * (x[1] + 1))];
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 4; ++j) CHECK(((i + j) % 2 == 0 ? dark[i][j] > 25 : dark[i][j] == 0));
  const Matrix few = build_memories(
                   with(default_scene(), {"memories.kind=moons", "memories.count=20"}).memories),
               many = build_memories(
                   with(default_scene(), {"memories.kind=moons", "memories.count=90"}).memories);
  CHECK(many.leftCols(20) == few);
}
