// Training: same seed, same weights, and how near a short run comes to what can be reached at all.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/learning/score/network_score.h"
#include "core/learning/score/score_measures.h"
#include "core/learning/score/training_file.h"
#include "tests/support_circle.h"

using namespace memscape;

namespace {

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
      const ThreadLimit control(static_cast<int>(threads));
      Trainer trainer(settings, even_circle(K));
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
  Trainer whole(settings, even_circle(70)), before(settings, even_circle(70));
  whole.train(30);
  before.train(11);
  Trainer after(settings, even_circle(70), before.state());
  after.train(19);
  CHECK(whole.state() == after.state());
  CHECK(whole.averaged() == after.averaged());
}

TEST_CASE("training stops when it is told to") {
  const std::atomic<bool> cancelled = true;
  Trainer trainer(small_settings(), even_circle(2));
  CHECK(trainer.train(100, &cancelled) == 0);
  CHECK(trainer.iteration() == 0);
}

TEST_CASE("weights come back from their bytes as they were") {
  Trainer trainer(small_settings(), even_circle(3));
  trainer.train(5);
  const Training saved{trainer.settings(), trainer.state()};
  CHECK(parse_training(training_bytes(saved), "some.weights") == saved);
  CHECK(averaged_weights(saved.settings, saved.state) == trainer.averaged());
}

TEST_CASE("a file that is no weights is told from one that is damaged") {
  Trainer trainer(small_settings(), even_circle(3));
  const std::string whole = training_bytes({trainer.settings(), trainer.state()});
  auto complaint = [&](const std::string& bytes) -> std::string {
    try {
      parse_training(bytes, "some.weights");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::input);
      CHECK(std::string(error.what()).find("some.weights") != std::string::npos);
      return error.what();
    }
    return "";
  };
  CHECK(complaint(whole).empty());
  CHECK(complaint("{}").find("does not begin with") != std::string::npos);
  CHECK(complaint(whole.substr(0, 60)).find("not JSON") != std::string::npos);
  CHECK(complaint(whole.substr(0, whole.size() - 1)).find("ends too early") != std::string::npos);
  CHECK(complaint(whole + "x").find("goes on after") != std::string::npos);
  std::string other = whole;
  other.replace(other.find("\"width\":32"), 10, "\"width\":33");
  CHECK(complaint(other).find("multiples of 16") != std::string::npos);
  other = whole;
  other.replace(other.find("\"width\":32"), 10, "\"width\":48");
  CHECK(complaint(other).find("not those of its settings") != std::string::npos);
  other = whole;
  other.replace(whole.size() - 4, 4, std::string("\x00\x00\xc0\x7f", 4));
  CHECK(complaint(other).find("not finite") != std::string::npos);
}

TEST_CASE("the loss of two memories has the floor of one integral, and a short training comes near to it") {
  // Memories ±(1, 0): what noise z₁ was is not known where the memory is not. With s² = σ² t the posterior
  // mean is tanh(x₁/s²), so that the floor at t is E[sech²(x₁/s²)]/s² over x₁ ~ N(1, s²); z₂ is known.
  const LossSample sample{1e-5, 1, 256, 256, 1};
  double floor = 0;
  const int times = 400, places = 400;
  for (int i = 0; i < times; ++i) {
    const double t = 1e-5 + (1 - 1e-5) * (i + 0.5) / times, s = std::sqrt(t);
    for (int j = 0; j < places; ++j) {
      const double z = -8 + 16 * (j + 0.5) / places, x = 1 + s * z;
      const double weight = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi) * 16 / places;
      floor += weight / std::pow(std::cosh(std::min(std::abs(x) / t, 300.0)), 2) / t / times;
    }
  }
  const Matrix Xi = even_circle(2);
  CHECK(loss_floor(Xi, 1, 1e-5, 1).value == doctest::Approx(floor).epsilon(5e-5 / floor));
  CHECK(loss_floor(Xi, 1, 1e-5, 1).text() == "0.3558");
  // 65536 samples of a loss whose deviation is about 1: four standard errors are 0.016.
  CHECK(denoising_loss(DataScore(Xi, 1), Xi, sample) == doctest::Approx(floor).epsilon(0.016 / floor));
  CHECK(excess_loss(DataScore(Xi, 1), Xi, sample) == 0);

  TrainingSettings settings = quick_training();
  settings.seed = 3;
  Trainer trainer(settings, Xi);
  CHECK(excess_loss(NetworkScore<float>(trainer.averaged()), Xi, sample) > 1);  // untrained
  trainer.train(1500);
  const NetworkScore<float> network(trainer.averaged());
  const double excess = excess_loss(network, Xi, sample), loss = denoising_loss(network, Xi, sample);
  CHECK(loss > floor);
  CHECK(excess < 0.015);  // 0.006 here; another processor rounds differently, and so goes another way
  CHECK(loss < floor + 0.015 + 0.016);
}

TEST_CASE("the floor of the loss tells the digits that are certain") {
  // Of a lattice and of a sequence, where both can be had: the same memories, and each of them twice.
  Matrix twice(2, 18);
  twice << even_circle(9), even_circle(9);
  const LossFloor one = loss_floor(even_circle(9), 1, 1e-5, 1);
  CHECK(loss_floor(twice, 1, 1e-5, 1).value == doctest::Approx(one.value).epsilon(1e-3));
  CHECK(one.error < 1e-7);
  CHECK(loss_floor(even_circle(1), 1, 1e-5, 1).value == doctest::Approx(0).epsilon(1e-12));
  CHECK(LossFloor{0.73381, 0.002}.text() == "0.73");
  for (const int K : {2, 9, 300}) {
    const LossFloor floor = loss_floor(even_circle(K), 1, 1e-5, 1);
    CAPTURE(K);
    CHECK(floor.error < (K < 100 ? 5e-5 : 5e-4));
  }
}

TEST_CASE("a data set's score does not turn, an untrained network's does") {
  const Matrix X = 1.5 * even_circle(50);
  CHECK(circulation(DataScore(even_circle(3), 1), X, 0.3) < 1e-12);
  Trainer trainer(quick_training(), even_circle(3));
  const NetworkScore<float> network(trainer.averaged());
  CHECK(circulation(network, X, 0.3) > 0.02);
  const ScoreError error = score_error(network, DataScore(even_circle(3), 1), X, 0.3);
  CHECK(error.error > 0);
  CHECK(error.exact > 0);
}
