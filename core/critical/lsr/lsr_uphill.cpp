// Steepest ascent of E = -λ log p is steepest descent of p = Σ max(0, 1 - ‖x -
// ξ‖²/r²), which is convex across its kinks: against the shortest of all
// mixtures Σ_within (ξ - x) + Σ_touching λ_t (ξ^t - x), 0 <= λ <= 1, of the
// one-sided gradients.
#include "core/critical/lsr/lsr_uphill.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr double loose = 1e-9;  // share of r within which a point counts as on a circle
constexpr double infinity = std::numeric_limits<double>::infinity();

Vector2d turned(const Vector2d& v, double angle) {
  const double c = std::cos(angle), s = std::sin(angle);
  return {c * v.x() - s * v.y(), s * v.x() + c * v.y()};
}

struct Uphill {
  const Discs& discs;
  Vector2d x;
  std::vector<int> within, touching;
  std::vector<double> share;  ///< λ of each touching one
  Vector2d velocity{0, 0};

  Vector2d arm(int k) const { return discs.memories().col(k) - x; }
  void look();
  int sliding() const;
};

/// Finds within, touching, λ and the velocity at x. The λ by coordinate
/// descent: each in turn makes the mixture shortest.
void Uphill::look() {
  const double r = discs.radius();
  within.clear(), touching.clear();
  Vector2d sum = Vector2d::Zero();
  for (int k = 0; k < discs.count(); ++k) {
    const double distance = arm(k).norm();
    if (distance < r * (1 - loose))
      within.push_back(k), sum += arm(k);
    else if (distance <= r * (1 + loose))
      touching.push_back(k);
  }
  share.assign(touching.size(), 0);
  for (int round = 0; round < 500; ++round) {
    double moved = 0;
    for (size_t t = 0; t < touching.size(); ++t) {
      const Vector2d a = arm(touching[t]);
      const double next = std::clamp(share[t] - sum.dot(a) / a.squaredNorm(), 0.0, 1.0);
      sum += (next - share[t]) * a;
      moved = std::max(moved, std::abs(next - share[t]));
      share[t] = next;
    }
    if (moved < 1e-14) break;
  }
  // Two arms that nearly point the same way converge slowly; together they may
  // reach zero at once.
  if (touching.size() == 2) {
    const Vector2d a = arm(touching[0]), b = arm(touching[1]), rest = sum - share[0] * a - share[1] * b;
    const double det = a.x() * b.y() - a.y() * b.x();
    if (std::abs(det) > loose * r * r) {
      const double first = -(rest.x() * b.y() - rest.y() * b.x()) / det,
                   second = -(a.x() * rest.y() - a.y() * rest.x()) / det;
      if (first >= 0 && first <= 1 && second >= 0 && second <= 1) sum.setZero();
    }
  }
  velocity = -sum;
}

/// A touching memory whose circle x keeps to, or -1. Memories at one place
/// share their circle.
int Uphill::sliding() const {
  double all = 0, most = 0;
  int found = -1;
  for (size_t t = 0; t < touching.size(); ++t)
    if (share[t] > loose && share[t] < 1 - loose) found = touching[t];
  if (found >= 0) return found;
  // Of several at one place some may have λ = 0 and some 1.
  for (size_t t = 0; t < touching.size(); ++t)
    for (size_t u = 0; u < t; ++u)
      if ((arm(touching[t]) - arm(touching[u])).norm() <= discs.slack()) all = share[t] + share[u], most = 2;
  return all > loose && all < most - loose ? touching.back() : -1;
}

/// How far along the ray x + t d (‖d‖ = 1) the next circle is crossed.
double next_crossing(const Uphill& up, const Vector2d& d) {
  const double r = up.discs.radius();
  double nearest = infinity;
  for (int k = 0; k < up.discs.count(); ++k) {
    const Vector2d to = up.arm(k);
    const double along = to.dot(d), square = r * r - (to - along * d).squaredNorm();
    if (square <= 0) continue;
    for (double t : {along - std::sqrt(square), along + std::sqrt(square)})
      if (t > 4 * loose * r) nearest = std::min(nearest, t);
  }
  return nearest;
}

/// The angle by which x may go along the circle about `centre` (`turn` = ±1)
/// until another circle is met or the outer side stops pushing inwards: there
/// the centroid c of the discs that hold the arc satisfies (c - x)·n = 0.
double arc_length(const Uphill& up, int own, double turn) {
  const Vector2d centre = up.discs.memories().col(own), out = (up.x - centre).normalized();
  const double r = up.discs.radius();
  // Looked at just ahead of x, so that circles through x count on the side on
  // which the arc lies.
  const Vector2d p = centre + r * turned(out, turn * 100 * loose);
  double nearest = 2 * EIGEN_PI;
  Vector2d sum = Vector2d::Zero();
  int held = 0;
  for (int k = 0; k < up.discs.count(); ++k) {
    const Vector2d to = up.discs.memories().col(k) - centre;
    const double distance = to.norm();
    if (distance <= up.discs.slack()) continue;
    if ((up.discs.memories().col(k) - p).norm() < r) sum += to, ++held;
    if (distance >= 2 * r) continue;
    const double middle = turn * std::atan2(out.x() * to.y() - out.y() * to.x(), out.dot(to));
    const double half = std::acos(distance / (2 * r));
    for (double angle : {middle - half, middle + half}) {
      while (angle < 50 * loose) angle += 2 * EIGEN_PI;
      while (angle >= 2 * EIGEN_PI + 50 * loose) angle -= 2 * EIGEN_PI;
      nearest = std::min(nearest, angle);
    }
  }
  if (held == 0) return 0;
  const Vector2d c = sum / held;
  const double middle = turn * std::atan2(out.x() * c.y() - out.y() * c.x(), out.dot(c));
  const double leaves = middle + std::acos(std::min(1.0, r / c.norm()));
  return std::clamp(leaves, 0.0, nearest);
}

bool inside(const Domain& d, const Vector2d& x) {
  return x.x() >= d.x_low && x.x() <= d.x_high && x.y() >= d.y_low && x.y() <= d.y_high;
}

/// The point at which the segment from a, inside, to b leaves the domain.
Vector2d leave(const Domain& d, const Vector2d& a, const Vector2d& b) {
  double t = 1;
  const Vector2d low(d.x_low, d.y_low), high(d.x_high, d.y_high);
  for (int i = 0; i < 2; ++i) {
    if (b[i] > high[i]) t = std::min(t, (high[i] - a[i]) / (b[i] - a[i]));
    if (b[i] < low[i]) t = std::min(t, (low[i] - a[i]) / (b[i] - a[i]));
  }
  return a + std::clamp(t, 0.0, 1.0) * (b - a);
}

/// Adds the way to x; false when it leaves the domain.
bool go(Separatrix& line, const Domain& domain, const Vector2d& x) {
  const bool stays = inside(domain, x);
  line.points.push_back(stays ? x : leave(domain, line.points.back(), x));
  if (!stays) line.end = SeparatrixEnd::view;
  return stays;
}

/// Along a circle by `angle`; false when it leaves the domain.
bool slide(Uphill& up, int own, double turn, double angle, Separatrix& line, const Domain& domain) {
  const Vector2d centre = up.discs.memories().col(own),
                 arm = (up.x - centre).normalized() * up.discs.radius();
  const int pieces = std::max(1, static_cast<int>(std::ceil(angle * 90 / EIGEN_PI)));
  for (int piece = 1; piece <= pieces; ++piece) {
    up.x = centre + turned(arm, turn * angle * piece / pieces);
    if (!go(line, domain, up.x)) return false;
  }
  return true;
}

}  // namespace

Separatrix lsr_uphill(const Discs& discs, const Vector2d& saddle, double side, const Domain& domain,
                      const SeparatrixOptions& options) {
  Separatrix line{0, {saddle}, SeparatrixEnd::unfinished};
  Uphill up{discs, saddle, {}, {}, {}, {0, 0}};
  up.look();
  int own = up.sliding();
  double turn = side;
  for (bool first = true; static_cast<int>(line.points.size()) < options.most_points; first = false) {
    if (!first) {
      up.look();
      const double size = up.velocity.norm();
      if (up.within.empty()) return line.end = SeparatrixEnd::support, line;
      if (size <= 1e-7 * discs.radius()) return line.end = SeparatrixEnd::maximum, line;
      own = up.sliding();
      if (own < 0) {
        const Vector2d d = up.velocity / size;
        const double length = next_crossing(up, d);
        if (!(length < infinity)) return line;
        up.x += length * d;
        if (!go(line, domain, up.x)) return line;
        continue;
      }
      const Vector2d arm = -up.arm(own);
      turn = arm.x() * up.velocity.y() - arm.y() * up.velocity.x() > 0 ? 1 : -1;
    }
    if (own < 0) return line;
    const double angle = arc_length(up, own, turn);
    if (!slide(up, own, turn, std::max(angle, 10 * loose), line, domain)) return line;
  }
  return line;
}

}  // namespace memscape
