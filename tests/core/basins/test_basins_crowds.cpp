// States that have come together: only the outermost are followed, and every cell gets the basin that it gets
// on its own.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/basins/basins.h"
#include "core/basins/crowds.h"
#include "core/energy/dense/dense.h"
#include "support_energies.h"

using namespace memscape;
using namespace memscape::testing;

TEST_CASE("crowds are squares with many states, guided by those farthest out") {
  Matrix X(2, 2000);
  X << Matrix::Constant(2, 1000, 1) + 0.1 * random_matrix(2, 1000, 1),
      Matrix::Constant(2, 1000, 5.3) + 0.1 * random_matrix(2, 1000, 2);
  const std::vector<Crowd> crowds = crowds_of(X, 1, 10);
  REQUIRE(crowds.size() == 2);
  for (const Crowd& crowd : crowds) {
    CHECK(crowd.members.size() == 1000);
    CHECK(crowd.guides.size() <= 8);
    CHECK(std::ranges::includes(crowd.members, crowd.guides));
    Matrix members(2, 1000), guides(2, static_cast<Eigen::Index>(crowd.guides.size()));
    for (std::size_t i = 0; i < 1000; ++i)
      members.col(static_cast<Eigen::Index>(i)) = X.col(crowd.members[i]);
    for (std::size_t i = 0; i < crowd.guides.size(); ++i)
      guides.col(static_cast<Eigen::Index>(i)) = X.col(crowd.guides[i]);
    CHECK(members.rowwise().maxCoeff() == guides.rowwise().maxCoeff());
    CHECK(members.rowwise().minCoeff() == guides.rowwise().minCoeff());
  }
  CHECK(crowds_of(X, 0.001, 10).empty());
}

TEST_CASE("a slow valley: cells that arrive late have the basins that plain steps give them") {
  // At β = 10 one minimum of these ten memories is about to merge: its small curvature is 0.008.
  const Matrix Xi = [] {
    std::mt19937_64 random(7);
    return Matrix(
        Matrix::NullaryExpr(2, 10, [&] { return static_cast<double>(random() >> 11) * 0x1p-52 - 1; }));
  }();
  const DenseMemory energy({.similarity = Similarity::full, .beta = 10}, Xi);
  const Grid grid{160, 90, -1.6, 1.6, -0.9, 0.9};
  BasinSettings settings;
  settings.coarse = 1;
  Basins basins;
  REQUIRE(compute_basins(energy, Xi, Plane::whole(), grid, settings, basins));
  CHECK(basins.unsettled == 0);

  Matrix X(2, 160 * 90);
  for (int cell = 0; cell < X.cols(); ++cell) X.col(cell) << grid.x(cell % 160), grid.y(cell / 160);
  DescentEnds plain, further;
  DescentRule rule;
  descend_all(energy, rule, settings.steps, {}, X, plain);
  CHECK(std::ranges::count(plain.ends, end_steps) > 2000);
  rule.step = 0.25;  // half of an attention update
  descend_all(energy, rule, 5000, {}, plain.X, further);
  int wrong = 0;
  for (int cell = 0; cell < X.cols(); ++cell) {
    const int label = basins.label[static_cast<std::size_t>(cell)];
    double own = std::numeric_limits<double>::infinity(), nearest = own;
    for (std::size_t m = 0; m < basins.minima.size(); ++m) {
      const double far = (basins.minima[m] - further.X.col(cell)).norm();
      nearest = std::min(nearest, far);
      if (static_cast<int>(m) == label) own = far;
    }
    wrong += own != nearest;
  }
  CHECK(wrong == 0);
}
