// Critical points of the other energies and dimensions: log-sum-ReLU, confined dot products, energies without
// a form of their own, one dimension and more than two.
#include <doctest/doctest.h>

#include <algorithm>

#include "support_scenes.h"

namespace memscape {
namespace {

using namespace memscape::testing;

TEST_CASE("four memories of log-sum-ReLU have emergent minima with their active sets") {
  // Two pairs: within a pair discs of radius 1 overlap without holding each other's centre; the pairs are far
  // apart.
  Matrix Xi(2, 4);
  Xi << 0, 1.5, 5, 6.5, 0, 0, 0, 0;
  DenseMemory energy({.separation = Separation::shifted_relu, .beta = 2}, Xi);
  CriticalPoints found = find_critical_points(energy, Xi, {-2, 8, -2, 2});
  CHECK(found.complete);
  CHECK(found.counts == CriticalCounts{4, 4, 2, 6, 4, 0, 0});
  for (const CriticalPoint& p : found.points) {
    if (p.kind == CriticalKind::minimum) CHECK(p.emergent == (p.active.size() == 2));
    // A saddle lies on the circle of one memory, towards the other: across it the energy has a kink.
    if (p.kind == CriticalKind::saddle) {
      CHECK(p.eigenvalues[0] == -std::numeric_limits<double>::infinity());
      CHECK(p.eigenvalues[1] > 0);
    }
  }
  // Only the left pair is in this domain, but retrievable counts all memories.
  CHECK(find_critical_points(energy, Xi, {-2, 2, -2, 2}).counts == CriticalCounts{4, 4, 1, 3, 2, 0, 0});
}

TEST_CASE("in one dimension minima and maxima alternate") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    for (double beta : {1.0, 10.0, 100.0})
      for (Separation separation : {Separation::exponential, Separation::shifted_relu}) {
        Matrix Xi = random_matrix(1, 8, seed);
        DenseMemory energy(
            {.separation = separation, .beta = separation == Separation::exponential ? beta : 2.0}, Xi);
        CriticalPoints found = find_critical_points(energy, Xi, everything);
        CAPTURE(seed);
        CAPTURE(beta);
        CHECK(found.complete);
        CHECK(found.counts.minima - found.counts.maxima == 1);
        CHECK(found.counts.saddles == 0);
        std::vector<std::pair<double, CriticalKind>> order;
        for (const CriticalPoint& p : found.points) order.push_back({p.x[0], p.kind});
        std::sort(order.begin(), order.end());
        for (size_t k = 1; k < order.size(); ++k) CHECK(order[k].second != order[k - 1].second);
      }
}

TEST_CASE("dot products with a bowl have indices that add up to one") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Matrix Xi = random_matrix(2, 12, seed);
    for (double beta : {1.0, 8.0, 60.0}) {
      DenseMemory energy({.similarity = Similarity::dot, .beta = beta, .scaled = true, .confined = true}, Xi);
      CriticalPoints found = find_critical_points(energy, Xi, everything);
      CHECK(found.complete);
      CHECK(found.counts.minima - found.counts.saddles + found.counts.maxima == 1);
      for (const CriticalPoint& p : found.points) CHECK(energy.gradient(p.x).norm() < 1e-10);
    }
  }
}

/// x1⁴ - 2 x1² + x2²: minima at (±1, 0), a saddle at 0; of no form that the search knows.
class DoubleWell : public Energy, public MemoryWeights {
 public:
  DoubleWell() : Energy(vector_space(2)) {}
  const MemoryWeights* memory_weights() const override { return this; }
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    g[0] = 4 * x[0] * (x[0] * x[0] - 1), g[1] = 2 * x[1];
    return x[0] * x[0] * (x[0] * x[0] - 2) + x[1] * x[1];
  }
  Matrix hessian(const ConstVector& x) const override {
    return Eigen::Vector2d(12 * x[0] * x[0] - 4, 2).asDiagonal();
  }
  Vector weights(const ConstVector&) const override { return Vector::Constant(2, 0.5); }  // it has memories
};

TEST_CASE("an energy without a known form is searched on a grid") {
  DoubleWell energy;
  Matrix Xi(2, 2);
  Xi << 0.95, -0.5, 0.05, 0;
  CriticalPoints found = find_critical_points(energy, Xi, {-2, 2, -1.7, 1.9});
  CHECK(!found.complete);
  CHECK(found.counts == CriticalCounts{2, 1, 1, 2, 1, 0, 0});
  REQUIRE(found.points.size() == 3);
  CHECK((found.points[0].x - Eigen::Vector2d(-1, 0)).norm() < 1e-9);
  CHECK(found.points[0].emergent);  // the memory at (-0.5, 0) ends here, but too far from itself
  CHECK(!found.points[1].emergent);
  CHECK(found.points[1].memory == 0);
  CHECK(found.points[2].eigenvalues.isApprox(Eigen::Vector2d(-4, 2)));
}

TEST_CASE("in more than two dimensions minima are found by descent, and saddles of smooth energies") {
  Matrix Xi = Matrix::Identity(5, 5) * 3;
  for (Separation separation : {Separation::exponential, Separation::shifted_relu}) {
    DenseMemory energy({.separation = separation, .beta = 4}, Xi);
    CriticalPoints found = find_critical_points(energy, Xi, everything);
    CHECK(!found.complete);
    CHECK(found.counts.retrievable == 5);
    CHECK(found.counts.minima == 5);
    CHECK(found.counts.emergent == 0);
    CHECK(found.saddles == (separation == Separation::exponential));
    CHECK((found.counts.saddles > 0) == found.saddles);
  }
}

TEST_CASE("many memories on a circle are one valley, told as a ring") {
  Matrix Xi(2, 200);
  for (int k = 0; k < 200; ++k) Xi.col(k) << std::cos(k * 0.01 * EIGEN_PI), std::sin(k * 0.01 * EIGEN_PI);
  DenseMemory energy({.beta = 20}, Xi);
  CriticalPoints found = find_critical_points(energy, Xi, everything);
  CHECK(!found.complete);
  CHECK(found.counts.rings == 1);
  CHECK(found.counts.degenerate == 0);
  CHECK(found.counts.maxima == 1);
}

}  // namespace
}  // namespace memscape
