// The ways of moving on bowls and wells, against closed forms.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/energy/registry.h"
#include "support_bowls.h"

using namespace memscape;

namespace {

Matrix two_points() {
  Matrix start(2, 2);
  start << 1, -3, 2, 0.5;
  return start;
}

/// N x 2 points on a spiral within radius 1.5: no two alike.
Matrix spiral(int N) {
  Matrix start(2, N);
  for (int i = 0; i < N; ++i)
    start.col(i) << 1.5 * (i + 1) / N * std::cos(2.4 * i), 1.5 * (i + 1) / N * std::sin(2.4 * i);
  return start;
}

std::shared_ptr<const Energy> log_sum_exp(double beta) {
  Matrix Xi(2, 3);
  Xi << 1, -0.5, -0.6, 0, 0.8, -0.9;
  Settings settings = settings_of("lse", find_energy("lse")->rows);
  const auto& choices = find_row(find_energy("lse")->rows, "distance")->choices;
  settings.values["distance"] =
      static_cast<double>(std::find(choices.begin(), choices.end(), "half") - choices.begin());
  settings.values["scaled"] = 1;
  settings.values["beta"] = beta;
  return make_energy(settings, Xi);
}

}  // namespace

TEST_CASE("every way of moving is a row with sources, helps and defaults in their domains") {
  CHECK(dynamics_kinds().size() == 11);
  CHECK(find_dynamics("newton") == nullptr);
  for (const DynamicsKind& kind : dynamics_kinds()) {
    INFO(kind.kind);
    CHECK(find_dynamics(kind.kind) == &kind);
    CHECK_FALSE(kind.help.empty());
    CHECK_FALSE(kind.source.empty());
    for (const Row& row : kind.rows) {
      CHECK(in_domain(row, row.fallback));
      CHECK_FALSE(row.help.empty());
    }
  }
}

TEST_CASE("gradient descent in a unit bowl shrinks by 1 - α a step") {
  for (double alpha : {0.05, 0.5, 1.0, 1.7}) {
    Run run(std::make_shared<Bowl>(2), moving_by("gradient", {{"step", alpha}}), two_points());
    for (int n = 0; n <= 20; ++n) {
      Matrix expected = std::pow(1 - alpha, n) * two_points();
      // Each step rounds three times.
      CHECK((run.frame(n).X - expected).cwiseAbs().maxCoeff() <=
            1e-15 * (3 * n + 1) * expected.cwiseAbs().maxCoeff());
      CHECK_FALSE(run.rose(0, n));
    }
  }
}

TEST_CASE("a particle in a unit bowl settles after the number of steps that the shrinking tells") {
  RunSettings settings = moving_by("gradient", {{"step", 0.1}});
  settings.tolerance = 1e-4;
  Run run(std::make_shared<Bowl>(2), settings, two_points());
  run.advance_to(500);
  for (int i = 0; i < 2; ++i) {
    const double r = two_points().col(i).norm();
    const int n = static_cast<int>(std::ceil(std::log(1e-4 / r) / std::log(0.9)));
    CHECK(run.ended_at(i) == n);
    CHECK(run.frame(n - 1).status[i] == Status::moving);
    CHECK(run.frame(n).status[i] == Status::settled);
    CHECK(run.frame(500).X.col(i) == run.frame(n).X.col(i));
  }
  CHECK(run.counts(500).settled == 2);
  CHECK(run.all_ended(500));
  CHECK_FALSE(run.all_ended(10));
}

TEST_CASE("too long a step climbs, and diverges where a coordinate would leave the bounds") {
  Run run(std::make_shared<Bowl>(2), moving_by("gradient", {{"step", 3}}), two_points());
  run.advance_to(60);
  for (int i = 0; i < 2; ++i) {
    // x_n = (-2)^n x_0: the first n at which the larger coordinate exceeds 1e8.
    const double largest = two_points().col(i).cwiseAbs().maxCoeff();
    const int n = static_cast<int>(std::floor(std::log2(1e8 / largest))) + 1;
    CHECK(run.rose(i, n - 1));
    CHECK(run.ended_at(i) == n);
    CHECK(run.frame(n).status[i] == Status::diverged);
    CHECK(run.frame(60).X.col(i) == std::pow(-2.0, n - 1) * two_points().col(i));
    CHECK(std::isfinite(run.frame(60).energy[i]));
  }
  CHECK(run.counts(60).diverged == 2);
}

TEST_CASE("the flow in a bowl decays exponentially, whatever the interval") {
  for (double tau : {0.5, 1.0, 4.0}) {
    for (double interval : {0.05, 1.0}) {
      Run run(std::make_shared<Bowl>(2), moving_by("flow", {{"tau", tau}, {"interval", interval}}),
              two_points());
      for (int n : {1, 2, 5}) {
        Matrix expected = std::exp(-n * interval / tau) * two_points();
        // Substeps may each be wrong by 1e-10 + 1e-8 |x|; there are fewer than 100 of them, and errors decay.
        CHECK((run.frame(n).X - expected).cwiseAbs().maxCoeff() < 1e-7);
        CHECK_FALSE(run.rose(0, n));
      }
    }
  }
}

TEST_CASE("the flow between wells follows its closed form") {
  // dx/dt = x - x³: x(t) = x0 / sqrt(x0² + (1 - x0²) exp(-2t)).
  Matrix start(1, 4);
  start << 0.01, -0.3, 0.9, 2;
  Run run(std::make_shared<Wells>(1), moving_by("flow", {{"interval", 0.5}}), start);
  for (int n = 1; n <= 10; ++n) {
    for (int i = 0; i < 4; ++i) {
      const double x0 = start(0, i), expected = x0 / std::sqrt(x0 * x0 + (1 - x0 * x0) * std::exp(-n));
      // Near the maximum errors grow like exp(t) before the well takes them in.
      CHECK(run.frame(n).X(0, i) == doctest::Approx(expected).epsilon(1e-6));
    }
  }
}

TEST_CASE("the flow follows a stiff bowl, and gives up as diverged rather than pretend") {
  Matrix start = Matrix::Ones(2, 1);
  Vector curvature(2);
  curvature << 1, 1e3;
  Run run(std::make_shared<Bowl>(Vector::Zero(2), curvature), moving_by("flow", {{"interval", 1}}), start);
  CHECK(run.frame(1).X(0, 0) == doctest::Approx(std::exp(-1)).epsilon(1e-6));
  CHECK(std::abs(run.frame(1).X(1, 0)) < 1e-8);
  curvature[1] = 1e9;
  Run stiffer(std::make_shared<Bowl>(Vector::Zero(2), curvature), moving_by("flow", {{"interval", 1}}),
              start);
  CHECK(stiffer.frame(1).status[0] == Status::diverged);
  CHECK(stiffer.frame(1).X == start);
}

TEST_CASE("momentum in a bowl follows its recursion and reaches the minimum") {
  Run run(std::make_shared<Bowl>(1), moving_by("momentum", {{"step", 0.1}, {"momentum", 0.8}}),
          Matrix::Ones(1, 1));
  double x = 1, v = 0;
  for (int n = 1; n <= 30; ++n) {
    v = 0.8 * v - x;
    x += 0.1 * v;
    CHECK(run.frame(n).X(0, 0) == doctest::Approx(x).epsilon(1e-12));
  }
  CHECK(run.frame(400).status[0] == Status::settled);
  CHECK(std::abs(run.frame(400).X(0, 0)) < 1e-6);
}

TEST_CASE("a heavy ball that only passes the bottom has not settled") {
  // x0 = 1, α = 0.5, μ = 0: half the way each step; with μ = 0.5 the second step lands on 0 with a velocity.
  Run run(std::make_shared<Bowl>(1), moving_by("momentum", {{"step", 0.5}, {"momentum", 0.5}}),
          Matrix::Ones(1, 1));
  CHECK(run.frame(2).X(0, 0) == 0);
  CHECK(run.frame(2).status[0] == Status::moving);
  CHECK(run.frame(3).X(0, 0) != 0);
}

TEST_CASE("Adam starts with steps of its size in every coordinate and reaches the minimum") {
  Vector curvature(2);
  curvature << 1, 50;
  Run run(std::make_shared<Bowl>(Vector::Zero(2), curvature), moving_by("adam", {{"step", 0.05}}),
          Matrix::Ones(2, 1));
  CHECK((run.frame(1).X.array() - 0.95).abs().maxCoeff() < 1e-8);
  CHECK(run.frame(2000).X.norm() < 1e-3);
}

TEST_CASE("L-BFGS never climbs and solves a quadratic of D dimensions in D and a few steps") {
  for (int D : {1, 2, 5, 10}) {
    Vector curvature = Vector::LinSpaced(D, 1, 30), minimum = Vector::LinSpaced(D, -1, 2);
    Run run(std::make_shared<Bowl>(minimum, curvature), moving_by("lbfgs", {{"history", 20}}),
            Matrix::Ones(D, 1) * 3);
    run.advance_to(100);
    CHECK(run.frame(100).status[0] == Status::settled);
    CHECK(run.ended_at(0) <= D + 4);
    // ‖∇E‖ < 1e-6 with curvatures of at least 1.
    CHECK((run.frame(100).X.col(0) - minimum).norm() < 1e-6);
    for (int n = 1; n <= run.ended_at(0); ++n) CHECK(run.frame(n).energy[0] <= run.frame(n - 1).energy[0]);
  }
}

TEST_CASE("L-BFGS with any memory settles everyone in wells, downhill all the way") {
  for (double history : {1.0, 3.0, 8.0}) {
    Run run(std::make_shared<Wells>(2), moving_by("lbfgs", {{"history", history}}), spiral(100));
    run.advance_to(60);
    CHECK(run.counts(60).settled == 100);
    for (int n = 1; n <= 60; ++n) {
      for (int i = 0; i < 100; ++i) CHECK_FALSE(run.rose(i, n));
    }
  }
}

TEST_CASE("Langevin noise in a bowl has the variance of its discrete steps") {
  const double alpha = 0.2, T = 0.3;
  const int N = 50000;
  Run run(std::make_shared<Bowl>(2), moving_by("langevin", {{"step", alpha}, {"temperature", T}}),
          Matrix::Zero(2, N));
  const Matrix X = run.frame(60).X;  // by then 0.8^120 of the start's variance is left
  const double variance = X.squaredNorm() / (2.0 * N);
  // x' = (1 - α) x + sqrt(2αT) ξ is stationary at T / (1 - α/2). Of 2N samples the variance is known to
  // sqrt(2 / 2N) = 0.45 %, and the mean to sqrt(0.33 / N) = 0.0026: bounds of 4.5 deviations.
  CHECK(variance == doctest::Approx(T / (1 - alpha / 2)).epsilon(0.02));
  CHECK(X.rowwise().mean().norm() < 0.012);
  CHECK(run.counts(60).moving == N);
  Run still(std::make_shared<Bowl>(2), moving_by("langevin", {{"step", alpha}, {"temperature", 0}}),
            two_points());
  CHECK(still.counts(200).settled == 2);
}

TEST_CASE("clamped coordinates never move and do not count for settling") {
  for (const DynamicsKind& kind : dynamics_kinds()) {
    INFO(kind.kind);
    RunSettings settings = moving_by(kind.kind);
    settings.clamp = {false, true};
    Matrix start(3, 2);
    start << 1, -2, 0.7, 3, -1, 0.4;
    Run run(std::make_shared<Bowl>(3), settings, start);
    const Frame& last = run.frame(1000);
    CHECK(last.X.row(1) == start.row(1));
    CHECK(last.X.row(0) != start.row(0));
    CHECK(last.X.row(2) != start.row(2));
    if (kind.kind != "langevin" && kind.kind != "adam" && !kind.needs_time)
      CHECK(run.counts(1000).settled == 2);
  }
  RunSettings all = moving_by("gradient");
  all.clamp = {true, true};
  Run run(std::make_shared<Bowl>(2), all, two_points());
  CHECK(run.counts(0).settled == 2);
}

TEST_CASE("no force acts where the energy is infinite, whatever moves the particle") {
  Matrix start(2, 3);
  start << 0.5, 2, -4, 0.5, 2, 0;
  for (const DynamicsKind& kind : dynamics_kinds()) {
    INFO(kind.kind);
    Run run(std::make_shared<Bowl>(Vector::Zero(2), Vector::Ones(2), 1.5), moving_by(kind.kind), start);
    CHECK(run.counts(0).unsupported == 2);
    run.advance_to(50);
    if (kind.kind != "annealed_langevin") CHECK(run.counts(50).unsupported == 2);  // its noise leads out
    CHECK(run.ended_at(1) == 0);
    CHECK(run.frame(50).X.rightCols(2) == start.rightCols(2));
    CHECK(run.frame(50).energy[2] == std::numeric_limits<double>::infinity());
  }
}

TEST_CASE("a particle that is thrown out of support says when, and stays") {
  Run run(std::make_shared<Bowl>(Vector::Zero(1), Vector::Ones(1), 1.5),
          moving_by("gradient", {{"step", 2.5}}), Matrix::Ones(1, 1) * 0.5);
  run.advance_to(10);  // 0.5, -0.75, 1.125, -1.6875
  CHECK(run.ended_at(0) == 3);
  CHECK(run.frame(10).X(0, 0) == -1.6875);
  CHECK(run.frame(10).status[0] == Status::unsupported);
}

TEST_CASE("on log-sum-exp the attention update is gradient descent with α = 1") {
  auto energy = log_sum_exp(4);
  Run attention(energy, moving_by("attention"), spiral(50));
  Run gradient(energy, moving_by("gradient", {{"step", 1}}), spiral(50));
  for (int n = 1; n <= 20; ++n) {
    // Both round differently, by a few units in the last place a step; three memories contract towards their
    // minima.
    CHECK((attention.frame(n).X - gradient.frame(n).X).cwiseAbs().maxCoeff() < 1e-12);
  }
}

TEST_CASE("on log-sum-exp energy never rises for steps below 2, and every descent ends at a minimum") {
  auto energy = log_sum_exp(4);
  for (double alpha : {0.05, 1.0, 1.9}) {
    Run run(energy, moving_by("gradient", {{"step", alpha}}), spiral(50));
    for (int n = 1; n <= 100; ++n) {
      for (int i = 0; i < 50; ++i) CHECK_FALSE(run.rose(i, n));
    }
  }
  for (auto kind : {"gradient", "attention", "flow", "momentum", "lbfgs"}) {
    INFO(kind);
    Run run(energy, moving_by(kind), spiral(50));
    run.advance_to(2000);
    CHECK(run.counts(2000).settled == 50);
    for (int i = 0; i < 50; ++i) CHECK(energy->gradient(run.frame(2000).X.col(i)).norm() < 1e-6);
  }
}
