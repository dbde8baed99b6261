// Of many memories only those near a state count: sums over these are those over all, and searches that use
// them still find everything.
#include <doctest/doctest.h>

#include <cmath>

#include "core/base/random.h"
#include "core/critical/critical_points.h"
#include "core/critical/lse/tilted_mean.h"
#include "core/critical/separatrices.h"
#include "support_energies.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

Matrix scattered(int K, std::uint64_t seed) {
  Random random(seed);
  Matrix Xi(2, K);
  for (double& x : Xi.reshaped()) x = random.uniform(-1.4, 1.4);
  return Xi;
}

DenseForm form_of(double beta, bool dot) {
  DenseForm form;
  form.beta = beta;
  if (dot) form.similarity = Similarity::dot, form.confined = true;
  return form;
}

}  // namespace

TEST_CASE("sums over the memories that count are the sums over all") {
  for (const bool dot : {false, true})
    for (const double beta : {50., 3000.}) {
      CAPTURE(dot);
      CAPTURE(beta);
      const auto mean = tilted_mean(form_of(beta, dot), scattered(500, 3));
      REQUIRE(mean);
      TiltedMean all = *mean;
      all.near.reset();
      Random random(1);
      for (int i = 0; i < 300; ++i) {
        const Eigen::Vector2d x(random.uniform(-2, 2), random.uniform(-2, 2));
        Eigen::Vector2d G, G_all;
        Eigen::Matrix2d J, J_all;
        CHECK(mean->evaluate(x, G, J) == all.evaluate(x, G_all, J_all));
        CHECK((G - G_all).norm() <= 1e-13 * std::max(1.0, mean->kappa));
        CHECK((J - J_all).norm() <= 1e-13 * std::max(1.0, mean->kappa * mean->rate));
      }
    }
  CHECK(tilted_mean(form_of(3000, false), scattered(500, 3))->near);
  CHECK_FALSE(tilted_mean(form_of(3000, false), scattered(20, 3))->near);  // not worth it
  CHECK_FALSE(tilted_mean(form_of(1, false), scattered(500, 3))->near);    // all of them count
  CHECK_FALSE(tilted_mean(form_of(3000, false), Matrix::Zero(2, 500))->near);
}

TEST_CASE("hundreds of narrow minima: none is missing, and every separatrix ends") {
  const Matrix Xi = scattered(600, 7);
  const auto energy = make_energy(settings_with("lse", {{"beta", 10000}}), Xi);
  const Domain domain{-1.5, 1.5, -1.5, 1.5};
  const CriticalPoints found = find_critical_points(*energy, Xi, domain);
  CHECK(found.complete);
  // E grows without bounds: the indices of its critical points add up to 1.
  CHECK(found.counts.minima - found.counts.saddles + found.counts.maxima == 1);
  CHECK(found.counts.degenerate == 0);
  const std::vector<Separatrix> lines = trace_separatrices(*energy, found, domain);
  CHECK(lines.size() == 2 * static_cast<size_t>(found.counts.saddles));
  for (const Separatrix& line : lines) CHECK(line.end != SeparatrixEnd::unfinished);
}

TEST_CASE("a separatrix ends at a maximum that is not listed") {
  const Matrix Xi = scattered(300, 7);
  const auto energy = make_energy(settings_with("lse", {{"beta", 5000}}), Xi);
  const Domain domain{-1.5, 1.5, -1.5, 1.5};
  CriticalPoints found = find_critical_points(*energy, Xi, domain);
  std::erase_if(found.points, [](const CriticalPoint& p) { return p.kind == CriticalKind::maximum; });
  for (const Separatrix& line : trace_separatrices(*energy, found, domain)) {
    CHECK(line.end != SeparatrixEnd::unfinished);
    CHECK(line.points.size() < 500);
  }
}
