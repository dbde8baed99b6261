// Branch and exclude for G(x) = x - κ m(x). Over a square of half side h about c, with δ_μ = ξ^μ - m(c) and
// tilt τ_μ = b h (|δ_x| + |δ_y|), Jensen gives w_μ(x) <= w_μ(c) exp τ_μ, hence matrices that bound Cov(x)
// from both sides.
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/critical/lse/tilted_mean.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "core/base/symmetric2.h"

namespace memscape {
namespace {

using Eigen::Matrix2d, Eigen::Vector2d;

constexpr double negligible = 1e-18;    // weight below which a memory is left out of a cell
constexpr size_t most_open = 20000;     // cells of one size before the rest is called unresolved
constexpr size_t most_work = 32000000;  // memories of all those cells together
constexpr int deepest = 32;
constexpr double valley = 2e-3;  // of the size: cells in which a degenerate root is taken for all there are

struct Cell {
  Vector2d centre;
  double half = 0;
  long column = 0, row = 0;
  std::vector<int> kept;  ///< memories whose weight is not negligible in it
};

enum class Verdict { empty, found, flat, split };

struct Outcome {
  Verdict verdict = Verdict::split;
  Vector2d root{0, 0};
};

/// What holds at the centre and over the whole cell.
struct Bounds {
  Vector2d G{0, 0};
  double noise = 0;  ///< of G
  Matrix2d J = Matrix2d::Identity();
  Matrix2d upper = Matrix2d::Zero(),
           lower = Matrix2d::Zero();  ///< lower <= Cov(x) <= upper as quadratic forms
};

/// Weights of the kept memories at x, normalised.
Eigen::ArrayXd weights_at(const TiltedMean& mean, const std::vector<int>& kept, const Vector2d& x) {
  Eigen::ArrayXd w(kept.size());
  for (size_t k = 0; k < kept.size(); ++k) w[static_cast<Eigen::Index>(k)] = mean.log_weight(kept[k], x);
  w = (w - w.maxCoeff()).max(-700).exp();
  return w / w.sum();
}

/// Fills the bounds and drops memories from `cell.kept`.
Bounds bounds_of(const TiltedMean& mean, Cell& cell) {
  Bounds bounds;
  const Eigen::ArrayXd w = weights_at(mean, cell.kept, cell.centre);
  const auto n = static_cast<Eigen::Index>(cell.kept.size());
  Vector2d m = Vector2d::Zero();
  for (Eigen::Index k = 0; k < n; ++k) m += w[k] * mean.Xi.col(cell.kept[k]);
  bounds.G = cell.centre - mean.kappa * m;

  Eigen::Matrix2Xd delta(2, n);
  Eigen::ArrayXd tilt(n);
  for (Eigen::Index k = 0; k < n; ++k) {
    delta.col(k) = mean.Xi.col(cell.kept[k]) - m;
    tilt[k] = mean.rate * cell.half * delta.col(k).lpNorm<1>();
  }
  bounds.J -= mean.kappa * mean.rate * (delta * w.matrix().asDiagonal() * delta.transpose());
  const Eigen::ArrayXd most = (w.log() + tilt).min(0).exp(), least = w * (-tilt).max(-700).exp();
  bounds.upper = delta * most.matrix().asDiagonal() * delta.transpose();
  const double total = (w.log() + tilt).min(600).exp().sum(), mass = least.sum();
  const Vector2d centre = delta * least.matrix() / mass;
  Matrix2d spread =
      delta * least.matrix().asDiagonal() * delta.transpose() / mass - centre * centre.transpose();
  bounds.lower = (mass / total) * (mass / total) * spread;

  size_t next = 0;
  for (Eigen::Index k = 0; k < n; ++k)
    if (most[k] > negligible) cell.kept[next++] = cell.kept[static_cast<size_t>(k)];
  cell.kept.resize(next);
  double reach = 0;
  for (int k : cell.kept) reach = std::max(reach, (mean.Xi.col(k) - cell.centre).norm());
  bounds.noise = mean.noise(cell.centre, reach);
  return bounds;
}

/// The largest y·Ay over the square |y_x|, |y_y| <= 1 for A >= 0, as a root.
double largest_root(const Matrix2d& A) {
  return std::sqrt(std::max(0.0, A(0, 0) + A(1, 1) + 2 * std::abs(A(0, 1))));
}

/// True when G cannot vanish: along some direction t it is larger at the centre than it can change within the
/// cell. The change t·J y is bounded by Cov <= upper, and by J(c) and |Cov - Cov(c)| <= upper - lower: the
/// better one counts.
bool no_root(const TiltedMean& mean, const Cell& cell, const Bounds& bounds) {
  const Matrix2d wide = bounds.upper - bounds.lower;
  const double rate = mean.kappa * mean.rate, noise = 4 * bounds.noise;
  const double most = rate * largest_root(bounds.upper), change = rate * largest_root(wide);
  auto excludes = [&](const Vector2d& t) {
    double plain = t.lpNorm<1>() + most * std::sqrt(std::max(0.0, t.dot(bounds.upper * t)));
    double centred = (bounds.J * t).lpNorm<1>() + change * std::sqrt(std::max(0.0, t.dot(wide * t)));
    return std::abs(t.dot(bounds.G)) > cell.half * std::min(plain, centred) * (1 + 1e-9) + noise;
  };
  const double size = bounds.G.norm();
  if ((size > 0 && excludes(bounds.G / size)) || excludes({1, 0}) || excludes({0, 1})) return true;
  const Symmetric2 axes = decompose(bounds.J);
  return excludes(axes.low) || excludes(axes.high);
}

/// True when two zeros cannot lie in the cell: J is positive or negative definite throughout, or of the same
/// two signs along the same two directions.
bool at_most_one(const TiltedMean& mean, const Bounds& bounds) {
  const double rate = mean.kappa * mean.rate;
  Symmetric2 spread = decompose(bounds.upper), least = decompose(bounds.lower);
  bool rises_along = rate * spread.values[0]<1, falls_along = rate * least.values[1]> 1;
  return rate * spread.values[1] < 1 || rate * least.values[0] > 1 || (rises_along && falls_along);
}

TiltedRoot described(const TiltedMean& mean, const Vector2d& x) {
  Vector2d G;
  Matrix2d J;
  mean.evaluate(x, G, J);
  return {x, decompose(J).values};
}

Outcome judge(const TiltedMean& mean, Cell& cell, double size) {
  Bounds bounds = bounds_of(mean, cell);
  if (no_root(mean, cell, bounds)) return {Verdict::empty, {0, 0}};
  if (!at_most_one(mean, bounds)) {
    // Along a valley that is flat to rounding smaller cells would tell no more.
    Outcome outcome{Verdict::flat, cell.centre};
    const bool small = cell.half <= valley * size && tilted_newton(mean, outcome.root, 4 * cell.half);
    return small && described(mean, outcome.root).eigenvalues.cwiseAbs().minCoeff() <= degenerate_root
               ? outcome
               : Outcome{};
  }
  Outcome outcome{Verdict::found, cell.centre};
  if (tilted_newton(mean, outcome.root, 4 * cell.half) &&
      (outcome.root - cell.centre).lpNorm<Eigen::Infinity>() <= cell.half * (1 + 1e-6))
    return outcome;
  return {};
}

std::vector<Cell> first_cells(const TiltedMean& mean, const Vector2d& low, const Vector2d& high) {
  std::vector<int> all(static_cast<size_t>(mean.Xi.cols()));
  for (size_t k = 0; k < all.size(); ++k) all[k] = static_cast<int>(k);
  const double side = (high - low).maxCoeff() / 12;
  std::vector<Cell> cells;
  // Shifted by odd parts of a cell, so that the symmetric points of symmetric scenes do not fall on borders
  // of cells.
  const Vector2d from = low - side * Vector2d(0.3819, 0.2361);
  for (long row = 0; from.y() + static_cast<double>(row) * side < high.y(); ++row)
    for (long column = 0; from.x() + static_cast<double>(column) * side < high.x(); ++column)
      cells.push_back(
          {from + side * Vector2d(static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5),
           side / 2, column, row, all});
  return cells;
}

void split(const Cell& cell, std::vector<Cell>& next) {
  const double half = cell.half / 2;
  for (int part = 0; part < 4; ++part) {
    int x = part % 2, y = part / 2;
    next.push_back({cell.centre + half * Vector2d(2 * x - 1, 2 * y - 1), half, 2 * cell.column + x,
                    2 * cell.row + y, cell.kept});
  }
}

/// True where a flat valley leaves more cells open than can be gone through.
bool too_many(const std::vector<Cell>& cells, Eigen::Index memories) {
  if (cells.size() > most_open + 200 * static_cast<size_t>(memories)) return true;
  size_t work = 0;
  for (const Cell& cell : cells) work += cell.kept.size();
  return work > std::min(most_work, 4000000 + 12000 * static_cast<size_t>(memories));
}

/// Adds a root unless it is listed; two are one when they are closer than Newton's method can tell them
/// apart.
void add(std::vector<TiltedRoot>& roots, const TiltedRoot& root, double size) {
  double stiff = std::max(root.eigenvalues.cwiseAbs().minCoeff(), degenerate_root);
  double same = 1e-12 * size / stiff;
  for (const TiltedRoot& old : roots)
    if ((old.x - root.x).norm() <= same) return;
  roots.push_back(root);
}

/// What Newton's method finds in cells that could not be cleared: all regular roots, and one degenerate root
/// for each stretch of them.
void resolve(const TiltedMean& mean, const std::vector<Cell>& cells, const std::vector<Vector2d>& flat,
             double size, const std::atomic<bool>* cancelled, std::vector<TiltedRoot>& roots) {
  std::vector<std::optional<Vector2d>> ends(cells.size());
  parallel_for(size_t{0}, cells.size(), [&](size_t k) {
    Vector2d x = cells[k].centre;
    if (stopped(cancelled)) return;
    if (tilted_newton(mean, x, 1e-3 * size + 4 * cells[k].half)) ends[k] = x;
  });
  ends.insert(ends.end(), flat.begin(), flat.end());
  const double box = 1e-2 * size;
  std::map<std::pair<long, long>, TiltedRoot> valleys;  // one degenerate root for each box that has some
  for (const auto& end : ends) {
    if (!end) continue;
    TiltedRoot root = described(mean, *end);
    if (root.eigenvalues.cwiseAbs().minCoeff() > degenerate_root)
      add(roots, root, size);
    else
      valleys.try_emplace({std::lround(end->x() / box), std::lround(end->y() / box)}, root);
  }
  while (!valleys.empty()) {
    std::vector<std::pair<long, long>> open = {valleys.begin()->first};
    add(roots, valleys.begin()->second, size);
    valleys.erase(valleys.begin());
    while (!open.empty()) {
      const auto [x, y] = open.back();
      open.pop_back();
      for (long i = x - 2; i <= x + 2; ++i)
        for (long j = y - 2; j <= y + 2; ++j)
          if (valleys.erase({i, j})) open.push_back({i, j});
    }
  }
}

}  // namespace

TiltedRoots find_roots(const TiltedMean& mean, const Vector2d& low, const Vector2d& high,
                       const std::atomic<bool>* cancelled) {
  // All roots lie in the hull of the points κ ξ.
  const Vector2d hull_low = mean.kappa * mean.Xi.rowwise().minCoeff(),
                 hull_high = mean.kappa * mean.Xi.rowwise().maxCoeff();
  const double size = std::max({(hull_high - hull_low).maxCoeff(), 1e-9 * hull_high.norm(), 1e-9});
  const Vector2d from =
      (low - mean.origin).cwiseMax(hull_low.array().matrix() - Vector2d::Constant(0.01 * size));
  const Vector2d upto = (high - mean.origin).cwiseMin(hull_high + Vector2d::Constant(0.01 * size));
  TiltedRoots result;
  if (!(from.array() <= upto.array()).all()) return result;
  std::vector<TiltedRoot> roots;
  std::vector<Cell> cells = first_cells(mean, from, upto);
  std::vector<Vector2d> flat;
  for (int depth = 0; !cells.empty(); ++depth) {
    if (depth > deepest || too_many(cells, mean.Xi.cols()) || stopped(cancelled)) {
      result.complete = false;
      break;
    }
    std::vector<Outcome> outcomes(cells.size());
    parallel_for(size_t{0}, cells.size(), [&](size_t k) {
      if (!stopped(cancelled)) outcomes[k] = judge(mean, cells[k], size);
    });
    std::vector<Cell> next;
    for (size_t k = 0; k < cells.size(); ++k) {
      if (outcomes[k].verdict == Verdict::found) add(roots, described(mean, outcomes[k].root), size);
      if (outcomes[k].verdict == Verdict::flat) flat.push_back(outcomes[k].root), result.complete = false;
      if (outcomes[k].verdict == Verdict::split) split(cells[k], next);
    }
    cells = std::move(next);
  }
  if (!result.complete) resolve(mean, cells, flat, size, cancelled, roots);
  for (TiltedRoot& root : roots) {
    root.x += mean.origin;
    if ((root.x.array() >= low.array()).all() && (root.x.array() <= high.array()).all())
      result.roots.push_back(root);
  }
  std::sort(result.roots.begin(), result.roots.end(), [](const TiltedRoot& a, const TiltedRoot& b) {
    return a.x.x() != b.x.x() ? a.x.x() < b.x.x() : a.x.y() < b.x.y();
  });
  return result;
}

}  // namespace memscape
