// Line search by a bracket [low, high]: `low` is the lowest point so far that descends enough, and a point
// with the Wolfe conditions lies between the two. Cubic interpolation makes it exact on a parabola.
#include "core/dynamics/methods/line_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace memscape {
namespace {

constexpr double enough_descent = 1e-4, small_slope = 0.1;
constexpr int most_trials = 40;

RayPoint point_at(const StepContext& context, const RayPoint& from, const Vector& d, double t) {
  RayPoint p;
  p.t = t;
  p.x = from.x + t * d;
  p.g = Vector::Zero(d.size());
  p.E = std::numeric_limits<double>::infinity();
  if (!(p.x.cwiseAbs().maxCoeff() <= diverged_beyond)) return p;
  p.E = context.model.energy()->value_and_gradient(p.x, p.g);
  context.mask(p.g.data());
  p.slope = p.g.dot(d);
  return p;
}

/// Where the cubic through two points with their slopes is lowest; the middle where that says nothing.
double lowest_between(const RayPoint& p, const RayPoint& q) {
  const double middle = 0.5 * (p.t + q.t), width = q.t - p.t;
  if (!std::isfinite(q.E)) return p.t + 0.1 * width;
  const double a = p.slope + q.slope - 3 * (q.E - p.E) / width, square = a * a - p.slope * q.slope;
  if (!(square >= 0)) return middle;
  const double root = std::copysign(std::sqrt(square), width), below = q.slope - p.slope + 2 * root;
  if (below == 0) return middle;
  const double t = q.t - width * (q.slope + root - a) / below;
  const double margin = 0.01 * std::abs(width), left = std::min(p.t, q.t), right = std::max(p.t, q.t);
  return std::isfinite(t) ? std::clamp(t, left + margin, right - margin) : middle;
}

/// Beyond `now`, where the slope would be zero if it went on to fall as from `before` to `now`.
double further(const RayPoint& before, const RayPoint& now) {
  const double bend = (now.slope - before.slope) / (now.t - before.t);
  const double t = bend > 0 ? now.t - now.slope / bend : 4 * now.t;
  return std::clamp(t, 1.1 * now.t, 10 * now.t);
}

}  // namespace

RayPoint search_line(const StepContext& context, const RayPoint& from, const Vector& d, double t) {
  RayPoint low = from, high;
  bool bracketed = false;
  // Near a minimum energies differ by rounding only: then the slope alone decides.
  const double rounding = 4 * std::numeric_limits<double>::epsilon() * std::abs(from.E);
  for (int trial = 0; trial < most_trials; ++trial) {
    RayPoint p = point_at(context, from, d, t);
    const bool flat = std::abs(p.slope) <= small_slope * std::abs(from.slope);
    if (flat && p.E <= from.E + rounding) return p;
    if (!(p.E <= from.E + enough_descent * t * from.slope) || p.E >= low.E) {
      high = std::move(p);
      bracketed = true;
    } else {
      const double next = bracketed || p.slope >= 0 ? 0 : further(low, p);
      if (p.slope * (bracketed ? high.t - low.t : 1) >= 0) high = std::move(low), bracketed = true;
      low = std::move(p);
      t = next;
    }
    if (bracketed) t = lowest_between(low, high);
  }
  return low;
}

}  // namespace memscape
