// Runs as recordings: what is kept, recomputed, changed on the way and added, the same on any number of
// threads.
#include <doctest/doctest.h>

#include <cmath>

#include "support_bowls.h"

#include "core/base/parallel.h"

using namespace memscape;

namespace {

Matrix scattered(int D, int N) {
  Matrix start(D, N);
  for (int i = 0; i < N; ++i) {
    for (int d = 0; d < D; ++d) start(d, i) = 2 * std::sin(1.7 * i + 2.3 * d + 0.1 * i * d);
  }
  return start;
}

bool same(const Frame& a, const Frame& b) {
  return a.X == b.X && a.energy == b.energy && a.status == b.status;
}

/// Every frame at once, so that later calls cannot touch them.
std::vector<Frame> frames_of(Run& run, int last) {
  run.advance_to(last);
  std::vector<Frame> frames;
  for (int n = 0; n <= last; ++n) frames.push_back(run.frame(n));
  return frames;
}

/// Frames in an order that people scrub in: back, and in jumps.
void check_same_in_any_order(Run& run, const std::vector<Frame>& frames) {
  const int last = static_cast<int>(frames.size()) - 1;
  int wrong = 0;
  for (int n = last; n >= 0; --n) wrong += !same(run.frame(n), frames[n]);
  for (int k = 0; k <= last; ++k) {
    const int n = k * 37 % (last + 1);
    wrong += !same(run.frame(n), frames[n]);
  }
  CHECK(wrong == 0);
}

constexpr std::size_t tiny = 40000;

}  // namespace

TEST_CASE("a run at its start has evaluated and computed nothing more") {
  Run run(std::make_shared<Wells>(2), moving_by("gradient"), scattered(2, 5));
  CHECK(run.particles() == 5);
  CHECK(run.dimension() == 2);
  CHECK(run.computed() == 0);
  CHECK(run.frame(0).X == scattered(2, 5));
  CHECK(run.frame(0).energy[3] == Wells(2).value(scattered(2, 5).col(3)));
  CHECK(run.computed() == 0);
  Run nobody(std::make_shared<Wells>(2), moving_by("gradient"), Matrix(2, 0));
  CHECK(nobody.all_ended(10));
  CHECK(nobody.frame(7).X.cols() == 0);
}

TEST_CASE("what is recomputed is what was recorded, bit for bit, for every way of moving") {
  for (const DynamicsKind& kind : dynamics_kinds()) {
    INFO(kind.kind);
    auto energy = std::make_shared<Bowl>(Vector::LinSpaced(3, -1, 1), Vector::LinSpaced(3, 0.3, 2));
    RunSettings settings = moving_by(kind.kind);
    if (kind.kind == "momentum") settings.method.values["momentum"] = 0.95;
    Run ample(energy, settings, scattered(3, 60)), tight(energy, settings, scattered(3, 60), tiny);
    auto frames = frames_of(ample, 150);
    CHECK(ample.stride() == 1);
    tight.advance_to(150);
    if (kind.kind != "lbfgs" && kind.kind != "attention") CHECK(tight.stride() > 1);
    check_same_in_any_order(tight, frames);
    check_same_in_any_order(ample, frames);
    CHECK(tight.trail(7, 10, 140, 3) == ample.trail(7, 10, 140, 3));
  }
}

TEST_CASE("changes and newcomers on the way are recomputed as they were") {
  auto wells = std::make_shared<Wells>(3);
  auto bowl = std::make_shared<Bowl>(3);
  for (const DynamicsKind& kind : dynamics_kinds()) {
    INFO(kind.kind);
    auto perform = [&](std::size_t budget) {
      Run run(wells, moving_by(kind.kind), scattered(3, 60), budget);
      run.advance_to(60);
      run.change(33, bowl, moving_by("momentum"));
      run.change(33, bowl, moving_by(kind.kind));
      run.advance_to(70);
      run.add_particle(50, Vector::Constant(3, 1.3));
      run.advance_to(90);
      run.change(75, wells, moving_by("gradient"));
      run.add_particle(20, Vector::Constant(3, -0.4));
      run.add_particle(75, Vector::Constant(3, 0.2));
      run.change(75, wells, moving_by("langevin"));
      return run;
    };
    Run ample = perform(Run::default_budget), tight = perform(tiny);
    auto frames = frames_of(ample, 130);
    tight.advance_to(130);
    CHECK(tight.stride() > 1);
    check_same_in_any_order(tight, frames);
    check_same_in_any_order(ample, frames);
    for (int i = 0; i < ample.particles(); ++i) CHECK(tight.ended_at(i) == ample.ended_at(i));
  }
}

TEST_CASE("trails of a thinned run are those of its frames, for everyone and with noise") {
  for (auto kind : {"langevin", "flow", "adam"}) {
    INFO(kind);
    Run run(std::make_shared<Wells>(2), moving_by(kind), scattered(2, 3000), 1 << 20);
    run.advance_to(50);
    run.change(20, std::make_shared<Bowl>(2), moving_by(kind));
    run.add_particle(35, Vector::Constant(2, 1.3));
    run.advance_to(60);
    CHECK(run.stride() > 1);
    for (int particle : {0, 2047, 2048, 2999, 3000}) {
      const Matrix path = run.trail(particle, 3, 60, 4);
      REQUIRE(path.cols() == 15);
      for (int k = 0; k < 15; ++k) CHECK(path.col(k) == run.frame(3 + 4 * k).X.col(particle));
    }
    const double late = run.trail(1, 60, 60)(0, 0);
    run.change(40, std::make_shared<Wells>(2), moving_by(kind));
    run.advance_to(60);
    CHECK(run.trail(1, 60, 60)(0, 0) != late);
  }
}

TEST_CASE("a budget below a single state still records and recomputes") {
  Run ample(std::make_shared<Wells>(2), moving_by("adam"), scattered(2, 40));
  Run tight(std::make_shared<Wells>(2), moving_by("adam"), scattered(2, 40), 100);
  auto frames = frames_of(ample, 100);
  tight.advance_to(100);
  check_same_in_any_order(tight, frames);
}

TEST_CASE("numbers do not depend on threads, on stepping one by one, or on another run of the same seed") {
  for (auto kind : {"langevin", "gradient", "adam", "flow", "lbfgs"}) {
    INFO(kind);
    auto last_frame = [&](std::size_t threads, bool one_by_one, std::uint64_t seed) {
      const ThreadLimit control(static_cast<int>(threads));
      RunSettings settings = moving_by(kind);
      settings.seed = seed;
      Run run(std::make_shared<Wells>(2), settings, scattered(2, 5000));
      for (int n = 0; one_by_one && n < 12; ++n) run.advance_to(n);
      return run.frame(12);
    };
    Frame first = last_frame(1, false, 1);
    CHECK(same(first, last_frame(2, false, 1)));
    CHECK(same(first, last_frame(2, true, 1)));
    CHECK(same(first, last_frame(2, false, 2)) == (kind != std::string_view("langevin")));
  }
}

TEST_CASE("a change leaves the past, and the future is that of a run started there") {
  auto wells = std::make_shared<Wells>(2);
  auto bowl = std::make_shared<Bowl>(2);
  Run run(wells, moving_by("gradient"), scattered(2, 30));
  auto past = frames_of(run, 40);
  run.change(20, bowl, moving_by("gradient", {{"step", 0.2}}));
  CHECK(run.computed() == 20);
  for (int n = 0; n < 20; ++n) CHECK(same(run.frame(n), past[n]));
  CHECK(run.frame(20).X == past[20].X);
  Run fresh(bowl, moving_by("gradient", {{"step", 0.2}}), past[20].X);
  for (int n = 0; n <= 30; ++n) CHECK(same(run.frame(20 + n), fresh.frame(n)));
  CHECK(run.settings().method.get("step") == 0.2);
}

TEST_CASE("a change of energy is no rise, and a rise before it stays one") {
  auto low = std::make_shared<Bowl>(Vector::Zero(1), Vector::Ones(1));
  auto high = std::make_shared<Bowl>(Vector::Zero(1), 100 * Vector::Ones(1));
  Run run(low, moving_by("gradient", {{"step", 0.01}}), Matrix::Ones(1, 1));
  run.change(5, high, moving_by("gradient", {{"step", 0.01}}));
  run.change(5, high, moving_by("gradient", {{"step", 0.001}}));
  CHECK(run.frame(5).energy[0] > run.frame(4).energy[0]);
  for (int n = 1; n <= 10; ++n) CHECK_FALSE(run.rose(0, n));
  Run climbing(low, moving_by("gradient", {{"step", 2.5}}), Matrix::Ones(1, 1));
  climbing.change(5, std::make_shared<Bowl>(Vector::Zero(1), 0.001 * Vector::Ones(1)), moving_by("gradient"));
  CHECK(climbing.rose(0, 5));
  CHECK_FALSE(climbing.rose(0, 6));
}

TEST_CASE("a change wakes who had settled or diverged") {
  auto here = std::make_shared<Bowl>(Vector::Zero(1), Vector::Ones(1));
  auto there = std::make_shared<Bowl>(Vector::Ones(1), Vector::Ones(1));
  Run run(here, moving_by("gradient", {{"step", 1}}), Matrix::Ones(1, 1));
  run.advance_to(1000);
  CHECK(run.ended_at(0) == 1);
  run.change(1000, there, moving_by("gradient", {{"step", 1}}));
  CHECK(run.ended_at(0) == -1);
  CHECK(run.frame(1001).X(0, 0) == 1);
  CHECK(run.frame(500).X(0, 0) == 0);
  CHECK(run.ended_at(0) == 1001);

  Run wild(here, moving_by("gradient", {{"step", 5}}), Matrix::Ones(1, 1));
  CHECK(wild.counts(100).diverged == 1);
  wild.change(100, here, moving_by("gradient", {{"step", 0.5}}));
  CHECK(wild.counts(200).settled == 1);
  CHECK(wild.counts(100).moving == 1);
  CHECK(wild.counts(99).diverged == 1);
}

TEST_CASE("a newcomer waits at its place and then moves as if alone; the others do not notice") {
  auto wells = std::make_shared<Wells>(2);
  Run run(wells, moving_by("gradient"), scattered(2, 10));
  auto before = frames_of(run, 50);
  Vector x(2);
  x << 0.3, -1.8;
  run.add_particle(30, x);
  CHECK(run.particles() == 11);
  CHECK(run.computed() == 30);
  Run alone(wells, moving_by("gradient"), x);
  for (int n = 0; n <= 50; ++n) {
    const Frame& frame = run.frame(n);
    CHECK(frame.X.leftCols(10) == before[n].X);
    CHECK(frame.X.col(10) == alone.frame(std::max(0, n - 30)).X.col(0));
    CHECK(frame.energy[10] == alone.frame(std::max(0, n - 30)).energy[0]);
  }
}

TEST_CASE("a newcomer after everyone has settled makes the run go on") {
  Run run(std::make_shared<Bowl>(1), moving_by("gradient", {{"step", 1}}), Matrix::Ones(1, 1));
  run.advance_to(100);
  CHECK(run.all_ended(100));
  run.add_particle(60, Vector::Constant(1, 2));
  CHECK(run.computed() == 60);
  CHECK_FALSE(run.all_ended(60));
  CHECK(run.frame(60).X(0, 1) == 2);
  CHECK(run.frame(61).X(0, 1) == 0);
  CHECK(run.frame(59).X(0, 1) == 2);
  CHECK(run.ended_at(1) == 61);
  CHECK(run.all_ended(100));
}

TEST_CASE("a run in which nothing moves goes on at no cost") {
  Run run(std::make_shared<Bowl>(1), moving_by("gradient", {{"step", 1}}), Matrix::Ones(1, 1), 1000);
  run.advance_to(1000000000);
  CHECK(run.computed() == 1000000000);
  CHECK(run.frame(999999999).X(0, 0) == 0);
  CHECK(run.frame(0).X(0, 0) == 1);
}

TEST_CASE("trails and visits are clamped to what is computed") {
  Run run(std::make_shared<Bowl>(1), moving_by("gradient", {{"step", 0.5}}), Matrix::Ones(1, 1));
  run.advance_to(4);
  Matrix path(1, 5);
  path << 1, 0.5, 0.25, 0.125, 0.0625;
  CHECK(run.trail(0, -3, 100) == path);
  Matrix every_second(1, 2);
  every_second << 0.5, 0.125;
  CHECK(run.trail(0, 1, 4, 2) == every_second);
  CHECK(run.trail(0, 7, 9).cols() == 0);
  std::vector<int> seen;
  run.visit(1, 9, 3, [&](int step, const Frame&) { seen.push_back(step); });
  CHECK(seen == std::vector<int>{1, 4});
}
