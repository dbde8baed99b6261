// Log-sum-ReLU's critical points against truths of their own: all subsets of memories, the Euler
// characteristic of the support from the nerve of its discs, and the slopes of the energy around each point.
#include <doctest/doctest.h>

#include <Eigen/LU>
#include <algorithm>
#include <numbers>

#include "core/critical/lsr/lsr_kinks.h"
#include "core/critical/lsr/lsr_minima.h"
#include "core/energy/dense/dense.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

/// Every subset of the memories whose members, and no others, lie within reach of its centroid; touching
/// counts as neither.
std::vector<std::vector<int>> all_subsets(const Matrix& Xi, double radius) {
  std::vector<std::vector<int>> found;
  const int K = static_cast<int>(Xi.cols());
  for (int mask = 1; mask < 1 << K; ++mask) {
    Vector c = Vector::Zero(Xi.rows());
    std::vector<int> members;
    for (int k = 0; k < K; ++k)
      if (mask >> k & 1) c += Xi.col(k), members.push_back(k);
    c /= static_cast<double>(members.size());
    bool holds = true;
    for (int k = 0; k < K && holds; ++k) {
      double gap = (Xi.col(k) - c).norm() - radius;
      holds = (mask >> k & 1) ? gap < -1e-12 : gap > 1e-12;
    }
    if (holds) found.push_back(members);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::vector<int>> listed(const Matrix& Xi, double radius) {
  std::vector<std::vector<int>> found;
  for (const LsrMinimum& minimum : lsr_minima(Xi, radius)) found.push_back(minimum.members);
  return found;
}

/// Whether open discs of this radius about the chosen memories have a common point: such a point may be taken
/// at the middle of two of them or at the circumcentre of three.
bool meet(const Matrix& Xi, const std::vector<int>& chosen, double radius) {
  auto holds = [&](const Eigen::Vector2d& c) {
    return std::all_of(chosen.begin(), chosen.end(), [&](int k) { return (Xi.col(k) - c).norm() < radius; });
  };
  for (size_t a = 0; a < chosen.size(); ++a)
    for (size_t b = a; b < chosen.size(); ++b) {
      Eigen::Vector2d p = Xi.col(chosen[a]), q = Xi.col(chosen[b]);
      if (holds((p + q) / 2)) return true;
      for (size_t c = b + 1; c < chosen.size(); ++c) {
        Eigen::Matrix2d sides;
        sides << (q - p).transpose(), (Xi.col(chosen[c]) - p).transpose();
        if (std::abs(sides.determinant()) < 1e-12) continue;
        Eigen::Vector2d half = sides.rowwise().squaredNorm() / 2;
        if (holds(p + sides.inverse() * half)) return true;
      }
    }
  return false;
}

/// Vertices - edges + triangles - ... of the nerve, which is that of the union of the discs.
int euler_characteristic(const Matrix& Xi, double radius) {
  int sum = 0;
  for (int mask = 1; mask < 1 << Xi.cols(); ++mask) {
    std::vector<int> chosen;
    for (int k = 0; k < Xi.cols(); ++k)
      if (mask >> k & 1) chosen.push_back(k);
    if (meet(Xi, chosen, radius)) sum += chosen.size() % 2 ? 1 : -1;
  }
  return sum;
}

TEST_CASE("the list of minima is that of all subsets, for random memories") {
  size_t most = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed)
    for (double radius : {0.2, 0.45, 0.8, 1.1, 1.5, 3.0}) {
      const int K = 1 + static_cast<int>(seed % 12);
      for (int D : {1, 2}) {
        Matrix Xi = random_matrix(D, K, seed);
        CAPTURE(seed);
        CAPTURE(radius);
        CAPTURE(D);
        auto truth = all_subsets(Xi, radius);
        CHECK(listed(Xi, radius) == truth);
        most = std::max(most, truth.size());
      }
    }
  CHECK(most > 12);  // some scenes have more minima than memories
}

TEST_CASE("the list holds where memories coincide and discs touch") {
  // Points of a lattice meet at exact distances; the last ones are stored twice.
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const int K = 2 + static_cast<int>(seed % 11);
    Matrix Xi = (random_matrix(2, K, seed) * 2.5).array().round();
    for (double radius : {0.5, 1.0, std::numbers::sqrt2, 1.5, 2.0, 2.5}) {
      CAPTURE(seed);
      CAPTURE(radius);
      CHECK(listed(Xi, radius) == all_subsets(Xi, radius));
    }
  }
}

TEST_CASE("touching cases known by hand") {
  Matrix two(1, 2);
  two << 0, 1;
  CHECK(listed(two, 1.0) == std::vector<std::vector<int>>{{0, 1}});    // each still falls towards the other
  CHECK(listed(two, 0.5) == std::vector<std::vector<int>>{{0}, {1}});  // the pair's centre has energy +inf
  CHECK(listed(two, 0.999) == std::vector<std::vector<int>>{{0}, {0, 1}, {1}});
  CHECK(listed(two, 1.001) == std::vector<std::vector<int>>{{0, 1}});
  Matrix same = Matrix::Constant(2, 3, 0.25);
  auto minima = lsr_minima(same, 1);
  REQUIRE(minima.size() == 1);
  CHECK(minima[0].members == std::vector<int>{0, 1, 2});
  CHECK(minima[0].x == Vector::Constant(2, 0.25));
  // Two copies of 0 and one memory at 1: the centroid 1/3 counts the copies.
  Matrix copies(1, 3);
  copies << 0, 0, 1;
  auto weighted = lsr_minima(copies, 0.9);
  REQUIRE(weighted.size() == 3);
  CHECK(weighted[1].members == std::vector<int>{0, 1, 2});
  CHECK(weighted[1].x[0] == doctest::Approx(1.0 / 3));
}

TEST_CASE("minima - saddles + maxima is the Euler characteristic of the support") {
  int holes = 0, maxima_seen = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed)
    for (double radius : {0.25, 0.4, 0.6, 0.9, 1.3}) {
      const int K = 2 + static_cast<int>(seed % 8);
      Matrix Xi = random_matrix(2, K, 1000 + seed);
      Discs discs(Xi, radius);
      int minima = static_cast<int>(lsr_minima(Xi, radius).size()),
          saddles = static_cast<int>(lsr_saddles(discs).size());
      int maxima = static_cast<int>(lsr_maxima(discs).size()), truth = euler_characteristic(Xi, radius);
      CAPTURE(seed);
      CAPTURE(radius);
      CAPTURE(minima);
      CAPTURE(saddles);
      CAPTURE(maxima);
      CHECK(minima - saddles + maxima == truth);
      holes += truth < 1, maxima_seen += maxima;
    }
  CHECK(holes > 0);
  CHECK(maxima_seen > 0);
}

TEST_CASE("the energy rises from minima, falls from maxima and does both at saddles") {
  const double radius = 0.7;
  Matrix Xi = random_matrix(2, 20, 5);
  DenseMemory energy({.separation = Separation::shifted_relu, .beta = 2 / (radius * radius)}, Xi);
  // Counts the changes of sign of E - E(x) around a small circle.
  auto changes = [&](const Vector& x, bool& above) {
    double level = energy.value(x);
    int count = 0;
    bool was = false;
    for (int step = 0; step <= 720; ++step) {
      double angle = step * std::numbers::pi / 360 + 1e-3;
      bool is = energy.value(x + 1e-6 * Eigen::Vector2d(std::cos(angle), std::sin(angle))) > level;
      if (step && is != was) ++count;
      above = was = is;
    }
    return count;
  };
  bool above = false;
  for (const LsrMinimum& minimum : lsr_minima(Xi, radius)) {
    CHECK(changes(minimum.x, above) == 0);
    CHECK(above);
  }
  Discs discs(Xi, radius);
  auto maxima = lsr_maxima(discs);
  CHECK(maxima.size() > 0);
  for (const LsrKink& maximum : maxima) {
    CHECK(changes(maximum.x, above) == 0);
    CHECK(!above);
  }
  for (const LsrKink& saddle : lsr_saddles(discs)) {
    // Along the kink the energy rises with the square of the step, across it falls linearly: look along and
    // across.
    Eigen::Vector2d out = (saddle.x - Xi.col(saddle.touching[0])).normalized(), t(-out.y(), out.x());
    Vector centre = Xi.col(saddle.touching[0]);
    double level = energy.value(saddle.x), turn = 1e-3;
    for (double sign : {-1.0, 1.0}) {
      CHECK(energy.value(saddle.x + sign * 1e-6 * out) < level);
      CHECK(energy.value(centre + radius * (std::cos(turn) * out + sign * std::sin(turn) * t)) > level);
    }
  }
}

TEST_CASE("descent ends in a listed minimum and never rises") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    for (int D : {1, 2, 5}) {
      Matrix Xi = random_matrix(D, 15, seed);
      const double radius = 0.6;
      auto minima = lsr_minima(Xi, radius);
      DenseMemory energy({.separation = Separation::shifted_relu, .beta = 2 / (radius * radius)}, Xi);
      for (int k = 0; k < 15; ++k) {
        Vector start = Xi.col(k), end = lsr_descent(Xi, radius, start);
        CHECK(energy.value(end) <= energy.value(start));
        auto is_end = [&](const LsrMinimum& m) { return (m.x - end).norm() < 1e-9; };
        if (D < 3) CHECK(std::any_of(minima.begin(), minima.end(), is_end));
        CHECK(energy.gradient(end).norm() < 1e-9);
      }
    }
}

}  // namespace
}  // namespace memscape
