// Results that come when the session has other panels than those that they were asked for.
#include <doctest/doctest.h>

#include <chrono>
#include <semaphore>

#include "app/tasks/anatomy_job.h"
#include "app/tasks/belief_job.h"
#include "app/tasks/field_job.h"
#include "app/tasks/lyapunov_job.h"
#include "app/tasks/study_job.h"
#include "app/tasks/sweep_job.h"
#include "core/scene/scene_json.h"
#include "core/session/networks.h"
#include "core/session/panel_sweep.h"

using namespace memscape;

namespace {

/// Three panels, then others, while a job for the three is done and waits.
struct Bench {
  std::counting_semaphore<> woken{0};
  Session session;
  std::function<void()> wake = [this] { woken.release(); };

  explicit Bench(const std::string& panels) { update(panels); }
  void update(const std::string& panels) {
    session.update(parse_scene(
        R"({"memscape": 1, "particles": {"kind": "none"},
          "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]}, "layers": {"critical": true}, "panels": )" +
        panels + "}"));
  }
  std::vector<FieldSize> sizes() const { return {session.panels().size(), FieldSize{200, 150}}; }
  const PanelState& panel(std::size_t i) const { return session.panels()[i]; }
};

constexpr const char* three = R"([{}, {"energy": {"beta": 2}}, {"energy": {"beta": 4}}])";
constexpr const char* one = "[{}]";
constexpr const char* others = R"([{"energy": {"kind": "lsr"}}, {"energy": {"kind": "lsr", "beta": 2}},
  {"memories": {"kind": "points", "points": [[0, 0, 1], [1, 1, 0], [0, 2, 2]]}}])";

}  // namespace

TEST_CASE("a field is not taken for a panel that is gone, nor for another one") {
  for (const char* next : {one, others}) {
    Bench bench(three);
    FieldJobs jobs(bench.wake);
    jobs.refresh(bench.session, bench.sizes(), true);
    REQUIRE(jobs.busy());
    bench.woken.acquire();
    bench.update(next);
    const auto before = bench.panel(0).field;
    CHECK(jobs.collect(bench.session) == (next == one));  // the first of the three is the one
    CHECK((bench.panel(0).field == before) == (next == others));
  }
}

TEST_CASE("anatomy is not taken for a panel that is gone, nor for another one") {
  for (const char* next : {one, others}) {
    Bench bench(three);
    AnatomyJobs jobs(bench.wake);
    jobs.refresh(bench.session, bench.sizes(), true);
    REQUIRE(jobs.busy());
    bench.woken.acquire();
    bench.update(next);
    CHECK_FALSE(jobs.collect(bench.session));
    for (const PanelState& panel : bench.session.panels()) CHECK(panel.anatomy == nullptr);
    jobs.refresh(bench.session, bench.sizes(), true);
    CHECK(jobs.busy());  // what the new panels lack
  }
}

TEST_CASE("a job for panels that are gone is cancelled, also while something is dragged") {
  Bench bench(three);
  AnatomyJobs jobs(bench.wake);
  jobs.refresh(bench.session, bench.sizes(), false);
  bench.woken.acquire();
  bench.update(R"([{"energy": {"beta": 2}}, {"energy": {"beta": 4}}])");
  jobs.refresh(bench.session, bench.sizes(), false);
  REQUIRE(bench.woken.try_acquire_for(std::chrono::minutes(1)));  // a second job
  CHECK(jobs.collect(bench.session));
  CHECK(jobs.all_full());
}

TEST_CASE("a sweep is not taken for a panel that is gone, nor for another one") {
  for (const char* next : {one, others}) {
    Bench bench(three);
    SweepJobs jobs(bench.wake);
    jobs.refresh(bench.session, 2, true);
    REQUIRE(jobs.busy());
    bench.woken.acquire();
    bench.update(next);
    CHECK_FALSE(jobs.collect(bench.session));
    for (const PanelState& panel : bench.session.panels()) CHECK(panel.beta_sweep == nullptr);
  }
}

TEST_CASE("what is known without a run is not taken for a panel that is gone, nor for another one") {
  for (const char* next : {one, others}) {
    Bench bench(three);
    LyapunovJob job(bench.wake);
    job.keep_up(bench.session, 2, true);
    bench.woken.acquire();
    bench.update(next);
    CHECK_FALSE(job.keep_up(bench.session, 0, true));
    for (const PanelState& panel : bench.session.panels()) CHECK(panel.lyapunov == nullptr);
    bench.woken.acquire();
    CHECK(job.keep_up(bench.session, 0, true));
    CHECK(bench.panel(0).lyapunov != nullptr);
  }
}

TEST_CASE("a study that follows a drag is not taken for another panel") {
  for (const char* next :
       {R"([{"chart": "equivalence"}])", R"([{}, {"chart": "equivalence", "energy": {"kind": "lsr"}}])",
        R"([{}, {"chart": "equivalence", "memories": {"kind": "circle", "count": 5}}])"}) {
    Bench bench(R"([{}, {"show": "chart", "chart": "equivalence"}])");
    StudyJob job(bench.wake);
    job.keep_up(bench.session, false);
    REQUIRE(job.busy());
    bench.woken.acquire();
    bench.update(next);
    job.keep_up(bench.session, false);
    for (const PanelState& panel : bench.session.panels()) CHECK((!panel.study || study_of(panel)));
  }
}

TEST_CASE("what a network makes of a panel is not taken for other memories") {
  Bench bench(R"([{"energy": {"kind": "score_network"}, "dynamics": {"kind": "probability_flow"}}])");
  const auto learn = [&] {
    const PanelState& panel = bench.panel(0);
    Trainer trainer(training_settings(panel), *panel.Xi);
    trainer.train(1);
    bench.session.set_network(make_network({trainer.settings(), trainer.state()}, panel.Xi));
  };
  learn();
  BeliefJobs beliefs(bench.wake);
  beliefs.keep_up(bench.session, 0, false);
  bench.woken.acquire();
  REQUIRE(beliefs.keep_up(bench.session, 0, false));
  bench.woken.acquire();  // the fine one, without a run
  bench.update(R"([{"energy": {"kind": "score_network"}, "dynamics": {"kind": "probability_flow"},
    "memories": {"points": [[-1, 0], [0, 1]]}}])");
  learn();
  CHECK_FALSE(beliefs.keep_up(bench.session, 0, true));
  CHECK(bench.panel(0).network == nullptr);
}
