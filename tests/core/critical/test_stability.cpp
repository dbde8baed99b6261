// What energies guarantee, against sampled values and Hessians, and the stable range of step sizes against
// runs.
#include <doctest/doctest.h>

#include <cmath>

#include "core/base/eigen_symmetric.h"
#include "core/critical/search/descent.h"
#include "core/critical/stability.h"
#include "core/dynamics/runs/run.h"
#include "core/energy/dense/dense.h"
#include "support_bowls.h"
#include "support_energies.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

long long rises_at(const std::shared_ptr<const Energy>& energy, double step, const Matrix& start) {
  Run run(energy, moving_by("gradient", {{"step", step}}), start);
  return run.rises(0, 60).rose;
}

std::shared_ptr<const Energy> dense(const DenseForm& form, const Matrix& Xi) {
  return std::make_shared<DenseMemory>(form, Xi);
}

}  // namespace

TEST_CASE("no curvature and no value of any member passes what it guarantees") {
  int with_curvature = 0, with_lowest = 0;
  for (double beta : {0.4, 3.0})
    for (const Settings& settings : all_settings(beta)) {
      CAPTURE(text_of(settings));
      const Matrix Xi = 0.8 * random_matrix(2, 5, 3);
      const auto energy = make_energy(settings, Xi);
      const Guarantees known = energy->guarantees();
      with_curvature += std::isfinite(known.curvature), with_lowest += std::isfinite(known.lowest);
      CHECK(std::isfinite(known.lowest) == !known.lowest_text.empty());
      const Matrix X = random_matrix(2, 60, 9, -1, 1);
      for (Eigen::Index i = 0; i < X.cols(); ++i) {
        const Vector x = std::pow(3.0, i % 6 - 2) * X.col(i);
        if (!std::isfinite(energy->value(x))) continue;
        CHECK(energy->value(x) >= known.lowest - 1e-12 * (1 + std::abs(known.lowest)));
        // Across a kink of Σ F the Hessian says nothing.
        const Matrix H = energy->hessian(x);
        CHECK(eigenvalues_of(H)[1] <= known.curvature * (1 + 1e-9) + 1e-12 * H.norm());
      }
    }
  CHECK(with_curvature > 30);
  CHECK(with_lowest > 30);
}

TEST_CASE(
    "the stable range of log-sum-exp: 0 < α < 2 for half and scaled, half of it for full, 2/β unscaled") {
  const Matrix Xi = random_matrix(2, 6, 1);
  auto range = [&](const DenseForm& form) { return step_stability(*dense(form, Xi), Xi); };
  const Stability half = range({.beta = 5});
  CHECK(half.basis == StabilityBasis::proven);
  CHECK(half.limit == doctest::Approx(2));
  CHECK(half.attention == doctest::Approx(1));
  CHECK(stability_text(half) == "stable for α < 2; α = 1 is one attention update");
  CHECK(range({.similarity = Similarity::full, .beta = 5}).limit == doctest::Approx(1));
  CHECK(range({.beta = 5, .scaled = false}).limit == doctest::Approx(0.4));
  CHECK(range({.similarity = Similarity::dot, .beta = 5, .confined = true}).limit == doctest::Approx(2));
  const Stability concave = range({.similarity = Similarity::dot, .beta = 5});
  CHECK(std::isinf(concave.limit));
  CHECK(stability_text(concave) == "stable for every α");
}

TEST_CASE("one step of the attention step size is the attention update") {
  const Matrix Xi = random_matrix(3, 7, 2);
  for (const DenseForm& form : {DenseForm{.beta = 4}, DenseForm{.similarity = Similarity::full, .beta = 4},
                                DenseForm{.beta = 4, .scaled = false},
                                DenseForm{.similarity = Similarity::dot, .beta = 4, .confined = true}}) {
    const auto energy = dense(form, Xi);
    const double alpha = energy->guarantees().attention_step;
    REQUIRE(alpha > 0);
    const Vector x = Vector::Constant(3, 0.3);
    Vector next(3);
    REQUIRE(energy->attention()->update(x, next));
    CHECK((x - alpha * energy->gradient(x) - next).norm() < 1e-12);
  }
}

TEST_CASE("below the proven limit no step climbs, above it one memory throws particles out") {
  const Matrix start = random_matrix(2, 60, 5, -3, 3);
  for (const DenseForm& form : {DenseForm{.beta = 8}, DenseForm{.similarity = Similarity::full, .beta = 2},
                                DenseForm{.beta = 3, .scaled = false},
                                DenseForm{.similarity = Similarity::dot, .beta = 6, .confined = true}}) {
    const Matrix many = random_matrix(2, 9, 6), one = many.leftCols(1);
    const double limit = step_stability(*dense(form, many), many).limit;
    CHECK(rises_at(dense(form, many), 0.99 * limit, start) == 0);
    CHECK(rises_at(dense(form, one), 1.02 * limit, start) > 60 * 50);
  }
  const Matrix Xi = random_matrix(2, 4, 8);
  CHECK(rises_at(dense({.similarity = Similarity::dot, .beta = 2}, Xi), 10, start) == 0);  // concave
}

TEST_CASE("log-sum-ReLU: the limit at the centroid of two memories is 2 (1 - β d²/2)") {
  const double d = 0.4, beta = 2;
  Matrix Xi(2, 2);
  Xi << -d, d, 0, 0;
  const auto energy = dense({.separation = Separation::shifted_relu, .beta = beta}, Xi);
  const Stability stability = step_stability(*energy, Xi);
  CHECK(stability.basis == StabilityBasis::minima);
  CHECK(stability.limit == doctest::Approx(2 * (1 - beta * d * d / 2)));
  CHECK(stability.attention == 0);
  Matrix near(2, 1);
  near << 0.01, 0.02;
  CHECK(rises_at(energy, 0.98 * stability.limit, near) == 0);
  CHECK(rises_at(energy, 1.02 * stability.limit, near) > 0);
}

TEST_CASE("known minima count as well: the stiffest gives the limit") {
  const Wells wells(2);  // curvature 2 at the minima
  Matrix Xi(2, 1);
  Xi << 0.8, 0.9;
  CHECK(step_stability(wells, Xi).limit == doctest::Approx(1));
  CriticalPoint stiff;
  stiff.x = Vector::Ones(2), stiff.eigenvalues = Vector::Constant(2, 8);
  CHECK(step_stability(wells, Xi, {stiff}).limit == doctest::Approx(0.25));
  stiff.kind = CriticalKind::saddle;
  CHECK(step_stability(wells, Xi, {stiff}).limit == doctest::Approx(1));
}
