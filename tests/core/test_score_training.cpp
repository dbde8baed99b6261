// Training: same seed, same weights, and how near a short run comes to what can be reached at all.
#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include <cmath>
#include <numbers>

#include "core/learning/trainer.h"

using namespace memscape;

namespace {

Matrix circle(int K) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    const double angle = 2 * std::numbers::pi * k / K;
    Xi.col(k) << std::cos(angle), std::sin(angle);
  }
  return Xi;
}

TrainingSettings small_settings() {
  TrainingSettings settings;
  settings.shape.frequencies = 8;
  settings.shape.scale = 4;
  settings.shape.time_width = 16;
  settings.shape.width = 32;
  settings.shape.hidden = 2;
  settings.learning_rate = 1e-3;
  settings.seed = 5;
  return settings;
}

}  // namespace

TEST_CASE("same seed, same weights, whatever the number of threads and however the iterations are split") {
  for (int K : {2, 90}) {  // one part; several parts, and batches drawn from rounds
    CAPTURE(K);
    TrainingSettings settings = small_settings();
    settings.batch = 60;
    auto run = [&](int threads, std::vector<int> calls) {
      tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(threads));
      Trainer trainer(settings, circle(K));
      for (int iterations : calls) CHECK(trainer.train(iterations) == iterations);
      return trainer.state();
    };
    const TrainingState one = run(1, {40});
    CHECK(one == run(2, {40}));
    CHECK(one == run(2, {1, 32, 7}));
    settings.seed = 6;
    CHECK(one != run(1, {40}));
  }
}

TEST_CASE("training goes on from a state as if it had not stopped") {
  const TrainingSettings settings = small_settings();
  Trainer whole(settings, circle(70)), before(settings, circle(70));
  whole.train(30);
  before.train(11);
  Trainer after(settings, circle(70), before.state());
  after.train(19);
  CHECK(whole.state() == after.state());
  CHECK(whole.averaged() == after.averaged());
}

TEST_CASE("training stops when it is told to") {
  const std::atomic<bool> cancelled = true;
  Trainer trainer(small_settings(), circle(2));
  CHECK(trainer.train(100, &cancelled) == 0);
  CHECK(trainer.iteration() == 0);
}
