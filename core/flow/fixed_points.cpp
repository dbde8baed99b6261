// A grid of velocities, Newton's method with the whole Jacobian, and the roots of λ² - tr J λ + det J.
#include "core/flow/fixed_points.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/finite.h"
#include "core/base/stop.h"

namespace memscape {
namespace {

using Eigen::Vector2d, Eigen::Matrix2d;
constexpr int side = 64;              // nodes along each side of the grid
constexpr double error_share = 1e-7;  // of ‖J‖: what differences leave open

/// Starts: middles of cells in which both components change sign, and nodes slower than all about them.
std::vector<Vector2d> starts_of(const Model& model, const Grid& grid) {
  Matrix X(2, side * side);
  for (int j = 0; j < side; ++j)
    for (int i = 0; i < side; ++i) X.col(j * side + i) << grid.x(i), grid.y(j);
  Evaluation found;
  model.evaluate(X, {.velocity = true}, found);
  const auto v = [&](int i, int j) { return found.velocity.col(j * side + i); };
  const auto changes = [&](int i, int j, int d) {
    const double c[4] = {v(i, j)[d], v(i + 1, j)[d], v(i, j + 1)[d], v(i + 1, j + 1)[d]};
    return *std::min_element(c, c + 4) <= 0 && *std::max_element(c, c + 4) >= 0;
  };
  const auto slowest = [&](int i, int j) {
    const double here = v(i, j).norm();
    for (int b = std::max(0, j - 1); b <= std::min(side - 1, j + 1); ++b)
      for (int a = std::max(0, i - 1); a <= std::min(side - 1, i + 1); ++a)
        if (v(a, b).norm() < here) return false;
    return std::isfinite(here);
  };
  std::vector<Vector2d> starts;
  for (int j = 0; j < side; ++j)
    for (int i = 0; i < side; ++i) {
      if (slowest(i, j)) starts.emplace_back(X.col(j * side + i));
      if (i + 1 < side && j + 1 < side && changes(i, j, 0) && changes(i, j, 1))
        starts.emplace_back(0.5 * (X.col(j * side + i) + X.col((j + 1) * side + i + 1)));
    }
  return starts;
}

/// Newton's method with halved steps; within `reach` of the start.
std::optional<Vector2d> root_near(const Model& model, Vector2d x, double reach) {
  const Vector2d start = x;
  Vector v(2), next_v(2);
  model.velocity(x, v);
  if (!all_finite(v)) return {};
  for (int step = 0; step < 60; ++step) {
    const Vector2d move = model.jacobian(x).fullPivLu().solve(v);
    if (!all_finite(move)) return {};
    if (move.norm() <= 1e-12 * (reach + x.norm())) return x;
    double part = 1;
    bool better = false;
    for (int halving = 0; halving < 20 && !better; ++halving, part /= 2) {
      model.velocity(x - part * move, next_v);
      better = all_finite(next_v) && next_v.norm() < v.norm();
      if (better) x -= part * move, v = next_v;
    }
    // Velocities no longer shrink where rounding begins.
    if (!better) return move.norm() <= 1e-7 * (reach + x.norm()) ? std::optional(x) : std::nullopt;
    if ((x - start).norm() > reach) return {};
  }
  return v.norm() == 0 ? std::optional(x) : std::nullopt;
}

CriticalPoint described(const Model& model, const Vector2d& x) {
  const Matrix2d J = model.jacobian(x);
  const double half = 0.5 * J.trace(), rest = half * half - J.determinant(), error = error_share * J.norm();
  CriticalPoint point;
  point.x = x, point.of_flow = true;
  const double root = std::sqrt(std::abs(rest));
  // A double eigenvalue splits by the root of the error.
  point.turning = rest < 0 && root > std::sqrt(error * J.norm()) ? root : 0;
  point.eigenvalues = rest < 0 ? Vector{{half, half}} : Vector{{half - root, half + root}};
  const double low = point.eigenvalues[0], high = point.eigenvalues[1];
  if (std::min(std::abs(low), std::abs(high)) <= error)
    point.kind = CriticalKind::degenerate;
  else
    point.kind = high < 0 ? CriticalKind::minimum : low > 0 ? CriticalKind::maximum : CriticalKind::saddle;
  return point;
}

}  // namespace

CriticalPoints find_fixed_points(const Model& model, const Matrix& Xi, const Domain& domain,
                                 const std::atomic<bool>* cancelled) {
  const Grid grid{side, side, domain.x_low, domain.x_high, domain.y_low, domain.y_high};
  const double size = std::max(domain.x_high - domain.x_low, domain.y_high - domain.y_low);
  CriticalPoints result;
  for (const Vector2d& start : starts_of(model, grid)) {
    if (stopped(cancelled)) break;
    const auto x = root_near(model, start, 0.1 * size);
    if (!x || (*x)[0] < domain.x_low || (*x)[0] > domain.x_high || (*x)[1] < domain.y_low ||
        (*x)[1] > domain.y_high)
      continue;
    const bool known = std::ranges::any_of(
        result.points, [&](const CriticalPoint& point) { return (point.x - *x).norm() <= 1e-6 * size; });
    if (!known) result.points.push_back(described(model, *x));
  }
  std::ranges::sort(result.points, [](const CriticalPoint& a, const CriticalPoint& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return std::lexicographical_compare(a.x.begin(), a.x.end(), b.x.begin(), b.x.end());
  });
  CriticalCounts& counts = result.counts;
  counts.stored = static_cast<int>(Xi.cols());
  for (CriticalPoint& point : result.points) {
    std::tie(point.memory, point.distance) = nearest_memory(Xi, point.x);
    count_in(point, counts);
  }
  return result;
}

std::string_view fixed_kind_text(const CriticalPoint& point) {
  const bool turns = point.turning > 0;
  switch (point.kind) {
    case CriticalKind::minimum:
      return turns ? "stable spiral" : "stable";
    case CriticalKind::maximum:
      return turns ? "unstable spiral" : "unstable";
    case CriticalKind::saddle:
      return "saddle";
    case CriticalKind::degenerate:
      break;
  }
  return turns ? "centre" : "undecided";
}

}  // namespace memscape
