// What a network makes of a panel, when the panel has other memories by the time it comes.
#include <doctest/doctest.h>

#include <semaphore>

#include "app/tasks/belief_job.h"
#include "core/learning/score/trainer.h"
#include "core/scene/scene_json.h"
#include "core/session/networks.h"

using namespace memscape;

namespace {

struct Bench {
  std::counting_semaphore<> woken{0};
  Session session;
  Scheduler tasks{[this] { woken.release(); }};
  BeliefJobs beliefs{tasks};

  void update(const std::string& points) {
    session.update(parse_scene(R"({"memscape": 1, "particles": {"kind": "none"},
      "energy": {"kind": "score_network"}, "dynamics": {"kind": "probability_flow"},
      "memories": {"kind": "points", "points": )" +
                               points + "}}"));
    const PanelState& panel = session.panels()[0];
    Trainer trainer(training_settings(panel), *panel.Xi);
    trainer.train(1);
    session.set_network(make_network({trainer.settings(), trainer.state()}, panel.Xi));
  }
};

}  // namespace

TEST_CASE("what a network makes of a panel is not taken for other memories") {
  Bench bench;
  bench.update("[[-1, 0], [1, 0.5]]");
  bench.beliefs.keep_up(bench.session, 0, false);
  bench.woken.acquire();
  REQUIRE(bench.beliefs.keep_up(bench.session, 0, false));
  bench.woken.acquire();  // the fine one, without a run
  bench.update("[[-1, 0], [0, 1]]");
  CHECK_FALSE(bench.beliefs.keep_up(bench.session, 0, true));
  CHECK(bench.session.panels()[0].network == nullptr);
}
