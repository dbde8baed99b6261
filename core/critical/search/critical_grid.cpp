// Newton's method from the memories and from every cell in which the gradient may vanish, then what was
// missed.
#include "core/critical/search/critical_grid.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/critical/search/descent.h"
#include "core/critical/search/kinks.h"
#include "core/critical/search/missed.h"
#include "core/critical/search/newton.h"
#include "core/critical/search/plateaus.h"
#include "core/critical/search/root_kind.h"
#include "core/critical/search/rounding.h"
#include "core/critical/search/samples.h"
#include "core/critical/search/settle.h"
#include "core/critical/search/winding.h"

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr int most_memories = 512;     // that are starts
constexpr size_t most_explored = 300;  // cells in which points are missing
constexpr double blurs = 16;           // times the noise that may part two ends at one root
constexpr double same = 1e-6;          // of a cell: one root

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

}  // namespace

std::vector<CriticalPoint> search_grid(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                       const std::atomic<bool>* cancelled) {
  const Samples samples = sample(energy, domain);
  const Plateaus plateaus = find_plateaus(samples.width, samples.height, samples.X, samples.E, samples.G);
  const std::vector<Vector> starts = starts_of(energy, Xi, samples, cancelled);
  std::vector<std::optional<Vector>> ends(starts.size());
  parallel_for(size_t{0}, starts.size(), [&](size_t k) {
    if (stopped(cancelled)) return;
    ends[k] = newton_root(energy, starts[k], 4 * samples.cell);
    if (!ends[k] && samples.height > 1) ends[k] = valley_root(energy, starts[k], 4 * samples.cell);
  });
  Roots roots{energy, samples, plateaus, {}};
  for (const auto& end : ends)
    if (end && in(domain, *end)) roots.add(*end);
  if (samples.height > 1)
    for (const CriticalPoint& point : opposite_jumps(energy, samples)) roots.points.push_back(point);
  const double room = 0.5 * samples.cell;
  settle_degenerate(energy, domain, room, roots.points, cancelled);
  for (const Vector& x : samples.height > 1 ? find_missed(energy, samples, roots, cancelled)
                                            : find_jumps(energy, samples, roots.points))
    roots.points.push_back(kink_at(x));
  roots.points.insert(roots.points.end(), plateaus.points.begin(), plateaus.points.end());
  settle_degenerate(energy, domain, room, roots.points, cancelled);
  std::vector<CriticalPoint> found = std::move(roots.points);
  std::erase_if(found, [&](const CriticalPoint& point) { return !in(domain, point.x); });
  return found;
}

}  // namespace memscape
