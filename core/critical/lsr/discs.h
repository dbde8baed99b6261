// Discs of one radius r about K memories of the plane, and the cells into which their circles cut it: the
// geometry of the log-sum-ReLU energy, whose set of active memories {μ : ‖x - ξ^μ‖ < r} is constant in each
// cell (tutorial eq. 5.52).
#pragma once
#include <vector>

#include "core/model/energy.h"

namespace memscape {

/// Where a circle meets the circle of memory `other`: at `angle` (0 to 2π) its disc begins or ends.
struct ArcEvent {
  double angle = 0;
  int other = 0;
  bool enters = true;
};

/// The circle about one memory, cut by all others. Every bounded cell of the plane touches an arc of some
/// circle, so walking around all circles meets every set of active memories.
struct Circle {
  int memory = 0;
  std::vector<int> ties;         ///< memories at the same place, this one first; they share the circle
  std::vector<ArcEvent> events;  ///< by angle
  std::vector<char> inside;      ///< K: whose discs hold the circle's point at angle 0
};

/// What is nearest to a point: memories strictly within r of it, and those whose circle passes through it.
struct Reach {
  std::vector<int> within, touching;  ///< ascending
};

class Discs {
 public:
  /// Xi: 2 x K; radius > 0. Memories whose circles cannot be told apart in double are taken as one place.
  Discs(const Matrix& Xi, double radius);

  const Matrix& memories() const { return Xi_; }
  double radius() const { return radius_; }
  int count() const { return static_cast<int>(Xi_.cols()); }
  /// Below this distance from a circle a point is said to touch it: rounding of positions and centroids.
  double slack() const { return slack_; }

  Reach reach(const Eigen::Vector2d& x) const;
  Circle circle(int memory) const;
  Eigen::Vector2d centroid(const std::vector<int>& members) const;
  /// The set whose centroid is this point, when the point is a minimum: all within reach, none touching. Else
  /// empty. `guess` may be off by rounding; it is replaced by the exact centroid.
  std::vector<int> settled(Eigen::Vector2d& guess) const;

 private:
  Matrix Xi_;
  double radius_, slack_;
};

/// A piece of a circle between two crossings, along which the set of discs that hold it does not change.
struct Arc {
  const Circle* circle;
  size_t begin;         ///< the event at which it begins; events.size() for a circle that meets no other
  double from, upto;    ///< angles, upto > from; upto may exceed 2π
  const char* inside;   ///< K: discs that hold the arc, without the circle's own
  Eigen::Vector2d sum;  ///< Σ (ξ^μ - centre) over them
  int held;             ///< how many they are
};

/// Calls visit(arc) for every arc of a circle. O(events).
template <class Visit>
void walk(const Discs& discs, const Circle& circle, Visit visit) {
  const Matrix& Xi = discs.memories();
  const Eigen::Vector2d centre = Xi.col(circle.memory);
  std::vector<char> inside = circle.inside;
  Arc arc{&circle, circle.events.size(), 0, 2 * EIGEN_PI, inside.data(), {0, 0}, 0};
  if (circle.events.empty()) return visit(arc);
  auto count_in = [&](int k, int sign) {
    arc.sum += sign * (Xi.col(k) - centre);
    arc.held += sign;
  };
  for (size_t k = 0; k < inside.size(); ++k)
    if (inside[k]) count_in(static_cast<int>(k), 1);
  for (size_t e = 0; e < circle.events.size(); ++e) {
    const ArcEvent& event = circle.events[e];
    size_t other = static_cast<size_t>(event.other);
    if (inside[other] != event.enters) count_in(event.other, event.enters ? 1 : -1);
    inside[other] = event.enters;
    bool last = e + 1 == circle.events.size();
    arc.begin = e, arc.from = event.angle;
    arc.upto = last ? circle.events.front().angle + 2 * EIGEN_PI : circle.events[e + 1].angle;
    visit(arc);
  }
}

}  // namespace memscape
