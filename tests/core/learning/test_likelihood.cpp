// The energy that a score believes in, against densities that are known, and a network's Jacobian against
// differences.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/energy/circle.h"
#include "core/learning/score/likelihood.h"
#include "core/learning/score/network_score.h"
#include "core/learning/score/score_measures.h"
#include "core/learning/score/trainer.h"
#include "tests/support_circle.h"

using namespace memscape;

namespace {

Matrix lattice(int side, double reach) {
  Matrix X(2, side * side);
  for (int i = 0; i < side * side; ++i)
    X.col(i) << reach * (2.0 * (i % side) / (side - 1) - 1), reach * (2.0 * (i / side) / (side - 1) - 1);
  return X;
}

ScoreWeights some_network(int hidden = 3) {
  NetworkShape shape;
  shape.frequencies = 6;
  shape.scale = 2;
  shape.time_width = 16;
  shape.width = 48;
  shape.hidden = hidden;
  return {shape, false, 1.0, 1e-5, 1, fourier_frequencies(shape, 4), first_weights(shape, 4)};
}

}  // namespace

TEST_CASE("the probability flow of a single memory ends where its closed form does") {
  // dx/dt = (x - ξ)/(2t), so that x - ξ grows as √t, and p_t is one Gaussian.
  Matrix Xi(2, 1);
  Xi << 0.3, -0.7;
  const double sigma = 0.8;
  const Matrix X = lattice(5, 1.5);
  for (double t : {1e-5, 0.15, 1.0}) {
    CAPTURE(t);
    LikelihoodSettings settings;
    settings.t = t;
    settings.tolerance = 1e-9;
    Likelihood result;
    REQUIRE(likelihood(DataScore(Xi, sigma), data_prior(Xi, sigma), X, settings, result));
    for (int n = 0; n < X.cols(); ++n) {
      const Vector from = X.col(n) - Xi.col(0), end = Xi.col(0) + from / std::sqrt(t);
      CHECK((result.end.col(n) - end).norm() < 1e-7 * (1 + end.norm()));
      const double variance = sigma * sigma * t;
      const double energy = from.squaredNorm() / (2 * variance) + std::log(2 * std::numbers::pi * variance);
      CHECK(result.energy[n] == doctest::Approx(energy).epsilon(1e-7));
    }
  }
}

TEST_CASE("the likelihood of the exact score is the density of the blurred memories") {
  for (int K : {2, 9, 40}) {
    CAPTURE(K);
    const Matrix Xi = even_circle(K), X = lattice(9, 1.5);
    LikelihoodSettings settings;
    settings.tolerance = 1e-8;
    Likelihood result;
    REQUIRE(likelihood(DataScore(Xi, 1), data_prior(Xi, 1), X, settings, result));
    CHECK((result.energy - minus_log_density(Xi, 1, settings.t, X)).cwiseAbs().maxCoeff() < 1e-6);
  }
}

TEST_CASE("the likelihood of the full circle's exact score is the density of the blurred circle") {
  const auto full = std::make_shared<const CircleEnergy>(8, 2, 0.9);
  const Matrix X = lattice(9, 1.5);
  LikelihoodSettings settings;
  settings.tolerance = 1e-8;
  for (double t : {1e-3, 0.15}) {
    CAPTURE(t);
    settings.t = t;
    Likelihood result;
    REQUIRE(likelihood(DataScore(full), data_prior(full), X, settings, result));
    const Vector truth = minus_log_density(*full, t, X);
    CHECK(((result.energy - truth).array() / (1 + truth.array().abs())).abs().maxCoeff() < 1e-6);
  }
}

TEST_CASE("the full circle's score and density are those of many memories") {
  const auto full = std::make_shared<const CircleEnergy>(8, 2, 0.9);
  const Matrix many = even_circle(1000), X = lattice(9, 1.5);
  const double t = 0.1;  // β = 1/(2σ²t) = 6: a sum over 1000 even points is the integral to the last digits
  CHECK(score_error(DataScore(many, 0.9), DataScore(full), X, t).error < 1e-12);
  CHECK((minus_log_density(many, 0.9, t, X) - minus_log_density(*full, t, X)).cwiseAbs().maxCoeff() < 1e-11);
  Matrix S, J, truth_J;
  DataScore(full).batch(X, t, S, &J);
  DataScore(many, 0.9).batch(X, t, S, &truth_J);
  CHECK((J - truth_J).cwiseAbs().maxCoeff() < 1e-10);
}

TEST_CASE("a density integrates to one") {
  const Matrix X = lattice(121, 4);
  const double cell = std::pow(8.0 / 120, 2);
  const Vector of_nine = minus_log_density(even_circle(9), 1, 0.15, X),
               of_circle = minus_log_density(CircleEnergy(1, 2), 0.15, X);
  for (const Vector& E : {of_nine, of_circle})
    CHECK((-E.array()).exp().sum() * cell == doctest::Approx(1).epsilon(1e-6));
}

TEST_CASE("a prior that is not the data's own lifts memories above points that are none") {
  // The flow at t = 1 is the mixture of the memories, which N(0, I) is not.
  const Matrix Xi = even_circle(2);
  Matrix X(2, 2);
  X << 1, 0.8, 0, 0;  // a memory, and a point on its way to the other one
  const Prior wide = [](const ConstMatrix& at) -> Vector {
    return 0.5 * at.colwise().squaredNorm().transpose().array() + std::log(2 * std::numbers::pi);
  };
  Likelihood right, wrong;
  LikelihoodSettings settings;
  REQUIRE(likelihood(DataScore(Xi, 1), data_prior(Xi, 1), X, settings, right));
  REQUIRE(likelihood(DataScore(Xi, 1), wide, X, settings, wrong));
  CHECK(right.energy[0] < right.energy[1]);
  CHECK(wrong.energy[0] > wrong.energy[1]);
}

TEST_CASE("the exact score's Jacobian is that of differences") {
  const DataScore score(even_circle(5), 1.3);
  const Matrix X = lattice(4, 1.2);
  const double t = 0.1, h = 1e-5;
  Matrix S, J, above, below;
  score.batch(X, t, S, &J);
  for (int d = 0; d < 2; ++d) {
    Matrix step = Matrix::Zero(2, X.cols());
    step.row(d).setConstant(h);
    score.batch(X + step, t, above);
    score.batch(X - step, t, below);
    CHECK((J.middleRows(2 * d, 2) - (above - below) / (2 * h)).cwiseAbs().maxCoeff() < 1e-6);
  }
}

TEST_CASE("a network's Jacobian is that of differences, and float is near double") {
  for (int hidden : {1, 3}) {
    CAPTURE(hidden);
    const NetworkScore<double> score(some_network(hidden));
    const NetworkScore<float> quick(some_network(hidden));
    const Matrix X = lattice(11, 2);  // several blocks
    const double t = 0.3, h = 1e-5;
    Matrix S, J, above, below, quick_S, quick_J;
    score.batch(X, t, S, &J);
    for (int d = 0; d < 2; ++d) {
      Matrix step = Matrix::Zero(2, X.cols());
      step.row(d).setConstant(h);
      score.batch(X + step, t, above);
      score.batch(X - step, t, below);
      CHECK((J.middleRows(2 * d, 2) - (above - below) / (2 * h)).cwiseAbs().maxCoeff() < 1e-8);
    }
    quick.batch(X, t, quick_S, &quick_J);
    CHECK((S - quick_S).cwiseAbs().maxCoeff() < 3e-6);
    CHECK((J - quick_J).cwiseAbs().maxCoeff() < 1e-5);
  }
}

TEST_CASE("a network's score is its pass through the training code over the deviation") {
  const ScoreWeights weights = some_network();
  const NetworkScore<float> score(weights);
  const NetworkLayout layout(weights.shape);
  NetworkPass<float> pass(weights.shape, 5);
  const Matrix X = 0.8 * even_circle(5);
  const double t = 0.4;
  for (int n = 0; n < 5; ++n) {
    pass.t(0, n) = static_cast<float>(t);
    for (int d = 0; d < 2; ++d) pass.X(d, n) = static_cast<float>(X(d, n));
  }
  forward<float>({weights.shape, layout, weights.frequencies.data(), weights.weights.data(), nullptr}, pass,
                 0, 5);
  Matrix S;
  score.batch(X, t, S);
  for (int n = 0; n < 5; ++n)
    for (int d = 0; d < 2; ++d)
      CHECK(S(d, n) ==
            doctest::Approx(pass.out(d, n) / std::sqrt(t)).epsilon(1e-4));  // two orders of float sums
}

TEST_CASE("the tolerance of likelihoods makes a trained network's energies right to 1e-5") {
  const Matrix Xi = even_circle(9), X = lattice(8, 1.5);
  Trainer trainer(quick_training(), Xi);
  trainer.train(500);
  const NetworkScore<float> score(trainer.averaged());
  const NetworkScore<double> exact(trainer.averaged());
  Likelihood found, truth;
  LikelihoodSettings settings;
  REQUIRE(likelihood(score, data_prior(Xi, 1), X, settings, found));
  settings.tolerance *= 0.01;
  REQUIRE(likelihood(exact, data_prior(Xi, 1), X, settings, truth));
  CHECK((found.energy - truth.energy).cwiseAbs().maxCoeff() < 1e-5);
  CHECK(found.evaluations <
        truth.evaluations / 2);  // order 5: a hundredth of the error in 2.5 times the steps
}

TEST_CASE("a network's energy does not depend on the number of threads and can be cancelled") {
  const NetworkScore<float> score(some_network());
  const Matrix Xi = even_circle(2), X = lattice(20, 1.5);
  Likelihood result[2];
  for (int threads : {1, 2}) {
    const ThreadLimit control(static_cast<int>(threads));
    REQUIRE(likelihood(score, data_prior(Xi, 1), X, {}, result[threads - 1]));
  }
  CHECK(result[0].energy == result[1].energy);
  CHECK(result[0].energy.allFinite());
  const std::atomic<bool> cancelled = true;
  Likelihood untouched;
  CHECK_FALSE(likelihood(score, data_prior(Xi, 1), X, {}, untouched, &cancelled));
  CHECK(untouched.energy.size() == 0);
}
