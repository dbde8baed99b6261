// Memorized, spurious and general samples: a set made by hand, and shares that are known integrals.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/experiment/memorization.h"
#include "core/random.h"

using namespace memscape;

namespace {

/// Even points on the unit circle.
Matrix circle(int K) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    const double angle = 2 * std::numbers::pi * k / K;
    Xi.col(k) << std::cos(angle), std::sin(angle);
  }
  return Xi;
}

Matrix random_on_circle(int N, std::uint64_t seed) {
  Random random(seed);
  Matrix X(2, N);
  for (auto x : X.colwise()) {
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    x << std::cos(angle), std::sin(angle);
  }
  return X;
}

}  // namespace

TEST_CASE("a set by hand") {
  const Matrix Xi{{0, 4, 100}};
  // 0.9: 0.81 < 3.1²/9 = 1.07. 1.1: 1.21 > 2.9²/9 = 0.93, and nothing is near. 50 and 50.5: near each other,
  // 0.25 < 2116/1000, far from all. 20: alone.
  const Matrix X{{0.9, 1.1, 50, 50.5, 20, 4}};
  using enum SampleKind;
  const std::vector<SampleKind> expected{memorized, general, spurious, spurious, general, memorized};
  const auto kinds = sample_kinds(Xi, X);
  CHECK((kinds == expected));
  const MemorizationShares shares = shares_of(kinds);
  CHECK(shares.memorized == doctest::Approx(2.0 / 6));
  CHECK(shares.spurious == doctest::Approx(2.0 / 6));
  CHECK(shares.general == doctest::Approx(2.0 / 6));
}

TEST_CASE("edges: one memory, its copy, one sample, none, and samples at one place") {
  const Matrix one{{1.0}, {0.0}}, copies{{1, 1}, {0, 0}}, X{{5.0}, {5.0}};
  CHECK(shares_of(sample_kinds(one, X)).memorized == 1);
  CHECK(shares_of(sample_kinds(copies, X)).memorized == 1);
  CHECK(shares_of(sample_kinds(circle(4), 0 * X)).general == 1);
  CHECK(shares_of(sample_kinds(circle(4), Matrix::Zero(2, 2))).spurious == 1);
  CHECK(shares_of({}).general == 0);
}

TEST_CASE("samples on the memories are memorized") {
  const Matrix Xi = circle(9);
  Matrix X = Xi.replicate(1, 20);
  Random random(4);
  for (double& x : X.reshaped()) x += 0.01 * random.normal();
  CHECK(shares_of(sample_kinds(Xi, X)).memorized == 1);
}

TEST_CASE("chance on a circle of even memories: half of all fresh points") {
  // Between two of many memories at 0 and 1 a point u < ½ is memorized when u < (1 - u)/3, u < ¼: the share
  // is ½. The deviation of 4000 points' share is 0.008.
  const Matrix Xi = circle(500);
  const MemorizationShares chance = chance_shares(Xi, random_on_circle(4000, 7));
  CHECK(chance.memorized == doctest::Approx(0.5).epsilon(0.06));
}
