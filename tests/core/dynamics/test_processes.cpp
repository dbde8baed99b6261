// Diffusion processes: their times, and each against what is known of it in closed form or of its law.
#include <doctest/doctest.h>

#include <numbers>

#include "core/base/parallel.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/energy/diffusion.h"
#include "support_bowls.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

RunSettings process(std::string_view kind, int steps,
                    std::map<std::string, double, std::less<>> values = {}) {
  RunSettings settings = moving_by(kind, std::move(values));
  settings.steps = steps;
  return settings;
}

std::shared_ptr<const Energy> diffusion(const Matrix& Xi, double sigma = 1) {
  return std::make_shared<const DenseMemory>(diffusion_form(1, sigma), Xi);
}

Matrix on_circle(int K) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    const double angle = 2 * std::numbers::pi * k / K;
    Xi.col(k) << std::cos(angle), std::sin(angle);
  }
  return Xi;
}

/// N states of p_T: memories in turn plus normal noise of variance T.
Matrix prior(const Matrix& Xi, int N, double T, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  auto normal = [&] {
    const double radius = std::sqrt(-2 * std::log(uniform(random, 1e-300, 1)));
    return radius * std::cos(2 * std::numbers::pi * uniform(random, 0, 1));
  };
  Matrix X(Xi.rows(), N);
  for (int i = 0; i < N; ++i)
    for (Eigen::Index d = 0; d < Xi.rows(); ++d) X(d, i) = Xi(d, i % Xi.cols()) + std::sqrt(T) * normal();
  return X;
}

double share_near_memories(const Matrix& X, const Matrix& Xi, double reach) {
  int near = 0;
  for (const auto& x : X.colwise()) near += (Xi.colwise() - x).colwise().norm().minCoeff() <= reach;
  return static_cast<double>(near) / static_cast<double>(X.cols());
}

TEST_CASE("times: equal ratios or equal differences, both ways, and what is too long a step") {
  const TimeGrid down = time_grid(process("reverse_sde", 100));
  CHECK(down.at(0) == 1);
  CHECK(down.at(100) == 1e-5);
  CHECK(down.at(250) == 1e-5);
  for (int k = 0; k < 100; ++k) {
    CHECK(down.at(k + 1) / down.at(k) == doctest::Approx(std::pow(10, -0.05)));
    CHECK(down.length(k) == doctest::Approx(down.at(k) - down.at(k + 1)));
  }
  const TimeGrid up = time_grid(process("forward_sde", 100));
  CHECK(up.forward);
  for (int k = 0; k <= 100; ++k) CHECK(up.at(k) == down.at(100 - k));
  // The usual code: the score is taken at 1000 times from 1 to 1e-5, and every step is as long.
  const RunSettings usual = process("reverse_sde", 1000, {{"grid", 1}});
  const TimeGrid linear = time_grid(usual);
  CHECK(linear.at(1) == doctest::Approx(1 - (1 - 1e-5) / 999));
  CHECK(linear.at(999) == doctest::Approx(1e-5).epsilon(1e-9));
  for (int k : {0, 500, 999}) CHECK(linear.length(k) == doctest::Approx((1 - 1e-5) / 999));
  const UnstableSteps unstable = unstable_steps(usual);
  CHECK(unstable.count == 1);
  CHECK(unstable.largest == doctest::Approx(100.1).epsilon(1e-4));
  CHECK(unstable_steps(process("reverse_sde", 1000)).count == 0);
  CHECK(unstable_steps(process("forward_sde", 1000, {{"grid", 1}})).count == 0);
  CHECK(unstable_steps(process("probability_flow", 1000, {{"grid", 1}})).count == 1);
  CHECK(unstable_steps(process("probability_flow", 1000, {{"grid", 1}, {"solver", 1}})).count == 0);
  CHECK(unstable_steps(moving_by("gradient")).count == 0);
  CHECK(time_grid(process("reverse_sde", 10, {{"t_max", 0.01}, {"t_min", 1}})).at(10) == 0.01);
}

TEST_CASE("the forward process has variance σ²t at every frame, whatever the grid") {
  const int N = 8000;
  const double sigma = 1.5;
  const Matrix start = Vector{{0.4, -2}}.replicate(1, N);
  for (double linear : {0.0, 1.0}) {
    const RunSettings settings =
        process("forward_sde", 40, {{"grid", linear}, {"t_max", 2}, {"t_min", 1e-3}});
    Run run(diffusion(start.leftCols(1), sigma), settings, start);
    CHECK(run.frame(0).X == start);
    for (int k : {1, 7, 40}) {
      const Matrix X = run.frame(k).X.colwise() - start.col(0);
      const double t = time_grid(settings).at(k);
      // Of 2N numbers the variance is known to sqrt(2 / 2N) = 1.1 %, and the mean to sqrt(1 / N): 4.5 of
      // them.
      CHECK(X.squaredNorm() / (2 * N) == doctest::Approx(sigma * sigma * t).epsilon(0.05));
      CHECK(X.rowwise().mean().norm() < 4.5 * sigma * std::sqrt(2 * t / N));
    }
  }
}

TEST_CASE("the probability flow of one memory shrinks like sqrt t") {
  const Vector xi{{0.3, -0.2, 1}};
  const Matrix start = random_matrix(3, 5, 31, -3, 3);
  for (double sigma : {1.0, 2.5})
    for (double linear : {0.0, 1.0}) {
      const RunSettings settings =
          process("probability_flow", 25, {{"solver", 1}, {"grid", linear}, {"t_max", 1}, {"t_min", 1e-4}});
      Run run(diffusion(xi, sigma), settings, start);
      const TimeGrid grid = time_grid(settings);
      for (int k : {1, 13, 25}) {
        const Matrix expected = (std::sqrt(grid.at(k)) * (start.colwise() - xi)).colwise() + xi;
        // 25 steps of a few substeps each, each off by at most 1e-8 of |x|.
        CHECK((run.frame(k).X - expected).norm() < 1e-6);
      }
    }
}

TEST_CASE("Euler's rule on the probability flow is of first order, and the way back leads back") {
  const Matrix Xi{{-1, 1, 0.2}, {0, 0.3, -0.8}};
  const Matrix start = random_matrix(2, 6, 32, -1.5, 1.5);
  auto end = [&](int steps, std::map<std::string, double, std::less<>> values, const Matrix& from) {
    values["t_min"] = 0.05;
    Run run(diffusion(Xi), process("probability_flow", steps, std::move(values)), from);
    return Matrix(run.frame(steps).X);
  };
  const Matrix exact = end(10, {{"solver", 1}}, start);
  CHECK((end(3, {{"solver", 1}}, start) - exact).norm() < 1e-6);
  const double coarse = (end(200, {}, start) - exact).norm(), fine = (end(400, {}, start) - exact).norm();
  CHECK(coarse > 1e-4);
  CHECK(coarse / fine == doctest::Approx(2).epsilon(0.1));
  CHECK((end(10, {{"solver", 1}, {"forward", 1}}, exact) - start).norm() < 1e-5);
}

TEST_CASE("reverse samples of two memories end on them, half on each") {
  const Matrix Xi{{0.6, -0.6}, {0.8, -0.8}};
  const int N = 1000, steps = 400;
  Run run(diffusion(Xi), process("reverse_sde", steps), prior(Xi, N, 1, 33));
  const Matrix& X = run.frame(steps).X;
  // What is left is normal with σ = sqrt(1e-5): within 0.015 with probability 1 - exp(-11).
  CHECK(share_near_memories(X, Xi, 0.015) > 0.995);
  int first = 0;
  for (const auto& x : X.colwise()) first += x.dot(Xi.col(0)) > 0;
  CHECK(std::abs(first - N / 2) < 4.5 * std::sqrt(N / 4.0));
  CHECK(run.counts(steps).moving == N);
}

TEST_CASE("nine memories: a geometric grid samples them, the usual linear one flies apart at its last step") {
  const Matrix Xi = on_circle(9);
  const int N = 400, steps = 1000;
  Run geometric(diffusion(Xi), process("reverse_sde", steps), prior(Xi, N, 1, 34));
  // Within 0.01 of a memory: 1 - exp(-0.01² / 2e-5) = 99.3 %, known to 0.4 % from 400 samples.
  CHECK(share_near_memories(geometric.frame(steps).X, Xi, 0.01) > 0.975);
  Run linear(diffusion(Xi), process("reverse_sde", steps, {{"grid", 1}}), prior(Xi, N, 1, 34));
  CHECK(share_near_memories(linear.frame(steps - 1).X, Xi, 0.2) > 0.99);
  // The last step multiplies what is left, sqrt(1e-3) in each coordinate, by -99: radii of about 4.
  const double radius = linear.frame(steps).X.colwise().norm().mean();
  CHECK(radius > 3.5);
  CHECK(radius < 4.5);
}

TEST_CASE("annealed Langevin follows the noise down") {
  const Vector xi{{0.5, -0.5}};
  const int N = 4000;
  const double c = 0.2;
  for (double sigma : {1.0, 2.0}) {
    Run run(diffusion(xi, sigma), process("annealed_langevin", 300, {{"step", c}, {"t_min", 1e-4}}),
            prior(xi, N, sigma * sigma, 35));
    const TimeGrid grid = time_grid(run.settings());
    const double t = grid.at(299), ratio = grid.at(298) / t, kept = std::pow(1 - c / 2, 10);
    // Five updates x' = (1 - c/2) x + sqrt(c v) ξ lead the variance towards s v, s = 1 / (1 - c/4), with v
    // falling by `ratio` from level to level: w_k = s v_k + kept (w_{k-1} - s v_k) has this fixed ratio to v.
    const double expected = (1 - kept) / (1 - c / 4) / (1 - kept * ratio) * sigma * sigma * t;
    const Matrix X = run.frame(300).X.colwise() - xi;
    CHECK(X.squaredNorm() / (2 * N) == doctest::Approx(expected).epsilon(0.07));  // 4.5 times sqrt(1 / N)
  }
}

TEST_CASE("a frame has the energies of its time, and nothing moves after the last one") {
  const Matrix Xi = on_circle(3);
  for (const DynamicsKind& kind : dynamics_kinds()) {
    if (!kind.needs_time) continue;
    INFO(kind.kind);
    const RunSettings settings = process(kind.kind, 30);
    auto energy = diffusion(Xi, 0.8);
    Run run(energy, settings, prior(Xi, 20, 1, 36));
    for (int k : {0, 1, 17, 30}) {
      const Frame& frame = run.frame(k);
      auto now = energy->timed()->at_time(time_grid(settings).at(k));
      for (int i = 0; i < 20; ++i)
        CHECK(frame.energy[i] == doctest::Approx(now->value(frame.X.col(i))).epsilon(1e-12));
    }
    const Matrix end = run.frame(30).X;
    CHECK(run.frame(40).X == end);
    CHECK(run.frame(29).X != end);
  }
}

TEST_CASE("processes give the same numbers on one thread and on many; forward and reverse noise differ") {
  const Matrix Xi = on_circle(5), start = prior(Xi, 500, 1, 37);
  for (std::string_view kind : {"forward_sde", "reverse_sde", "annealed_langevin", "probability_flow"}) {
    auto end = [&](std::size_t threads) {
      const ThreadLimit control(static_cast<int>(threads));
      Run run(diffusion(Xi), process(kind, 20), start);
      return Matrix(run.frame(20).X);
    };
    CHECK(end(1) == end(4));
  }
  auto noise = [&](std::string_view kind) {
    Run run(std::make_shared<Bowl>(Vector::Zero(2), Vector::Zero(2)),
            process(kind, 1, {{"t_max", 2}, {"t_min", 1}}), Matrix::Zero(2, 50));
    return Matrix(run.frame(1).X);
  };
  const Matrix forward = noise("forward_sde"), reverse = noise("reverse_sde");
  // Unrelated: a correlation of 100 pairs is below 0.45 (4.5 deviations).
  CHECK(std::abs((forward.array() * reverse.array()).sum()) < 0.45 * forward.norm() * reverse.norm());
}

}  // namespace
}  // namespace memscape
