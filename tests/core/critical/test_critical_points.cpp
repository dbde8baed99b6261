// Critical points against known truths, against Newton's method from a fine grid of starts, and by the sum of
// their indices.
#include <doctest/doctest.h>

#include <Eigen/LU>
#include <algorithm>
#include <numbers>
#include <optional>

#include "support_scenes.h"

#include "core/base/parallel.h"

namespace memscape {
namespace {

using namespace memscape::testing;

CriticalCounts counts_of(const Energy& energy, const Matrix& Xi, const Domain& domain = everything) {
  CriticalPoints found = find_critical_points(energy, Xi, domain);
  CHECK(found.complete);
  return found.counts;
}

Matrix ring(int K, double radius = 1) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    double angle = 2 * std::numbers::pi * k / K + 0.1;
    Xi.col(k) << radius * std::cos(angle), radius * std::sin(angle);
  }
  return Xi;
}

TEST_CASE("two memories have one minimum below β = 1/2 and two and a saddle above") {
  Matrix Xi(2, 2);
  Xi << -1, 1, 0, 0;
  for (double beta : {0.1, 0.4, 0.49, 0.499}) {
    CAPTURE(beta);
    DenseMemory energy({.similarity = Similarity::full, .beta = beta}, Xi);
    CHECK(counts_of(energy, Xi) == CriticalCounts{2, 0, 1, 1, 0, 0, 0});
  }
  for (double beta : {0.501, 0.51, 1.0, 10.0, 1000.0}) {
    CAPTURE(beta);
    DenseMemory energy({.similarity = Similarity::full, .beta = beta}, Xi);
    CriticalPoints found = find_critical_points(energy, Xi, everything);
    CHECK(found.complete);
    REQUIRE(found.points.size() == 3);
    CHECK(found.counts.minima == 2);
    const CriticalPoint& saddle = found.points[2];
    CHECK(saddle.kind == CriticalKind::saddle);
    CHECK(saddle.x.norm() < 1e-12);
    // At the middle E = 1 - log(2)/β, and ∇²E = 2 diag(1 - 2β, 1).
    CHECK(saddle.energy == doctest::Approx(1 - std::log(2.0) / beta));
    CHECK(saddle.eigenvalues[0] == doctest::Approx(2 - 4 * beta));
    CHECK(saddle.eigenvalues[1] == doctest::Approx(2));
    // A minimum x solves x = tanh(2βx).
    double x = found.points[1].x[0];
    CHECK(std::abs(x - std::tanh(2 * beta * x)) < 1e-12);
    CHECK(found.counts.retrievable == (1 - x <= 0.2 ? 2 : 0));
    CHECK(found.counts.emergent == (1 - x <= 0.2 ? 0 : 2));
  }
  DenseMemory pitchfork({.similarity = Similarity::full, .beta = 0.5}, Xi);
  const CriticalPoints merged = find_critical_points(pitchfork, Xi, everything);
  CHECK(merged.counts.minima == 1);
  CHECK(merged.points[0].singular);
}

TEST_CASE("a triangle has four minima for 1.8304 < β < 2") {
  Matrix Xi = ring(3);
  for (double beta : {1.831, 1.9, 1.99, 1.999}) {
    CAPTURE(beta);
    DenseMemory energy({.beta = beta}, Xi);
    CriticalPoints found = find_critical_points(energy, Xi, everything);
    CHECK(found.counts.minima == 4);
    CHECK(found.counts.saddles == 3);
    auto at_centre = [](const CriticalPoint& p) { return p.x.norm() < 1e-9; };
    auto ghost = std::find_if(found.points.begin(), found.points.end(), at_centre);
    REQUIRE(ghost != found.points.end());
    CHECK(ghost->kind == CriticalKind::minimum);
    CHECK(ghost->emergent);
  }
  CHECK(counts_of(DenseMemory({.beta = 1.8303}, Xi), Xi).minima == 1);
  CriticalCounts above = counts_of(DenseMemory({.beta = 2.01}, Xi), Xi);
  CHECK(above.minima == 3);
  CHECK(above.maxima == 1);
}

/// Zeros of the gradient that Newton's method reaches from a grid of starts, by the energy's own derivatives.
std::vector<Vector> brute_force(const Energy& energy, int side) {
  std::vector<std::optional<Vector>> ends(static_cast<size_t>(side) * side);
  parallel_for(size_t{0}, ends.size(), [&](size_t node) {
    Vector x(2), g(2);
    x << -1.05 + 2.1 * static_cast<double>(node % side) / (side - 1),
        -1.05 + 2.1 * static_cast<double>(node / side) / (side - 1);
    for (int step = 0; step < 30; ++step) {
      energy.value_and_gradient(x, g);
      Vector move = Eigen::Matrix2d(energy.hessian(x)).fullPivLu().solve(Eigen::Vector2d(g));
      x -= move;
      if (!(x.cwiseAbs().maxCoeff() < 1.1)) return;
      if (move.norm() < 1e-13) break;
    }
    energy.value_and_gradient(x, g);
    if (g.norm() < 1e-10) ends[node] = x;
  });
  std::vector<Vector> found;
  for (const auto& end : ends)
    if (end &&
        std::none_of(found.begin(), found.end(), [&](const Vector& x) { return (x - *end).norm() < 1e-6; }))
      found.push_back(*end);
  return found;
}

TEST_CASE("on 200 random scenes the list is that of a fine grid of starts") {
  int extra = 0, all = 0, maxima = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    RandomScene scene = random_scene(seed);
    DenseMemory energy(scene.form, scene.Xi);
    CriticalPoints found = find_critical_points(energy, scene.Xi, everything);
    CAPTURE(seed);
    CAPTURE(scene.form.beta);
    CHECK(found.complete);
    CHECK(found.counts.minima - found.counts.saddles + found.counts.maxima == 1);
    std::vector<Vector> truth = brute_force(energy, 40);
    for (const Vector& x : truth) {
      auto near = [&](const CriticalPoint& p) { return (p.x - x).norm() < 1e-6; };
      CHECK(std::count_if(found.points.begin(), found.points.end(), near) == 1);
    }
    for (const CriticalPoint& p : found.points) CHECK(energy.gradient(p.x).norm() < 1e-10);
    extra += static_cast<int>(found.points.size() - truth.size()),
        all += static_cast<int>(found.points.size());
    maxima += found.counts.maxima;
  }
  MESSAGE(all << " points, of which the grid of starts does not reach " << extra << ", maxima " << maxima);
}

TEST_CASE("a memory far away costs the others no digits") {
  Matrix near(2, 2), far(2, 3);
  near << 0, 1, 0, 0;
  far << 0, 1, 1e6, 0, 0, 0;
  const Domain domain{-2, 2, -2, 2};
  const CriticalPoints alone = find_critical_points(DenseMemory({.beta = 8}, near), near, domain),
                       with = find_critical_points(DenseMemory({.beta = 8}, far), far, domain);
  REQUIRE(with.points.size() == alone.points.size());
  for (size_t k = 0; k < alone.points.size(); ++k)
    CHECK((with.points[k].x - alone.points[k].x).norm() < 1e-9);
}

}  // namespace
}  // namespace memscape
