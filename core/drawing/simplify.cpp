// A chord from the anchor misses the point at distance d by at most the tolerance e when its direction lies
// within asin(e / d) of the point's; the wedge is the intersection of these intervals over the points left
// out.
#include "core/drawing/simplify.h"

#include <cmath>

namespace memscape {
namespace {

float cross(Point2 a, Point2 b) {
  return a.x * b.y - a.y * b.x;
}
float dot(Point2 a, Point2 b) {
  return a.x * b.x + a.y * b.y;
}
Point2 turned(Point2 d, float sine, float cosine) {
  return {cosine * d.x - sine * d.y, sine * d.x + cosine * d.y};
}

/// Directions that are still allowed: from `right` counter-clockwise to `left`.
struct Wedge {
  bool open = false;  ///< any direction
  Point2 left, right;
  float reached = 0;  ///< largest distance from the anchor so far

  bool admits(Point2 d) const {
    return open || (cross(right, d) >= 0 && cross(d, left) >= 0 && dot(right, d) > 0);
  }
  void narrow(Point2 d, float tolerance) {
    float distance = std::sqrt(dot(d, d));
    reached = std::max(reached, distance);
    if (distance <= tolerance) return;
    float sine = tolerance / distance, cosine = std::sqrt(1 - sine * sine);
    Point2 l = turned(d, sine, cosine), r = turned(d, -sine, cosine);
    if (open || cross(l, left) > 0) left = l;
    if (open || cross(right, r) > 0) right = r;
    open = false;
  }
};

}  // namespace

std::vector<Point2> simplified(const std::vector<Point2>& points, float tolerance) {
  if (points.size() < 3) return points;
  std::vector<Point2> kept{points.front()};
  Wedge wedge{true, {}, {}, 0};
  for (size_t p = 1; p < points.size(); ++p) {
    Point2 d = points[p] - kept.back();
    float distance = std::sqrt(dot(d, d));
    // A line that turns back would lose its tip: it too ends the chord.
    if (!wedge.admits(d) || distance + tolerance < wedge.reached) {
      kept.push_back(points[p - 1]);
      wedge = {true, {}, {}, 0};
      d = points[p] - kept.back();
    }
    wedge.narrow(d, tolerance);
  }
  kept.push_back(points.back());
  return kept;
}

}  // namespace memscape
