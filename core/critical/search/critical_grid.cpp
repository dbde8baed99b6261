// A grid of gradients, and the cells worth a start. The grid lies off the places that formulas are symmetric
// about.
#include "core/critical/search/critical_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/critical/search/descent.h"
#include "core/critical/search/missed.h"
#include "core/critical/search/newton.h"
#include "core/critical/search/plateaus.h"
#include "core/critical/search/rounding.h"
#include "core/critical/search/settle.h"
#include "core/critical/search/winding.h"

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr int side = 161, line = 4001;  // nodes
constexpr int most_memories = 512;      // that are starts
constexpr size_t most_explored = 300;   // cells in which points are missing
constexpr double offset = 0.381966;     // of a cell, by which the grid begins before the domain
constexpr double blurs = 16;            // times the noise that may part two ends at one root
constexpr double same = 1e-6;           // of a cell: one root

/// Nodes of the grid, their energies and gradients. height is 1 for D = 1.
struct Samples {
  int width = 0, height = 1;
  Matrix X, G;
  Vector E;
  double cell = 0;  ///< its diagonal
  Eigen::Index index(int i, int j) const { return static_cast<Eigen::Index>(j) * width + i; }
};

Samples sample(const Energy& energy, const Domain& domain) {
  const int D = energy.dimension();
  Samples s;
  s.width = D == 1 ? line : side, s.height = D == 1 ? 1 : side;
  s.X.resize(D, static_cast<Eigen::Index>(s.width) * s.height);
  const double dx = (domain.x_high - domain.x_low) / (s.width - 2),
               dy = (domain.y_high - domain.y_low) / std::max(s.height - 2, 1);
  for (int j = 0; j < s.height; ++j)
    for (int i = 0; i < s.width; ++i) {
      s.X(0, s.index(i, j)) = domain.x_low + (i - offset) * dx;
      if (D == 2) s.X(1, s.index(i, j)) = domain.y_low + (j - offset) * dy;
    }
  s.cell = D == 1 ? dx : std::hypot(dx, dy);
  energy.batch(s.X, s.E, &s.G);
  return s;
}

/// The nodes at the corners of the cell (i, j), two or four.
struct Corners {
  std::array<Eigen::Index, 4> nodes;
  int count;
  Corners(const Samples& s, int i, int j)
      : nodes{s.index(i, j), s.index(i + 1, j)}, count(s.height > 1 ? 4 : 2) {
    if (count == 4) nodes[2] = s.index(i, j + 1), nodes[3] = s.index(i + 1, j + 1);
  }
  Eigen::Index last() const { return nodes[static_cast<size_t>(count) - 1]; }
};

/// The gradient at a node; of one dimension the second part is 0.
Vector2d slope(const Samples& s, Eigen::Index n) {
  return {s.G(0, n), s.height > 1 ? s.G(1, n) : 0.0};
}

using Gradients = std::array<Vector2d, 4>;

Gradients gradients_at(const Energy& energy, const Box& box) {
  return {energy.gradient(box.low), energy.gradient(box.high),
          energy.gradient(Vector2d(box.low.x(), box.high.y())),
          energy.gradient(Vector2d(box.high.x(), box.low.y()))};
}

/// True where the gradient may vanish between some points: it differs between them by as much as it is.
bool may_vanish(const Gradients& at, int count = 4) {
  Vector2d mean(0, 0);
  double spread = 0;
  for (int k = 0; k < count; ++k) mean += at[static_cast<size_t>(k)] / count;
  for (int k = 0; k < count; ++k)
    spread = std::max(spread, (at[static_cast<size_t>(k)] - mean).squaredNorm());
  const double size = mean.squaredNorm();
  return std::isfinite(size) && size + spread > 0 && size <= 1.5 * 1.5 * spread;
}

bool may_vanish(const Samples& s, const Corners& cell) {
  Gradients at;
  for (int k = 0; k < cell.count; ++k)
    at[static_cast<size_t>(k)] = slope(s, cell.nodes[static_cast<size_t>(k)]);
  return may_vanish(at, cell.count);
}

/// True when the node is lowest or highest in energy, or lowest in ‖∇E‖, among its neighbours.
bool is_extreme(const Samples& s, int i, int j) {
  bool low = true, high = true, still = true;
  const Eigen::Index here = s.index(i, j);
  const double steep = slope(s, here).squaredNorm();
  if (steep == 0) return false;  // a plateau, or unsupported
  for (int y = std::max(j - 1, 0); y <= std::min(j + 1, s.height - 1); ++y)
    for (int x = i - 1; x <= i + 1; ++x) {
      const Eigen::Index other = s.index(x, y);
      if (other == here) continue;
      low &= s.E[here]<s.E[other], high &= s.E[here]> s.E[other];
      still &= steep < slope(s, other).squaredNorm();
    }
  return low || high || still;
}

std::vector<Vector> starts_of(const Energy& energy, const Matrix& Xi, const Samples& s,
                              const std::atomic<bool>* cancelled) {
  std::vector<Vector> starts;
  const auto memories = std::min<Eigen::Index>(Xi.cols(), most_memories);
  std::vector<Descent> descents(static_cast<size_t>(memories));
  parallel_for(size_t{0}, descents.size(), [&](size_t k) {
    if (!stopped(cancelled)) descents[k] = descend(energy, Xi.col(static_cast<Eigen::Index>(k)), 1);
  });
  for (Eigen::Index k = 0; k < memories; ++k) {
    starts.push_back(Xi.col(k));
    if (const Descent& descent = descents[static_cast<size_t>(k)]; descent.settled)
      starts.push_back(descent.end);
  }
  // Where symmetric energies have a minimum that may be narrow.
  starts.emplace_back(Vector::Zero(Xi.rows()));
  starts.emplace_back(Xi.rowwise().mean());
  for (int j = 0; j < std::max(s.height - 1, 1); ++j)
    for (int i = 0; i + 1 < s.width; ++i) {
      const Corners cell(s, i, j);
      const Eigen::Index here = cell.nodes[0];
      if (may_vanish(s, cell)) starts.push_back((s.X.col(here) + s.X.col(cell.last())) / 2);
      if (i > 0 && is_extreme(s, i, j)) starts.push_back(s.X.col(here));
    }
  return starts;
}

bool in(const Domain& domain, const Vector& x) {
  return x[0] >= domain.x_low && x[0] <= domain.x_high &&
         (x.size() < 2 || (x[1] >= domain.y_low && x[1] <= domain.y_high));
}

/// The point x of a kink, to be told apart.
CriticalPoint kink(const Vector& x) {
  CriticalPoint point;
  point.x = x, point.kind = CriticalKind::degenerate;
  point.eigenvalues = Vector::Constant(x.size(), std::numeric_limits<double>::infinity());
  return point;
}

/// The zero x of ∇E, told by its Hessian. `steepness`: ‖∇E‖ over the distance, some way off.
CriticalPoint described(const Energy& energy, const Vector& x, double steepness) {
  CriticalPoint point;
  point.x = x;
  point.eigenvalues = eigenvalues_of(energy.hessian(x));
  const Vector size = point.eigenvalues.cwiseAbs();
  if (size.minCoeff() <= singular_share * std::max(size.maxCoeff(), steepness)) {
    point.kind = CriticalKind::degenerate;
    return point;
  }
  const bool rises = point.eigenvalues[0] > 0, falls = point.eigenvalues[point.eigenvalues.size() - 1] < 0;
  point.kind = rises ? CriticalKind::minimum : falls ? CriticalKind::maximum : CriticalKind::saddle;
  return point;
}

/// The largest ‖∇E‖ at a distance from x, over that distance.
double steepness_about(const Energy& energy, const Vector& x, double distance) {
  double most = 0;
  Vector g(x.size());
  for (Eigen::Index d = 0; d < x.size(); ++d)
    for (double way : {-distance, distance})
      if (std::isfinite(energy.value_and_gradient(x + way * Vector::Unit(x.size(), d), g)) && all_finite(g))
        most = std::max(most, g.norm() / distance);
  return most;
}

/// The zero x of ∇E. Where ∇E does not become small near it, x lies on a kink.
CriticalPoint root_at(const Energy& energy, const Vector& x, double cell) {
  const double far_off = steepness_about(energy, x, 0.5 * cell);
  constexpr double near = 1e-7, nearer = 1e-9, jump = 1e-4;
  const double jump_near = near * steepness_about(energy, x, near * cell),
               jump_nearer = nearer * steepness_about(energy, x, nearer * cell);
  if (jump_nearer < 0.5 * jump_near || jump_nearer < jump * far_off) return described(energy, x, far_off);
  return kink(x);
}

/// Roots without doubles.
struct Roots {
  const Energy& energy;
  const Samples& samples;
  const Plateaus& plateaus;
  std::vector<CriticalPoint> points;

  /// On a plateau or at its edge.
  bool flat(const Vector& x) const {
    const auto node = [&](Eigen::Index d) {
      const double step = samples.X(d, samples.index(d == 0, d == 1)) - samples.X(d, 0);
      return static_cast<int>(std::lround((x[d] - samples.X(d, 0)) / step));
    };
    const int i = node(0), j = x.size() > 1 ? node(1) : 0;
    for (int y = std::max(j - 1, 0); y <= std::min(j + 1, samples.height - 1); ++y)
      for (int at = std::max(i - 1, 0); at <= std::min(i + 1, samples.width - 1); ++at)
        if (plateaus.of_node[static_cast<size_t>(samples.index(at, y))] >= 0)
          return energy.gradient(x).isZero(0) && energy.hessian(x).isZero(0);
    return false;
  }

  void add(const Vector& x) {
    if (flat(x)) return;
    CriticalPoint point = root_at(energy, x, samples.cell);
    if (all_finite(point.eigenvalues) && point.kind != CriticalKind::degenerate)
      point.blur = blurs * gradient_noise(energy, x, energy.hessian(x), samples.cell) /
                   point.eigenvalues.cwiseAbs().minCoeff();
    for (const CriticalPoint& old : points)
      if ((old.x - x).norm() <= same * samples.cell + std::min(old.blur + point.blur, 0.5 * samples.cell))
        return;
    points.push_back(point);
  }
};

/// True where the Hessian at a root describes ∇E at the corners of a box about it: then no other root is
/// hidden there.
bool linear_about(const Energy& energy, const CriticalPoint& root, const Box& box) {
  constexpr double allowed = 0.6;
  if (!all_finite(root.eigenvalues)) return true;
  const Matrix H = energy.hessian(root.x);
  for (const Vector2d& corner :
       {box.low, box.high, Vector2d(box.low.x(), box.high.y()), Vector2d(box.high.x(), box.low.y())}) {
    const Vector expected = H * (corner - root.x);
    if (!((energy.gradient(corner) - expected).norm() <= allowed * expected.norm())) return false;
  }
  return true;
}

/// How often ∇E turns round each cell in which it may vanish, where that can be told.
struct Turned {
  Box box;
  int turns;
};

std::vector<Turned> turned_cells(const Energy& energy, const Samples& s, const std::atomic<bool>* cancelled) {
  constexpr int parts = 8;
  std::vector<std::vector<Turned>> rows(static_cast<size_t>(s.height));
  parallel_for(0, s.height - 1, [&](int j) {
    for (int i = 0; i + 1 < s.width && !stopped(cancelled); ++i) {
      const Corners cell(s, i, j);
      if (!may_vanish(s, cell)) continue;
      const Box box{s.X.col(cell.nodes[0]), s.X.col(cell.last())};
      if (const auto turns = turns_round(energy, box, parts))
        rows[static_cast<size_t>(j)].push_back({box, *turns});
    }
  });
  std::vector<Turned> cells;
  for (const auto& row : rows) cells.insert(cells.end(), row.begin(), row.end());
  return cells;
}

/// Where on the way from a, with the gradient ga, to b the gradient jumps to its opposite.
Vector jump_between(const Energy& energy, Vector a, Vector b, const Vector& ga) {
  Vector g(2);
  for (int halving = 0; halving < 50; ++halving) {
    const Vector middle = 0.5 * (a + b);
    if (!std::isfinite(energy.value_and_gradient(middle, g)) || g.isZero(0)) return middle;
    (g.dot(ga) > 0 ? a : b) = middle;
  }
  return 0.5 * (a + b);
}

/// Points of kinks on which the gradient jumps to its opposite: whole curves are critical there.
std::vector<CriticalPoint> opposite_jumps(const Energy& energy, const Samples& s) {
  constexpr double opposite = -0.99;  // cosine
  std::vector<std::vector<CriticalPoint>> rows(static_cast<size_t>(s.height));
  parallel_for(0, s.height, [&](int j) {
    for (int i = 0; i + 1 < s.width; ++i)
      for (const auto& [x, y] : {std::pair{i + 1, j}, {i, j + 1}}) {
        const Eigen::Index here = s.index(i, j), other = s.index(x, y);
        if (y >= s.height || !std::isfinite(s.E[here]) || !std::isfinite(s.E[other])) continue;
        const Vector2d a = slope(s, here), b = slope(s, other);
        if (!(a.dot(b) < 0) || !(a.dot(b) < opposite * a.norm() * b.norm())) continue;
        const Vector at = jump_between(energy, s.X.col(here), s.X.col(other), a);
        const Vector step = 1e-6 * (s.X.col(other) - s.X.col(here)), before = energy.gradient(at - step),
                     after = energy.gradient(at + step);
        const double sizes = before.norm() * after.norm();
        if (std::isfinite(energy.value(at)) && sizes > 1e-4 * a.norm() * b.norm() &&
            before.dot(after) < -0.999999 * sizes)
          rows[static_cast<size_t>(j)].push_back(kink(at));
      }
  });
  std::vector<CriticalPoint> all;
  for (const auto& row : rows) all.insert(all.end(), row.begin(), row.end());
  return all;
}

/// Critical points at which ∇E jumps, and roots that were missed, D = 2.
std::vector<Vector> find_missed(const Energy& energy, const Samples& s, Roots& roots,
                                const std::atomic<bool>* cancelled) {
  std::vector<Vector> kinks;
  const double across = s.X(0, 1) - s.X(0, 0);
  constexpr double finest_pairs = 1.0 / 300;  // of a cell: boxes in which pairs may be hidden
  const auto explains = [&](const Box& box, int turns) {
    const CriticalPoint* one = nullptr;
    int count = 0;
    for (const CriticalPoint& point : roots.points)
      if (box.contains(point.x)) turns -= index_of(point), ++count, one = &point;
    if (turns != 0 || count > 1) return false;
    const double size = (box.high.x() - box.low.x()) / across;
    // Cells of the grid were looked at from their middle, if need be; smaller ones need it too.
    if (count == 0) return size > 0.9 || size < finest_pairs || !may_vanish(gradients_at(energy, box));
    return count == 0 || one->singular || size < 1e-3 || linear_about(energy, *one, box);
  };
  const auto look_from = [&](const Vector2d& x) {
    if (const auto root = newton_root(energy, x, 4 * s.cell)) roots.add(*root);
  };
  const MissedSearch search{energy, 1e-9 * s.cell, look_from, explains, kinks, cancelled};
  size_t explored = 0;
  for (const Turned& cell : turned_cells(energy, s, cancelled))
    if (!stopped(cancelled) && !explains(cell.box, cell.turns) && ++explored <= most_explored)
      search.explore(cell.box, cell.turns);
  return kinks;
}

/// Kinks for D = 1: cells in which the slope changes its sign and that have no root.
std::vector<Vector> find_jumps(const Energy& energy, const Samples& s, const Roots& roots) {
  std::vector<Vector> kinks;
  for (int i = 0; i + 1 < s.width; ++i) {
    double low = s.X(0, i), high = s.X(0, i + 1);
    const double left = s.G(0, i), right = s.G(0, i + 1);
    if (!std::isfinite(s.E[i]) || !std::isfinite(s.E[i + 1]) || !(left * right < 0)) continue;
    if (std::ranges::any_of(roots.points,
                            [&](const CriticalPoint& p) { return p.x[0] >= low && p.x[0] <= high; }))
      continue;
    for (int halving = 0; halving < 50; ++halving) {
      const double middle = 0.5 * (low + high);
      ((energy.gradient(Vector::Constant(1, middle))[0] < 0) == (left < 0) ? low : high) = middle;
    }
    const Vector x = Vector::Constant(1, 0.5 * (low + high));
    if (rests_at(energy, x, 1e-2 * s.cell)) kinks.push_back(x);
  }
  return kinks;
}

}  // namespace

std::vector<CriticalPoint> search_grid(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                       const std::atomic<bool>* cancelled) {
  const Samples samples = sample(energy, domain);
  const Plateaus plateaus = find_plateaus(samples.width, samples.height, samples.X, samples.E, samples.G);
  const std::vector<Vector> starts = starts_of(energy, Xi, samples, cancelled);
  std::vector<std::optional<Vector>> ends(starts.size());
  parallel_for(size_t{0}, starts.size(), [&](size_t k) {
    if (!stopped(cancelled)) ends[k] = newton_root(energy, starts[k], 4 * samples.cell);
  });
  Roots roots{energy, samples, plateaus, {}};
  for (const auto& end : ends)
    if (end && in(domain, *end)) roots.add(*end);
  if (samples.height > 1)
    for (const CriticalPoint& point : opposite_jumps(energy, samples)) roots.points.push_back(point);
  const double room = 0.5 * samples.cell;
  settle_degenerate(energy, domain, room, roots.points, cancelled);
  for (const Vector& x : samples.height > 1 ? find_missed(energy, samples, roots, cancelled)
                                            : find_jumps(energy, samples, roots))
    roots.points.push_back(kink(x));
  settle_degenerate(energy, domain, room, roots.points, cancelled);
  std::vector<CriticalPoint> found = std::move(roots.points);
  found.insert(found.end(), plateaus.points.begin(), plateaus.points.end());
  std::erase_if(found, [&](const CriticalPoint& point) { return !in(domain, point.x); });
  return found;
}

}  // namespace memscape
