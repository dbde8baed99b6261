// Rises as they are kept while a run goes on, against the energies of its frames.
#include <doctest/doctest.h>

#include <cmath>

#include "support_bowls.h"

using namespace memscape;

namespace {

Matrix line_of_starts(int N) {
  Matrix start(1, N);
  for (int i = 0; i < N; ++i) start(0, i) = 0.1 + 0.02 * i;
  return start;
}

RiseCounts counted(Run& run, int from, int to) {
  RiseCounts counts;
  for (int step = from + 1; step <= to; ++step)
    for (int i = 0; i < run.particles(); ++i) {
      const Vector before = run.frame(step - 1).energy;
      const bool moved = run.frame(step - 1).status[static_cast<std::size_t>(i)] == Status::moving;
      counts.steps += moved;
      if (!moved || !run.rose(i, step)) continue;
      ++counts.rose;
      counts.worst = std::max(counts.worst, run.frame(step).energy[i] - before[i]);
    }
  return counts;
}

}  // namespace

TEST_CASE("rises on a double well with long steps are those of the frames, piece by piece") {
  // Beyond 2/L = 1 at the minima particles hop, and some hops climb: 70 particles fill more than one word.
  Run run(std::make_shared<Wells>(1), moving_by("gradient", {{"step", 1.2}}), line_of_starts(70));
  const RiseCounts all = run.rises(0, 40);
  CHECK(all == counted(run, 0, 40));
  CHECK(all.rose > 100);
  CHECK(run.rises(10, 25) == counted(run, 10, 25));
  for (int stride : {1, 3, 7}) {
    const RisingPieces pieces = run.rising_pieces(2, 38, stride);
    int wrong = 0;
    for (int piece = 0; 2 + (piece + 1) * stride <= 38; ++piece)
      for (int i = 0; i < 70; ++i) {
        bool rose = false;
        for (int n = 1; n <= stride; ++n) rose = rose || run.rose(i, 2 + piece * stride + n);
        wrong += pieces.rose(i, piece) != rose;
      }
    CHECK(wrong == 0);
  }
}

TEST_CASE("a change forgets the rises after it and is none itself") {
  auto bowl = std::make_shared<Bowl>(1);
  auto high = std::make_shared<Bowl>(Vector::Zero(1), 100 * Vector::Ones(1));
  Run run(bowl, moving_by("gradient", {{"step", 2.5}}), Matrix::Ones(1, 1));
  CHECK(run.rises(0, 10).rose == 10);
  // |x| grows by 1.5 with each step, E by 1.25 times itself: most at the last one.
  CHECK(run.rises(0, 10).worst == doctest::Approx(0.5 * std::pow(1.5, 18) * 1.25));
  run.change(4, high, moving_by("gradient", {{"step", 0.001}}));
  CHECK(run.rises(0, 10).rose == 4);
  CHECK(run.changed_at(10) == 4);
  CHECK(run.changed_at(3) == 0);
  CHECK(run.rises(run.changed_at(10), 10) == RiseCounts{.steps = 6});
  run.add_particle(6, Vector::Constant(1, 2));
  CHECK(run.rises(4, 10).steps == 6 + 4);
}

TEST_CASE("rises by noise are counted apart and mark no trail") {
  Run run(std::make_shared<Bowl>(1), moving_by("langevin", {{"temperature", 1}}), line_of_starts(20));
  const RiseCounts counts = run.rises(0, 50);
  CHECK(counts.steps == 20 * 50);
  CHECK(counts.rose == 0);
  CHECK(counts.by_noise > 300);
  CHECK_FALSE(run.rising_pieces(0, 50).any());
}

TEST_CASE("who has settled takes no steps") {
  Run run(std::make_shared<Bowl>(1), moving_by("gradient", {{"step", 1}}), line_of_starts(5));
  CHECK(run.rises(0, 1000) == RiseCounts{.steps = 5});
}
