// Loops by the trapezoidal rule, which converges faster than any power on a closed smooth curve; differences
// of fourth order; points of a Halton sequence.
#include "core/critical/lyapunov.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/base/stop.h"
#include "core/critical/search/rounding.h"

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int most_loops = 12, first_points = 32, most_points = 512, most_shrinks = 6;
constexpr int loops_tried = 40;
constexpr double no_circulation = 1e-6, no_mismatch = 1e-5;

struct Loop {
  Vector centre, u, v;  ///< u, v: orthonormal
  double radius;
};

struct Sums {
  double along = 0, size = 0;
  void add(const Sums& other) { along += other.along, size += other.size; }
};

/// v·t and |v| summed over n points of the loop, from the angle `phase` on.
Sums sum_round(const Model& model, const Loop& loop, int n, double phase) {
  Sums sums;
  Vector velocity(loop.centre.size());
  for (int i = 0; i < n; ++i) {
    const double angle = 2 * std::numbers::pi * (i + phase) / n, c = std::cos(angle), s = std::sin(angle);
    model.velocity(loop.centre + loop.radius * (c * loop.u + s * loop.v), velocity);
    sums.along += velocity.dot(c * loop.v - s * loop.u);
    sums.size += velocity.norm();
  }
  return sums;
}

struct Turning {
  double relative = infinity, error = 0;
};

/// The relative circulation; infinite when it does not come to rest. `evaluations` counts down.
Turning circulation_round(const Model& model, const Loop& loop, long& evaluations) {
  Sums sums = sum_round(model, loop, first_points, 0);
  evaluations -= first_points;
  for (int n = first_points; n < most_points; n *= 2) {
    const double before = sums.along / n, size = sums.size / n;
    sums.add(sum_round(model, loop, n, 0.5));
    evaluations -= n;
    if (!(sums.size > 0) || !std::isfinite(sums.size)) break;
    const double now = sums.along / (2 * n);
    const double noise = velocity_noise(model, loop.centre + loop.radius * loop.u, loop.radius);
    if (std::abs(now - before) <= 1e-9 * size + noise)
      return {std::abs(sums.along) / sums.size, (std::abs(now - before) + 8 * noise) * 2 * n / sums.size};
  }
  return {};
}

/// Two orthonormal directions; the axes themselves for D = 2.
void choose_plane(Random& random, Loop& loop) {
  const Eigen::Index D = loop.centre.size();
  if (D == 2) {
    loop.u = Vector::Unit(2, 0), loop.v = Vector::Unit(2, 1);
    return;
  }
  loop.u = Vector::NullaryExpr(D, [&] { return random.normal(); }).normalized();
  loop.v = Vector::NullaryExpr(D, [&] { return random.normal(); });
  loop.v = (loop.v - loop.v.dot(loop.u) * loop.u).normalized();
}

/// i-th number of the van der Corput sequence of a base.
double halton(int i, int base) {
  double result = 0, part = 1;
  for (; i > 0; i /= base) result += (part /= base) * (i % base);
  return result;
}

/// n points spread evenly over the view, D x n.
Matrix points_in_view(const Plane& plane, const Domain& domain, int n) {
  Matrix points(plane.origin.size(), n);
  for (int i = 0; i < n; ++i)
    points.col(i) = plane.lift(domain.x_low + (domain.x_high - domain.x_low) * halton(i + 1, 2),
                               domain.y_low + (domain.y_high - domain.y_low) * halton(i + 1, 3));
  return points;
}

double lowest_of(const Energy& energy, const ConstMatrix& X) {
  Vector E;
  energy.batch(X, E, nullptr);
  return E.minCoeff();
}

/// Towards and away from memories and along axes, and a few more, D x n, unit length.
Matrix directions(const Matrix& Xi) {
  constexpr int most_each = 16;
  const Eigen::Index D = Xi.rows(), K = Xi.cols(), memories = std::min<Eigen::Index>(K, most_each),
                     axes = std::min<Eigen::Index>(D, most_each), others = D > 1 ? 8 : 0;
  Matrix some(D, memories + axes + others);
  for (Eigen::Index i = 0; i < memories; ++i) some.col(i) = Xi.col(i * K / memories);
  for (Eigen::Index d = 0; d < axes; ++d) some.col(memories + d) = Vector::Unit(D, d);
  Random random(1);
  for (Eigen::Index i = memories + axes; i < some.cols(); ++i)
    some.col(i) = Vector::NullaryExpr(D, [&] { return random.normal(); });
  for (auto column : some.colwise())
    if (column.norm() > 0) column.normalize();
  Matrix all(D, 2 * some.cols());
  all << some, -some;
  return all;
}

/// The ray from the middle of the memories that ends lowest.
EnergyRay lowest_ray(const Energy& energy, const Matrix& Xi) {
  constexpr int decades = 7;
  const Matrix along = directions(Xi);
  const Vector middle = Xi.rowwise().mean();
  const double spread = (Xi.colwise() - middle).colwise().norm().maxCoeff();
  const double extent = spread > 0 ? std::max(spread, 1e-6) : 1;  // of memories at one place nothing is known
  EnergyRay lowest;
  for (auto direction : along.colwise()) {
    EnergyRay ray;
    Matrix X(Xi.rows(), decades);
    for (int j = 0; j < decades; ++j) {
      ray.radius.push_back(extent * std::pow(10.0, j));
      X.col(j) = middle + ray.radius.back() * direction;
    }
    Vector E;
    energy.batch(X, E, nullptr);
    ray.energy.assign(E.begin(), E.end());
    if (lowest.energy.empty() || ray.energy.back() < lowest.energy.back()) lowest = std::move(ray);
  }
  return lowest;
}

/// Infinite where x is unsupported, or everything about it.
GradientMismatch mismatch_at(const Energy& energy, const ConstVector& x, const Vector& d, double length) {
  Vector g(x.size());
  GradientMismatch best{infinity, 0};
  if (!std::isfinite(energy.value_and_gradient(x, g))) return best;
  const double noise = 8 * value_noise(energy, x, length), own = 8 * velocity_noise(energy, x, length);
  for (double h = 1e-2 * length; h > 1e-6 * length; h /= 10) {
    const double ahead = energy.value(x + h * d), behind = energy.value(x - h * d),
                 far_ahead = energy.value(x + 2 * h * d), far_behind = energy.value(x - 2 * h * d);
    if (!std::isfinite(ahead + behind + far_ahead + far_behind)) continue;
    const double slope = (8 * (ahead - behind) - (far_ahead - far_behind)) / (12 * h), size = 1 + g.norm();
    const GradientMismatch here{std::abs(slope - g.dot(d)) / size, (1.5 * noise / h + own) / size};
    if (here.worst + here.error < best.worst + best.error) best = here;
  }
  return best;
}

}  // namespace

Circulation measure_circulation(const Model& model, const ConstMatrix& centres, double radius,
                                long evaluations, const std::atomic<bool>* cancelled) {
  Circulation result;
  if (centres.rows() < 2) return result;
  Random random(1);
  for (Eigen::Index i = 0; i < centres.cols() && result.loops < most_loops && evaluations > 0; ++i) {
    Loop loop{centres.col(i), {}, {}, radius};
    choose_plane(random, loop);
    Turning turning;
    for (int k = 0; k < most_shrinks && evaluations > 0 && !stopped(cancelled); ++k, loop.radius /= 3)
      if ((turning = circulation_round(model, loop, evaluations)).relative < infinity) break;
    if (turning.relative == infinity) continue;
    ++result.loops;
    if (result.loops == 1 || turning.relative - turning.error > result.worst - result.error)
      result.worst = turning.relative, result.error = turning.error;
  }
  return result;
}

GradientMismatch gradient_mismatch(const Energy& energy, const ConstMatrix& points, double length) {
  Random random(2);
  GradientMismatch worst;
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    const Vector d = Vector::NullaryExpr(points.rows(), [&] { return random.normal(); }).normalized();
    const GradientMismatch here = mismatch_at(energy, points.col(i), d, length);
    if (std::isfinite(here.worst) && (i == 0 || here.worst - here.error > worst.worst - worst.error))
      worst = here;
  }
  return worst;
}

bool EnergyRay::falls() const {
  const size_t n = energy.size();
  if (n < 3 || !std::isfinite(energy[n - 1] + energy[n - 2] + energy[n - 3])) return false;
  constexpr double beyond = 1e15;
  if (energy.back() < -beyond * (1 + std::abs(energy.front()))) return true;
  const double last = energy[n - 1] - energy[n - 2], before = energy[n - 2] - energy[n - 3];
  return last < -1e-9 * (1 + std::abs(energy.back())) && last <= 0.5 * before;
}

Answer Lyapunov::has_energy() const {
  if (circulation.worst > no_circulation + circulation.error || mismatch.worst > no_mismatch + mismatch.error)
    return Answer::no;
  return circulation.loops > 0 || points > 0 ? Answer::yes : Answer::open;
}

Answer Lyapunov::bounded() const {
  if (without_energy) return has_energy() == Answer::no ? Answer::no : Answer::open;
  if (std::isfinite(guarantees.lowest)) return Answer::yes;
  return ray.falls() ? Answer::no : Answer::open;
}

Lyapunov examine_flow(const Model& model, const Plane& plane, const Domain& domain,
                      const std::atomic<bool>* cancelled) {
  Lyapunov result;
  result.without_energy = true;
  const double side = std::min(domain.x_high - domain.x_low, domain.y_high - domain.y_low);
  result.circulation =
      measure_circulation(model, points_in_view(plane, domain, loops_tried), 0.1 * side, 20000, cancelled);
  return result;
}

Lyapunov examine(const Energy& energy, const Matrix& Xi, const Plane& plane, const Domain& domain,
                 const std::vector<CriticalPoint>& known, const std::atomic<bool>* cancelled) {
  constexpr int compared = 24, looked_at = 1024, memories_looked_at = 2048;
  constexpr double budget = 2e7;  // kernel evaluations round the loops
  Lyapunov result;
  result.guarantees = energy.guarantees();
  result.stability = step_stability(energy, Xi, known);
  const double side = std::min(domain.x_high - domain.x_low, domain.y_high - domain.y_low);
  const double across = energy.dimension() == 1 ? domain.x_high - domain.x_low : side;
  const auto evaluations =
      static_cast<long>(std::clamp(budget / static_cast<double>(Xi.size()), 1000.0, 20000.0));
  if (stopped(cancelled)) return result;
  result.circulation = measure_circulation(energy, points_in_view(plane, domain, loops_tried), 0.1 * across,
                                           evaluations, cancelled);
  if (stopped(cancelled)) return result;
  result.mismatch = gradient_mismatch(energy, points_in_view(plane, domain, compared), 0.1 * across);
  result.points = compared;
  result.lowest =
      std::min(lowest_of(energy, points_in_view(plane, domain, looked_at)),
               lowest_of(energy, Xi.leftCols(std::min<Eigen::Index>(Xi.cols(), memories_looked_at))));
  for (const CriticalPoint& point : known) result.lowest = std::min(result.lowest, point.energy);
  if (stopped(cancelled)) return result;
  result.ray = lowest_ray(energy, Xi);
  return result;
}

}  // namespace memscape
