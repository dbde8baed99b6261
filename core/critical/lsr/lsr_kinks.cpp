// One-sided slopes of Σ max(0, 1 - ‖x - ξ‖²/r²) at its kinks: (2/r²) (Σ_within (ξ - x)·d + Σ_touching max(0,
// (ξ - x)·d)).
#include "core/critical/lsr/lsr_kinks.h"
#include "core/base/parallel.h"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>

namespace memscape {
namespace {

template <class At>
std::vector<LsrKink> over_circles(const Discs& discs, At at) {
  std::vector<std::vector<LsrKink>> parts(static_cast<size_t>(discs.count()));
  parallel_for(size_t{0}, parts.size(), [&](size_t k) {
    Circle circle = discs.circle(static_cast<int>(k));
    if (*std::min_element(circle.ties.begin(), circle.ties.end()) == static_cast<int>(k))
      at(circle, parts[k]);
  });
  std::vector<LsrKink> all;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

/// True when the direction lies on the arc, give or take rounding.
bool on_arc(const Arc& arc, const Eigen::Vector2d& direction) {
  double angle = std::atan2(direction.y(), direction.x());
  while (angle < arc.from - 1e-9) angle += 2 * EIGEN_PI;
  return angle <= arc.upto + 1e-9;
}

void saddles_at(const Discs& discs, const Circle& circle, std::vector<LsrKink>& found) {
  const Eigen::Vector2d centre = discs.memories().col(circle.memory);
  const double r = discs.radius(), slack = discs.slack(), m = static_cast<double>(circle.ties.size());
  walk(discs, circle, [&](const Arc& arc) {
    if (arc.held == 0) return;
    const double n = arc.held, s = arc.sum.norm() / n;
    if (!(s > r + slack && n * (s - r) < m * r - slack * n)) return;
    Eigen::Vector2d direction = arc.sum / (n * s);
    if (!on_arc(arc, direction)) return;
    LsrKink kink{centre + r * direction, {}, {}, 0};
    Reach reach = discs.reach(kink.x);
    if (static_cast<int>(reach.within.size()) != arc.held || reach.touching.size() != circle.ties.size())
      return;
    // Along the circle the sum is n s/r (1 - cos) below its highest; per length² that is a curvature of 2 n s
    // / r.
    kink.along = 2 * n * s / r;
    kink.within = std::move(reach.within), kink.touching = std::move(reach.touching);
    found.push_back(std::move(kink));
  });
}

/// True when the energy falls in every direction: the slope of the sum is linear between the directions along
/// the touching circles, so looking along these is enough.
bool falls_everywhere(const Discs& discs, const LsrKink& kink) {
  Eigen::Vector2d pull = Eigen::Vector2d::Zero();
  for (int k : kink.within) pull += discs.memories().col(k) - kink.x;
  for (int k : kink.touching) {
    Eigen::Vector2d arm = discs.memories().col(k) - kink.x;
    for (Eigen::Vector2d d : {Eigen::Vector2d(-arm.y(), arm.x()), Eigen::Vector2d(arm.y(), -arm.x())}) {
      double slope = pull.dot(d);
      for (int t : kink.touching) slope += std::max(0.0, (discs.memories().col(t) - kink.x).dot(d));
      if (slope <= 1e-12 * discs.radius() * discs.radius()) return false;
    }
  }
  return true;
}

/// A cheap look at a crossing of two circles only: -pull must be a mixture of the two arms with weights from
/// 0 to 1.
bool may_be_maximum(const Discs& discs, const Arc& arc, const Eigen::Vector2d& x, int other) {
  const Eigen::Vector2d centre = discs.memories().col(arc.circle->memory),
                        second = discs.memories().col(other);
  double n = arc.held;
  Eigen::Vector2d pull = arc.sum + n * (centre - x);
  if (arc.inside[other]) pull -= second - x;
  Eigen::Matrix2d arms;
  arms << centre - x, second - x;
  double det = arms.determinant();
  if (std::abs(det) < 1e-9 * discs.radius() * discs.radius()) return true;
  Eigen::Vector2d share = -(arms.inverse() * pull);
  return share.minCoeff() > -1e-6 && share.maxCoeff() < 1 + 1e-6;
}

void maxima_at(const Discs& discs, const Circle& circle, std::vector<LsrKink>& found) {
  const Eigen::Vector2d centre = discs.memories().col(circle.memory);
  const double r = discs.radius();
  walk(discs, circle, [&](const Arc& arc) {
    if (arc.begin == circle.events.size()) return;
    const ArcEvent& event = circle.events[arc.begin];
    Eigen::Vector2d x = centre + r * Eigen::Vector2d(std::cos(event.angle), std::sin(event.angle));
    const size_t n = circle.events.size();
    double before = event.angle - circle.events[(arc.begin + n - 1) % n].angle;
    bool alone = arc.upto - arc.from > 1e-7 && (before > 1e-7 || before < 0) && circle.ties.size() == 1;
    if (alone && (event.other < circle.memory || !may_be_maximum(discs, arc, x, event.other))) return;
    Reach reach = discs.reach(x);
    if (reach.within.empty() || reach.touching.size() < 2 || reach.touching.front() != circle.memory) return;
    LsrKink kink{x, std::move(reach.within), std::move(reach.touching), 0};
    auto near = [&](const LsrKink& old) { return (old.x - x).norm() <= 4 * discs.slack(); };
    if (falls_everywhere(discs, kink) && std::none_of(found.begin(), found.end(), near))
      found.push_back(std::move(kink));
  });
}

}  // namespace

std::vector<LsrKink> lsr_saddles(const Discs& discs) {
  return over_circles(discs,
                      [&](const Circle& c, std::vector<LsrKink>& found) { saddles_at(discs, c, found); });
}

std::vector<LsrKink> lsr_maxima(const Discs& discs) {
  return over_circles(discs,
                      [&](const Circle& c, std::vector<LsrKink>& found) { maxima_at(discs, c, found); });
}

}  // namespace memscape
