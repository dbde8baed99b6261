// The training job: the same weights as without it however it is held, and what the belief job makes of them.
#include <doctest/doctest.h>

#include <semaphore>

#include "app/tasks/belief_job.h"
#include "app/tasks/training_job.h"
#include "core/scene/scene_json.h"

using namespace memscape;

namespace {

const auto memories = std::make_shared<const Matrix>(Matrix{{-0.8, 0.7}, {0.1, -0.2}});

TrainingSettings settings() {
  TrainingSettings training = quick_training();
  training.seed = 5;
  return training;
}

/// A job whose end can be waited for.
struct Bench {
  std::counting_semaphore<> woken{0};
  Scheduler tasks{[this] { woken.release(); }};
  TrainingJob job{tasks};

  /// The last that is published.
  std::shared_ptr<const Network> finished() {
    while (job.running()) woken.acquire();
    return job.take();
  }
};

}  // namespace

TEST_CASE("a job trains as the trainer does, also when it is held and goes on") {
  Bench bench;
  bench.job.start(settings(), memories, 400);
  const auto whole = bench.finished();
  REQUIRE(whole);
  CHECK(whole->iteration() == 400);
  CHECK(whole->losses.each * static_cast<int>(whole->losses.means.size()) + whole->losses.summed == 400);
  CHECK(whole->floor.value > 0);
  Trainer trainer(settings(), *memories);
  trainer.train(400);
  CHECK(trainer.state() == whole->training.state);

  bench.job.start(settings(), memories, 100000000);
  bench.job.hold();
  const auto held = bench.finished();
  REQUIRE(held);
  const int at = held->iteration();
  CHECK(at < 100000000);
  bench.job.start(settings(), memories, at + 50, held);
  const auto on = bench.finished();
  Trainer other(settings(), *memories);
  other.train(at + 50);
  CHECK(on->training.state == other.state());
}

TEST_CASE("a dropped job leaves nothing") {
  Bench bench;
  bench.job.start(settings(), memories, 100000000);
  bench.job.drop();
  CHECK_FALSE(bench.job.running());
  CHECK(bench.job.take() == nullptr);
}

TEST_CASE("beliefs are coarse while training goes on, and fine with a report when it rests") {
  std::counting_semaphore<> woken{0};
  Scheduler tasks([&] { woken.release(); });
  BeliefJobs beliefs(tasks);
  Session session;
  session.update(parse_scene(R"({"memscape": 1, "energy": {"kind": "score_network"},
      "memories": {"kind": "points", "points": [[-0.8, 0.1], [0.7, -0.2]]}, "particles": {"kind": "none"}})"));
  const PanelState& panel = session.panels()[0];
  CHECK_FALSE(beliefs.keep_up(session, 0, true));
  CHECK(panel.table == nullptr);
  Trainer trainer(training_settings(panel), *panel.Xi);
  trainer.train(200);
  session.set_network(make_network({trainer.settings(), trainer.state()}, panel.Xi));
  beliefs.keep_up(session, 0, true);
  woken.acquire();
  REQUIRE(beliefs.keep_up(session, 0, true));
  REQUIRE(panel.table);
  CHECK(panel.table->grid.width == 25);
  CHECK(panel.network == session.newest_network(0));
  beliefs.keep_up(session, 0, false);
  woken.acquire();
  REQUIRE(beliefs.keep_up(session, 0, false));
  CHECK(panel.table->grid.width == 75);
  CHECK(beliefs.all_full());
  woken.acquire();  // the report has been started
  REQUIRE(beliefs.keep_up(session, 0, false));
  REQUIRE(beliefs.report());
  CHECK(beliefs.report_fits(panel));
  CHECK(beliefs.report()->lines.size() == 6);
}
