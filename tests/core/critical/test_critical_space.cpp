// Critical points in more than two dimensions, where their truth is known.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/critical/search/near.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "support_scenes.h"

namespace memscape {
namespace {

using namespace memscape::testing;

TEST_CASE("well separated memories at large β have a minimum each") {
  for (int D : {3, 64}) {
    CAPTURE(D);
    const Matrix Xi = random_matrix(D, 40, 11, -3, 3);
    DenseMemory energy({.beta = 400}, Xi);
    const CriticalPoints found = find_critical_points(energy, Xi, everything);
    CHECK(found.counts.minima == 40);
    CHECK(found.counts.retrievable == 40);
    CHECK(found.counts.emergent == 0);
    CHECK(!found.complete);
    for (const CriticalPoint& p : found.points) {
      // Places are exact to about 1e-11; across a saddle the curvature is some 10 000.
      CHECK(energy.gradient(p.x).norm() < 1e-10 * (1 + p.eigenvalues.cwiseAbs().maxCoeff()));
      if (p.kind == CriticalKind::minimum) CHECK(p.distance < 1e-3);
      CHECK(p.eigenvalues.size() == D);
    }
  }
}

TEST_CASE("two memories in five dimensions have one saddle, half way, above the critical β and none below") {
  Matrix Xi = Matrix::Zero(5, 2);
  Xi.col(0) << 0.6, 0, -0.8, 0, 0;
  Xi.col(1) = -Xi.col(0);  // at distance 2: they merge at β = 1 (`half`), where the mean's curvature is 0
  DenseMemory below({.beta = 0.9}, Xi), above({.beta = 1.2}, Xi);
  const CriticalPoints one = find_critical_points(below, Xi, everything);
  CHECK(one.counts.minima == 1);
  CHECK(one.counts.saddles == 0);
  CHECK(one.points[0].emergent);
  CHECK(one.points[0].x.norm() < 1e-9);
  const CriticalPoints two = find_critical_points(above, Xi, everything);
  CHECK(two.counts.minima == 2);
  REQUIRE(two.counts.saddles == 1);
  CHECK(two.points[2].x.norm() < 1e-9);
  CHECK(two.points[2].eigenvalues[0] == doctest::Approx(1 - 1.2).epsilon(1e-9));
  CHECK(two.points[2].eigenvalues[1] == doctest::Approx(1));
}

TEST_CASE("the critical points of a plane are found again in the space around it") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const Matrix flat = random_matrix(2, 6, seed);
    Matrix Xi = Matrix::Zero(7, 6);
    Xi.topRows(2) = flat;
    DenseMemory plane({.beta = 14}, flat), space({.beta = 14}, Xi);
    const CriticalPoints truth = find_critical_points(plane, flat, everything),
                         found = find_critical_points(space, Xi, everything);
    REQUIRE(truth.complete);
    CHECK(found.counts.minima == truth.counts.minima);
    CHECK(found.counts.emergent == truth.counts.emergent);
    CHECK(found.counts.saddles <= truth.counts.saddles);
    for (const CriticalPoint& p : found.points)
      CHECK(std::ranges::any_of(truth.points, [&](const CriticalPoint& q) {
        return q.kind == p.kind && (q.x - p.x.head(2)).norm() < 1e-7;
      }));
  }
}

TEST_CASE("the ghost minimum of a triangle is found in three dimensions") {
  Matrix Xi = Matrix::Zero(3, 3);
  for (int k = 0; k < 3; ++k)
    Xi.col(k) << std::cos(k * 2 * EIGEN_PI / 3), std::sin(k * 2 * EIGEN_PI / 3), 0.5;
  DenseMemory energy({.beta = 1.9}, Xi);
  const CriticalPoints found = find_critical_points(energy, Xi, everything);
  CHECK(found.counts.minima == 4);
  CHECK(found.counts.saddles == 3);
  CHECK(std::ranges::any_of(found.points, [](const CriticalPoint& p) {
    return p.kind == CriticalKind::minimum && p.emergent && (p.x - 0.5 * Vector::Unit(3, 2)).norm() < 1e-9;
  }));
}

TEST_CASE("a cancelled search ends with what it has") {
  const Matrix Xi = random_matrix(20, 50, 1);
  DenseMemory energy({.beta = 8}, Xi);
  std::atomic<bool> cancelled = true;
  const CriticalPoints found = find_critical_points(energy, Xi, everything, &cancelled);
  CHECK(!found.complete);
  CHECK(found.points.empty());
}

TEST_CASE("energies without an attention update are searched too") {
  const Matrix Xi = 2 * Matrix::Identity(5, 5);
  DenseMemory energy({.similarity = Similarity::dot,
                      .separation = Separation::rectified,
                      .scaling = Scaling::identity,
                      .degree = 3,
                      .beta = 0.5,
                      .scaled = false,
                      .confined = true},
                     Xi);
  const CriticalPoints found = find_critical_points(energy, Xi, everything);
  for (const CriticalPoint& p : found.points) {
    CHECK(energy.gradient(p.x).norm() < 1e-8);
    if (p.kind == CriticalKind::minimum) CHECK(p.eigenvalues[0] > 0);
    if (p.kind == CriticalKind::saddle) CHECK((p.eigenvalues.array() < 0).count() == 1);
  }
}

TEST_CASE("the nearest columns are those of a comparison one by one") {
  Matrix X = random_matrix(9, 150, 2);
  X.col(40) = X.col(17);
  const Matrix P = random_matrix(9, 70, 3);
  for (const Matrix& points : {P, X}) {
    const auto near = nearest_columns(X, points, 4, true);
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      std::vector<std::pair<double, int>> all;
      for (int k = 0; k < 150; ++k)
        if (const double d = (X.col(k) - points.col(i)).norm(); d > 0) all.push_back({d, k});
      std::sort(all.begin(), all.end());
      REQUIRE(near[static_cast<size_t>(i)].size() == 4);
      for (size_t n = 0; n < 4; ++n) {
        CHECK(near[static_cast<size_t>(i)][n].index == all[n].second);
        CHECK(near[static_cast<size_t>(i)][n].distance == all[n].first);
      }
    }
  }
}

TEST_CASE("places within a tolerance are one, and the first of them") {
  Places places;
  const Vector x = random_matrix(8, 1, 4).col(0);
  CHECK(places.add(x, 1e-6) == 0);
  CHECK(places.add(x + 1e-3 * Vector::Unit(8, 2), 1e-6) == 1);
  CHECK(places.add(x + 5e-7 * Vector::Unit(8, 5), 1e-6) == 0);
  CHECK(places.find(x - 2e-6 * Vector::Unit(8, 0), 1e-6) == -1);
  CHECK(places.points().size() == 2);
}

}  // namespace
}  // namespace memscape
