// A linearly implicit Runge-Kutta pair on dx/ds = u(x) = ∇E/‖∇E‖ (s is arc
// length), from a point beside the saddle on its stable direction. Across the
// line E curves down about β times as strongly as along it: an explicit pair
// would take thousands of steps.
#include "core/critical/separatrices.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/base/symmetric2.h"
#include "core/critical/lse/tilted_mean.h"
#include "core/critical/lsr/lsr_minima.h"
#include "core/critical/lsr/lsr_uphill.h"
#include "core/energy/dense/dense.h"

namespace memscape {
namespace {

using Eigen::Matrix2d, Eigen::Vector2d;
constexpr int most_steps = 20000;

/// Points of the plane by squares of a side.
class Buckets {
 public:
  explicit Buckets(double side) : side_(side) {}
  void add(const Vector2d& x) { points_[place(x)].push_back(x); }
  /// Calls visit(p) for all that are at most a side away, and for some that are farther.
  template <class Visit>
  void visit(const Vector2d& x, const Visit& visit) const {
    const auto [column, row] = place(x);
    for (long i = column - 1; i <= column + 1; ++i)
      for (long j = row - 1; j <= row + 1; ++j)
        if (const auto found = points_.find({i, j}); found != points_.end())
          for (const Vector2d& p : found->second) visit(p);
  }

 private:
  std::pair<long, long> place(const Vector2d& x) const {
    return {static_cast<long>(std::floor(x.x() / side_)), static_cast<long>(std::floor(x.y() / side_))};
  }
  double side_;
  std::map<std::pair<long, long>, std::vector<Vector2d>> points_;
};

struct Tracer {
  const Energy& energy;
  const Domain& domain;
  const SeparatrixOptions& options;
  std::optional<TiltedMean> mean;  ///< of log-sum-exp: ∇E by the memories that count
  Buckets peaks;                   ///< maxima, where a line ends
  double diagonal = 1;
  const std::atomic<bool>* cancelled = nullptr;

  bool slope_at(const Vector2d& x, Vector2d& g, Matrix2d* H) const;
  std::optional<Vector2d> direction(const Vector2d& x) const;
  double to_peak(const Vector2d& x, Vector2d& peak) const;
  Separatrix trace(const Vector2d& saddle, const Vector2d& first) const;
};

/// ∇E and its derivative, both times one positive number. False where the energy is infinite.
bool Tracer::slope_at(const Vector2d& x, Vector2d& g, Matrix2d* H) const {
  if (mean) {
    Matrix2d J;
    mean->evaluate(x - mean->origin, g, J);
    if (H) *H = J;
    return true;
  }
  Vector gradient(2);
  const double e = energy.value_and_gradient(x, gradient);
  g = gradient;
  if (H) *H = energy.hessian(x);
  return std::isfinite(e);
}

/// ∇E/‖∇E‖, or nothing where the energy is infinite or flat.
std::optional<Vector2d> Tracer::direction(const Vector2d& x) const {
  Vector2d g;
  const bool finite = slope_at(x, g, nullptr);
  const double size = g.norm();
  if (!finite || !(size > 0)) return {};
  return Vector2d(g / size);
}

/// Infinite where none is near enough to end the line.
double Tracer::to_peak(const Vector2d& x, Vector2d& peak) const {
  double nearest = std::numeric_limits<double>::infinity();
  peaks.visit(x, [&](const Vector2d& p) {
    if (double d = (p - x).norm(); d < nearest) nearest = d, peak = p;
  });
  return nearest;
}

struct Step {
  Vector2d x, slope;  ///< where it ends, and the direction there
  double error = 0;
};

/// One step of Rodas3 (order 3 with an estimate of order 2, L-stable) from x;
/// nothing when it meets a point without direction. Stages: (I/(γh) - J) k_i =
/// u(x + Σ a_ij k_j) + Σ c_ij k_j / h with γ = 1/2.
std::optional<Step> rodas3(const Tracer& tracer, const Vector2d& x, const Vector2d& slope, double h) {
  Vector2d g;
  Matrix2d H;
  tracer.slope_at(x, g, &H);
  // u = g/‖g‖, so du/dx = (I - u uᵀ) H / ‖g‖.
  const Matrix2d J = (Matrix2d::Identity() - slope * slope.transpose()) * H / g.norm();
  const Matrix2d A = Matrix2d::Identity() * (2 / h) - J;
  const double det = A(0, 0) * A(1, 1) - A(0, 1) * A(1, 0);
  if (!(std::abs(det) > 0)) return {};
  auto solve = [&](const Vector2d& b) {
    return Vector2d((A(1, 1) * b.x() - A(0, 1) * b.y()) / det, (A(0, 0) * b.y() - A(1, 0) * b.x()) / det);
  };
  const Vector2d k1 = solve(slope), k2 = solve(slope + 4 / h * k1);
  const auto third = tracer.direction(x + 2 * k1);
  if (!third) return {};
  const Vector2d k3 = solve(*third + (k1 - k2) / h);
  const auto fourth = tracer.direction(x + 2 * k1 + k3);
  if (!fourth) return {};
  const Vector2d k4 = solve(*fourth + (k1 - k2 - 8.0 / 3 * k3) / h);
  const Vector2d y = x + 2 * k1 + k3 + k4;
  const auto there = tracer.direction(y);
  if (!there) return {};
  return Step{y, *there, k4.norm()};
}

bool inside(const Domain& domain, const Vector2d& x) {
  return x.x() >= domain.x_low && x.x() <= domain.x_high && x.y() >= domain.y_low && x.y() <= domain.y_high;
}

/// The point of the segment from a (inside) to b at which it leaves the domain.
Vector2d leave(const Domain& domain, const Vector2d& a, const Vector2d& b) {
  double t = 1;
  const Vector2d low(domain.x_low, domain.y_low), high(domain.x_high, domain.y_high);
  for (int i = 0; i < 2; ++i) {
    if (b[i] > high[i]) t = std::min(t, (high[i] - a[i]) / (b[i] - a[i]));
    if (b[i] < low[i]) t = std::min(t, (low[i] - a[i]) / (b[i] - a[i]));
  }
  return a + std::clamp(t, 0.0, 1.0) * (b - a);
}

/// True when the line went on or turned by enough since its last point to be
/// seen.
bool worth_keeping(const Vector2d& last, const Vector2d& last_slope, const Vector2d& x, const Vector2d& slope,
                   double spacing) {
  const double length = (x - last).norm();
  return length >= spacing || (length >= 0.02 * spacing && last_slope.dot(slope) < std::cos(0.05));
}

Separatrix Tracer::trace(const Vector2d& saddle, const Vector2d& first) const {
  Separatrix line{0, {saddle}, SeparatrixEnd::unfinished};
  Vector2d x = saddle + first, peak = saddle;
  auto slope = direction(x);
  Vector2d kept = first.normalized();
  const double tolerance = options.tolerance * diagonal, longest = diagonal / 100,
               shortest = 1e-10 * diagonal;
  double h = std::min(first.norm(), longest);
  for (int step = 0; step < most_steps && !stopped(cancelled) &&
                     static_cast<int>(line.points.size()) < options.most_points - 2;
       ++step) {
    const double left = to_peak(x, peak);
    auto end_with = [&](const Vector2d& last, SeparatrixEnd end) {
      line.points.push_back(last);
      line.end = end;
      return line;
    };
    if (left <= std::max(2 * tolerance, shortest)) return end_with(peak, SeparatrixEnd::maximum);
    if (!slope) return end_with(x, SeparatrixEnd::maximum);
    h = std::min({h, longest, left / 2});
    auto next = rodas3(*this, x, *slope, h);
    if (!next && h <= shortest) return end_with(x, SeparatrixEnd::support);
    if (!next || (next->error > tolerance && h > shortest)) {
      h *= next ? std::clamp(0.9 * std::cbrt(tolerance / next->error), 0.2, 0.9) : 0.5;
      continue;
    }
    if (!inside(domain, next->x)) return end_with(leave(domain, x, next->x), SeparatrixEnd::view);
    // A maximum that is not listed: the line would cross it to and fro in its shortest steps.
    if (h <= 10 * tolerance && slope->dot(next->slope) < 0) return end_with(next->x, SeparatrixEnd::maximum);
    x = next->x, slope = next->slope;
    if (worth_keeping(line.points.back(), kept, x, *slope, longest / 2))
      line.points.push_back(x), kept = *slope;
    h *= std::clamp(0.9 * std::cbrt(tolerance / std::max(next->error, 1e-3 * tolerance)), 0.5, 3.0);
  }
  line.points.push_back(x);
  return line;
}

/// How far from a saddle the trace begins: short against the distance to other
/// critical points.
double first_step(const Buckets& points, const Vector2d& saddle, double diagonal) {
  double nearest = diagonal / 10;
  bool self = false;
  points.visit(saddle, [&](const Vector2d& p) {
    if (p == saddle && !std::exchange(self, true)) return;
    nearest = std::min(nearest, (p - saddle).norm());
  });
  return 1e-3 * nearest;
}

}  // namespace

std::vector<Separatrix> trace_separatrices(const Energy& energy, const CriticalPoints& found,
                                           const Domain& domain, const SeparatrixOptions& options,
                                           const std::atomic<bool>* cancelled) {
  if (energy.dimension() != 2) return {};
  const double diagonal = std::hypot(domain.x_high - domain.x_low, domain.y_high - domain.y_low);
  const auto* dense = energy.dense();
  Tracer tracer{.energy = energy,
                .domain = domain,
                .options = options,
                .mean = dense ? tilted_mean(dense->form(), dense->memories()) : std::nullopt,
                .peaks = Buckets(diagonal / 25),  // more than twice the longest step
                .diagonal = diagonal,
                .cancelled = cancelled};
  Buckets points(diagonal / 10);
  std::vector<size_t> saddles;
  for (size_t k = 0; k < found.points.size(); ++k) {
    points.add(found.points[k].x);
    if (found.points[k].kind == CriticalKind::maximum) tracer.peaks.add(found.points[k].x);
    if (found.points[k].kind == CriticalKind::saddle) saddles.push_back(k);
  }
  const double reach = dense ? lsr_reach(dense->form()) : 0;
  std::optional<Discs> discs;
  if (reach > 0) discs.emplace(dense->memories(), reach);

  std::vector<Separatrix> lines(2 * saddles.size());
  parallel_for(size_t{0}, lines.size(), [&](size_t k) {
    const size_t saddle = saddles[k / 2];
    const Vector2d x = found.points[saddle].x;
    const double side = k % 2 ? -1 : 1;
    if (stopped(cancelled)) {
      lines[k].points = {x};
    } else if (discs) {
      lines[k] = lsr_uphill(*discs, x, side, domain, options);
    } else {
      Vector2d g;
      Matrix2d H;
      tracer.slope_at(x, g, &H);
      lines[k] = tracer.trace(x, side * first_step(points, x, diagonal) * decompose(H).high);
    }
    lines[k].saddle = static_cast<int>(saddle);
  });
  return lines;
}

}  // namespace memscape
