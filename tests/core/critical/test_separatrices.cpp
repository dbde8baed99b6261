// Separatrices against lines known by symmetry, and against where descent goes
// from both of their sides.
#include <doctest/doctest.h>

#include <algorithm>
#include <numbers>

#include "core/critical/lsr/lsr_minima.h"
#include "core/critical/search/descent.h"
#include "core/critical/separatrices.h"
#include "support_scenes.h"

namespace memscape {
namespace {

using namespace memscape::testing;

TEST_CASE("the separatrix of two memories is their bisector") {
  Matrix Xi(2, 2);
  Xi << -0.8, 0.4, -0.3, 0.6;
  const Eigen::Vector2d middle = Xi.rowwise().mean(), normal = (Xi.col(1) - Xi.col(0)).normalized();
  const Domain domain{-1.5, 1.5, -1.2, 1.2};
  for (double beta : {2.0, 8.0, 100.0, 2000.0}) {
    CAPTURE(beta);
    DenseMemory energy({.similarity = Similarity::full, .beta = beta}, Xi);
    CriticalPoints found = find_critical_points(energy, Xi, domain);
    auto lines = trace_separatrices(energy, found, domain);
    REQUIRE(lines.size() == 2);
    for (const Separatrix& line : lines) {
      CHECK(line.end == SeparatrixEnd::view);
      CHECK(line.points.size() > 30);
      CHECK(line.points.size() <= 2000);
      for (const auto& x : line.points) CHECK(std::abs((x - middle).dot(normal)) < 1e-9);
      const auto& last = line.points.back();
      double border = std::min({domain.x_high - last.x(), last.x() - domain.x_low, domain.y_high - last.y(),
                                last.y() - domain.y_low});
      CHECK(std::abs(border) < 1e-9);
    }
    CHECK((lines[0].points.back() - lines[1].points.back()).norm() > 2);
  }
}

TEST_CASE("the separatrices of a triangle meet in its maximum") {
  Matrix Xi(2, 3);
  for (int k = 0; k < 3; ++k) {
    double angle = 2 * std::numbers::pi * k / 3 + 0.1;
    Xi.col(k) << std::cos(angle), std::sin(angle);
  }
  const Domain domain{-2, 2, -2, 2};
  DenseMemory energy({.beta = 20}, Xi);
  CriticalPoints found = find_critical_points(energy, Xi, domain);
  REQUIRE(found.counts.maxima == 1);
  auto lines = trace_separatrices(energy, found, domain);
  REQUIRE(lines.size() == 6);
  auto count = [&](SeparatrixEnd end) {
    return std::count_if(lines.begin(), lines.end(),
                         [end](const Separatrix& line) { return line.end == end; });
  };
  CHECK(count(SeparatrixEnd::maximum) == 3);
  CHECK(count(SeparatrixEnd::view) == 3);
}

/// Where the flow of small steps from x ends: the index of a minimum, or -1.
int end_of(const Energy& energy, const CriticalPoints& found, Vector x, double step) {
  Vector g(2);
  for (int k = 0; k < 40000; ++k) {
    energy.value_and_gradient(x, g);
    x -= step * g;
    if (g.norm() * step < 1e-9) break;
  }
  for (size_t k = 0; k < found.points.size(); ++k)
    if (found.points[k].kind == CriticalKind::minimum && (found.points[k].x - x).norm() < 1e-3)
      return static_cast<int>(k);
  return -1;
}

TEST_CASE("descent from the two sides of a separatrix ends in two minima") {
  int checked = 0, missed = 0;
  for (std::uint64_t seed : {3u, 9u, 16u}) {
    RandomScene scene = random_scene(seed);
    scene.form = {.similarity = Similarity::half, .beta = 60};
    DenseMemory energy(scene.form, scene.Xi);
    const Domain domain{-1.3, 1.3, -1.3, 1.3};
    CriticalPoints found = find_critical_points(energy, scene.Xi, domain);
    for (const Separatrix& line : trace_separatrices(energy, found, domain)) {
      CHECK(line.end != SeparatrixEnd::unfinished);
      for (size_t k = 1; k + 1 < line.points.size(); k += 8) {
        Eigen::Vector2d t = line.points[k + 1] - line.points[k - 1],
                        n = Eigen::Vector2d(-t.y(), t.x()).normalized();
        // Uphill all lines draw together, so that a basin may be narrower than
        // the first distance; the border must lie within some distance that is
        // still small against the domain.
        bool parted = false;
        for (double away : {1e-3, 1e-4, 1e-5}) {
          int left = end_of(energy, found, line.points[k] + away * n, 0.05);
          int right = end_of(energy, found, line.points[k] - away * n, 0.05);
          CHECK(left >= 0);
          CHECK(right >= 0);
          parted = parted || left != right;
        }
        CAPTURE(seed);
        ++checked, missed += !parted;
      }
    }
  }
  MESSAGE("checked " << checked << ", missed " << missed);
  CHECK(checked > 100);
  CHECK(missed <= checked / 10);
}

/// Which minimum log-sum-ReLU's exact descent from x ends in, or -1.
int lsr_end(const CriticalPoints& found, const Matrix& Xi, double reach, const Eigen::Vector2d& x) {
  Vector end = lsr_descent(Xi, reach, x);
  for (size_t k = 0; k < found.points.size(); ++k)
    if (found.points[k].kind == CriticalKind::minimum && (found.points[k].x - end).norm() < 1e-9)
      return static_cast<int>(k);
  return -1;
}

TEST_CASE(
    "at kinks too, descent from the two sides of a separatrix ends in "
    "two minima") {
  int checked = 0, wrong = 0, kinds[4] = {};
  for (std::uint64_t seed = 1; seed <= 12; ++seed)
    for (double reach : {0.4, 0.7}) {
      Matrix Xi = random_matrix(2, 4 + static_cast<int>(seed), seed);
      DenseMemory energy({.separation = Separation::shifted_relu, .beta = 2 / (reach * reach)}, Xi);
      const Domain domain{-2, 2, -2, 2};
      CriticalPoints found = find_critical_points(energy, Xi, domain);
      for (const Separatrix& line : trace_separatrices(energy, found, domain)) {
        ++kinds[static_cast<int>(line.end)];
        REQUIRE(line.points.size() >= 2);
        for (size_t k = 1; k < line.points.size(); ++k) {
          CHECK(energy.value(line.points[k]) >=
                energy.value(line.points[k - 1]) - 1e-6);  // 1e-9 r off a circle
          Eigen::Vector2d t = line.points[k] - line.points[k - 1], n(-t.y(), t.x());
          if (t.norm() < 1e-3) continue;
          // A chord of 2 degrees sags by r/2 (π/180)² = 1e-4; look 4e-4 to both
          // sides, which is well inside both basins but near the ends of lines,
          // where basins narrow.
          Eigen::Vector2d middle = (line.points[k] + line.points[k - 1]) / 2;
          n *= 4e-4 / t.norm();
          int left = lsr_end(found, Xi, reach, middle + n), right = lsr_end(found, Xi, reach, middle - n);
          if (left < 0 || right < 0) continue;
          ++checked, wrong += left == right;
        }
      }
    }
  CAPTURE(wrong);
  CHECK(checked > 500);
  CHECK(wrong <= checked / 50);
  CHECK(kinds[static_cast<int>(SeparatrixEnd::unfinished)] == 0);
  CHECK(kinds[static_cast<int>(SeparatrixEnd::maximum)] > 0);
  CHECK(kinds[static_cast<int>(SeparatrixEnd::support)] > 0);
}

}  // namespace
}  // namespace memscape
