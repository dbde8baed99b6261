// Cycles first, from a coarse lattice of starts: an orbit that comes back to its own section and draws in
// what is beside it. Then every cell is followed until it is near an attractor, which a map of the plane
// tells.
#include "core/flow/flow_basins.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/finite.h"
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/basins/attractors.h"
#include "core/basins/lattice.h"

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr int seeds = 8;         // along each side, from which cycles are looked for
constexpr double near = 2e-3;    // of the view: a state this near to a stable point belongs to it
constexpr double closed = 1e-3;  // of the view: an orbit that comes back so near is closed
constexpr double aside = 1e-2;   // of the view: how far off a cycle its pull is tried
constexpr double pulled = 0.95;  // of that is left after one round, at most, on both sides
constexpr double far = 20;       // views away: as good as gone for ever
constexpr int ticks = 100;       // of `span`, for shading

/// Of size `size` about `middle`; one step of Runge and Kutta's rule takes time h.
struct Stepper {
  const Model& model;
  Vector2d middle;
  double size, h;

  Vector2d velocity(const Vector2d& x) const {
    Vector v(2);
    model.velocity(x, v);
    return v;
  }
  /// False where the state loses support, or is too far away.
  bool step(Vector2d& x) const {
    const Vector2d a = velocity(x), b = velocity(x + 0.5 * h * a), c = velocity(x + 0.5 * h * b),
                   d = velocity(x + h * c);
    const Vector2d next = x + h / 6 * (a + 2 * b + 2 * c + d);
    if (!all_finite(next)) return false;
    x = next;
    return (x - middle).norm() <= far * size;
  }
};

Stepper stepper_of(const Model& model, const Grid& grid) {
  constexpr int side = 9;
  const Vector2d low(grid.x_low, grid.y_low), high(grid.x_high, grid.y_high);
  double steepest = 1e-3;
  for (int j = 0; j < side; ++j)
    for (int i = 0; i < side; ++i) {
      const Vector2d part(i / (side - 1.0), j / (side - 1.0));
      steepest = std::max(steepest, model.jacobian(low + part.cwiseProduct(high - low)).norm());
    }
  return {model, 0.5 * (low + high), (high - low).maxCoeff(), std::clamp(0.3 / steepest, 1e-3, 0.05)};
}

/// Once round from x to the line across the velocity there, on the side where it began; nothing where it does
/// not come back in `steps`. The places on the way go to `path`, if that is not null.
std::optional<Vector2d> once_round(const Stepper& stepper, const Vector2d& x, const Vector2d& section,
                                   const Vector2d& along, int steps, std::vector<Vector2d>* path) {
  Vector2d at = x;
  double before = (at - section).dot(along);
  bool left = false;
  for (int n = 0; n < steps; ++n) {
    const Vector2d last = at;
    if (path) path->push_back(at);
    if (!stepper.step(at)) return {};
    const double now = (at - section).dot(along);
    left = left || now < 0;
    if (left && before < 0 && now >= 0 && (at - section).norm() < 0.2 * stepper.size)
      return Vector2d(last + before / (before - now) * (at - last));
    before = now;
  }
  return {};
}

/// The cycle through x, if there is one that draws in what is beside it.
std::optional<LimitCycle> cycle_at(const Stepper& stepper, const Vector2d& x, int steps) {
  const Vector2d v = stepper.velocity(x);
  if (!all_finite(v) || !(v.norm() > 0)) return {};
  const Vector2d along = v.normalized(), across(-along.y(), along.x());
  std::vector<Vector2d> path;
  const auto back = once_round(stepper, x, x, along, steps, &path);
  if (!back || (*back - x).norm() > closed * stepper.size) return {};
  for (double side : {-1., 1.}) {
    const double off = side * aside * stepper.size;
    const auto again = once_round(stepper, x + off * across, x, along, 2 * steps, nullptr);
    if (!again || !(std::abs((*again - x).dot(across)) <= pulled * std::abs(off))) return {};
  }
  LimitCycle cycle;
  cycle.period = stepper.h * static_cast<double>(path.size());
  cycle.path.resize(2, static_cast<Eigen::Index>(path.size()));
  for (std::size_t i = 0; i < path.size(); ++i) cycle.path.col(static_cast<Eigen::Index>(i)) = path[i];
  return cycle;
}

/// Which attractor a place is near to, -1 none: a table over the view and the cycles.
class Arrivals {
 public:
  Arrivals(const Grid& grid, const std::vector<Vector2d>& points, const std::vector<LimitCycle>& cycles)
      : points_(points), low_(grid.x_low, grid.y_low), high_(grid.x_high, grid.y_high) {
    radius_ = near * (high_ - low_).maxCoeff();
    for (const LimitCycle& cycle : cycles) {
      low_ = low_.cwiseMin(cycle.path.rowwise().minCoeff());
      high_ = high_.cwiseMax(cycle.path.rowwise().maxCoeff());
    }
    table_.assign(static_cast<std::size_t>(side) * side, -1);
    for (std::size_t c = 0; c < cycles.size(); ++c) draw(cycles[c].path, static_cast<int>(points.size() + c));
  }
  int at(const Vector2d& x) const {
    for (std::size_t p = 0; p < points_.size(); ++p)
      if ((x - points_[p]).norm() <= radius_) return static_cast<int>(p);
    const Vector2d part = place(x);
    if (!(part.minCoeff() >= 0 && part.maxCoeff() < side)) return -1;
    return table_[index(static_cast<int>(part.x()), static_cast<int>(part.y()))];
  }

 private:
  static constexpr int side = 512;
  static std::size_t index(int i, int j) { return static_cast<std::size_t>(j) * side + i; }
  Vector2d place(const Vector2d& x) const { return (x - low_).cwiseQuotient(high_ - low_) * (side - 1e-6); }
  void draw(const Matrix& path, int label) {
    for (Eigen::Index k = 0; k < path.cols(); ++k) {
      const Vector2d from = place(path.col(k)), to = place(path.col((k + 1) % path.cols()));
      const int pieces = std::max(1, static_cast<int>(2 * (to - from).norm()));
      for (int p = 0; p < pieces; ++p) {
        const Vector2d at = from + (to - from) * p / pieces;
        const int i = static_cast<int>(at.x()), j = static_cast<int>(at.y());
        for (int b = std::max(0, j - 1); b <= std::min(side - 1, j + 1); ++b)
          for (int a = std::max(0, i - 1); a <= std::min(side - 1, i + 1); ++a) table_[index(a, b)] = label;
      }
    }
  }

  const std::vector<Vector2d>& points_;
  Vector2d low_, high_;
  double radius_ = 0;
  std::vector<int> table_;
};

struct Survey {
  const Stepper stepper;
  const Grid& grid;
  int limit;  ///< steps
  std::vector<Vector2d> points;
  std::vector<LimitCycle> cycles;
  const std::atomic<bool>* cancelled;

  /// Where a state ends: an attractor or a BasinLabel, and after how many steps. `x` becomes its end.
  int follow(const Arrivals& arrivals, Vector2d& x, int& steps) const {
    for (steps = 0; steps < limit; ++steps) {
      if (const int arrived = arrivals.at(x); arrived >= 0) return arrived;
      if (!stepper.step(x))
        return (x - stepper.middle).norm() > far * stepper.size ? basin_diverged : basin_unsupported;
    }
    return basin_unsettled;
  }

  void find_cycles() {
    std::vector<std::optional<LimitCycle>> from(seeds * seeds);
    const Arrivals arrivals(grid, points, {});
    parallel_for(0, seeds * seeds, [&](int s) {
      if (stopped(cancelled)) return;
      Vector2d x(grid.x_low + (s % seeds + 0.5) / seeds * (grid.x_high - grid.x_low),
                 grid.y_low + (s / seeds + 0.5) / seeds * (grid.y_high - grid.y_low));
      int steps = 0;
      if (follow(arrivals, x, steps) == basin_unsettled) from[s] = cycle_at(stepper, x, limit);
    });
    for (auto& cycle : from) {
      if (!cycle) continue;
      const bool known = std::ranges::any_of(cycles, [&](const LimitCycle& other) {
        return (other.path.colwise() - cycle->path.col(0)).colwise().norm().minCoeff() <=
               10 * near * stepper.size;
      });
      if (!known) cycles.push_back(std::move(*cycle));
    }
  }
};

}  // namespace

bool flow_basins(const Model& model, const Matrix& Xi, const Grid& grid, const CriticalPoints& fixed,
                 double span, FlowBasins& found, const std::atomic<bool>* cancelled) {
  const Stepper stepper = stepper_of(model, grid);
  Survey survey{stepper, grid, std::max(1, static_cast<int>(std::lround(span / stepper.h))),
                {},      {},   cancelled};
  for (const CriticalPoint& point : fixed.points)
    if (point.kind == CriticalKind::minimum) survey.points.emplace_back(point.x);
  survey.find_cycles();
  const Arrivals arrivals(grid, survey.points, survey.cycles);
  LabelLattice lattice;
  lattice.width = grid.width, lattice.height = grid.height;
  int computed = 0;
  const auto solve = [&](LabelLattice& cells, const std::vector<int>& wanted) {
    parallel_ranges(std::size_t{0}, wanted.size(), std::size_t{8}, [&](std::size_t begin, std::size_t end) {
      for (std::size_t c = begin; c < end && !stopped(cancelled); ++c) {
        const auto cell = static_cast<std::size_t>(wanted[c]);
        Vector2d x(grid.x(wanted[c] % grid.width), grid.y(wanted[c] / grid.width));
        int steps = 0;
        cells.label[cell] = survey.follow(arrivals, x, steps);
        cells.steps[cell] = static_cast<unsigned short>(1 + static_cast<long>(ticks) * steps / survey.limit);
        cells.known[cell] = 1;
      }
    });
    computed += static_cast<int>(wanted.size());
    return !stopped(cancelled);
  };
  if (!refine_lattice(lattice, 8, {}, solve)) return false;
  found = {};
  Basins& basins = found.basins;
  basins.width = grid.width, basins.height = grid.height;
  basins.label = std::move(lattice.label), basins.steps = std::move(lattice.steps);
  basins.computed = computed, basins.finished = true;
  for (const Vector2d& point : survey.points) basins.minima.emplace_back(point);
  for (const LimitCycle& cycle : survey.cycles) basins.minima.emplace_back(cycle.path.col(0));
  for (const Vector& x : basins.minima) basins.memory.push_back(first_nearest_memory(Xi, x));
  basins.cells.assign(basins.minima.size(), 0);
  for (const int label : basins.label) {
    if (label >= 0) ++basins.cells[static_cast<std::size_t>(label)];
    basins.unsupported += label == basin_unsupported;
    basins.diverged += label == basin_diverged;
    basins.unsettled += label == basin_unsettled;
  }
  found.first_cycle = static_cast<int>(survey.points.size());
  found.cycles = std::move(survey.cycles);
  return true;
}

}  // namespace memscape
