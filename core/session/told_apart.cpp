// The places that matter are the convex hull of the memories in view and a margin about it; energies are
// those of a sample of the field's nodes.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/session/colour_range.h"

namespace memscape {
namespace {

double cross(const PlanePoint& o, const PlanePoint& a, const PlanePoint& b) {
  return (a.u - o.u) * (b.v - o.v) - (a.v - o.v) * (b.u - o.u);
}

/// Counter-clockwise (Andrew's monotone chain); a point or a segment where there is no more. Of a hull that
/// is nearly round, that of many memories on a circle, some corners are enough.
std::vector<PlanePoint> hull_of(std::vector<PlanePoint> points) {
  constexpr size_t most = 64;
  auto before = [](const PlanePoint& a, const PlanePoint& b) { return a.u != b.u ? a.u < b.u : a.v < b.v; };
  std::ranges::sort(points, before);
  if (points.size() < 3) return points;
  std::vector<PlanePoint> hull;
  for (int half = 0; half < 2; ++half, std::ranges::reverse(points)) {
    const size_t first = hull.size();
    for (const PlanePoint& p : points) {
      while (hull.size() >= first + 2 && cross(hull[hull.size() - 2], hull.back(), p) <= 0) hull.pop_back();
      hull.push_back(p);
    }
    hull.pop_back();  // the other half begins with it
  }
  if (hull.size() <= most) return hull;
  std::vector<PlanePoint> corners;
  for (size_t k = 0; k < most; ++k) corners.push_back(hull[k * hull.size() / most]);
  return corners;
}

/// The square of the distance of p to the segment from a to b.
double square_distance(const PlanePoint& a, const PlanePoint& b, const PlanePoint& p) {
  const double du = b.u - a.u, dv = b.v - a.v, length2 = du * du + dv * dv;
  const double share = length2 > 0 ? ((p.u - a.u) * du + (p.v - a.v) * dv) / length2 : 0;
  const double t = std::clamp(share, 0.0, 1.0), u = p.u - a.u - t * du, v = p.v - a.v - t * dv;
  return u * u + v * v;
}

/// The hull with its margin: a third of its radius.
class Surroundings {
 public:
  Surroundings(std::vector<PlanePoint> memories, double side) : hull_(hull_of(std::move(memories))) {
    for (const PlanePoint& p : hull_) {
      middle_.u += p.u / static_cast<double>(hull_.size());
      middle_.v += p.v / static_cast<double>(hull_.size());
    }
    double radius = 0, nearest = hull_.size() > 2 ? std::numeric_limits<double>::infinity() : 0;
    for (size_t i = 0; i < hull_.size(); ++i) {
      radius = std::max(radius, std::sqrt(square_distance(middle_, middle_, hull_[i])));
      nearest = std::min(nearest, square_distance(hull_[i], after(i), middle_));
    }
    constexpr double least = 0.1;  // of the view: about a single memory
    margin_ = std::max(radius / 3, least * side);
    inner2_ = nearest, outer2_ = (radius + margin_) * (radius + margin_);
  }
  bool contain(const PlanePoint& p) const {
    const double from_middle = square_distance(middle_, middle_, p);
    if (from_middle > outer2_ || hull_.empty()) return false;
    if (from_middle < inner2_) return true;
    bool inside = hull_.size() > 2;
    for (size_t i = 0; i < hull_.size(); ++i) {
      if (square_distance(hull_[i], after(i), p) <= margin_ * margin_) return true;
      inside = inside && cross(hull_[i], after(i), p) >= 0;
    }
    return inside;
  }

 private:
  const PlanePoint& after(size_t i) const { return hull_[(i + 1) % hull_.size()]; }

  std::vector<PlanePoint> hull_;
  PlanePoint middle_{0, 0};
  double margin_ = 0;
  double inner2_ = 0, outer2_ = 0;  ///< squares of radii: nearer all is inside, farther nothing
};

double quantile(std::vector<float> values, double share) {
  auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

/// The node nearest to a place; false where the place is out of view, or its energy infinite.
bool energy_near(const Field& field, const PlanePoint& p, float& energy) {
  const Grid& grid = field.grid;
  const double i = (p.u - grid.x_low) / (grid.x_high - grid.x_low) * (grid.width - 1),
               j = (p.v - grid.y_low) / (grid.y_high - grid.y_low) * (grid.height - 1);
  if (!(i >= 0 && j >= 0 && i <= grid.width - 1 && j <= grid.height - 1)) return false;
  energy = field.at(static_cast<int>(std::lround(i)), static_cast<int>(std::lround(j)));
  return std::isfinite(energy);
}

/// Whether the lowest energy lies at the border: a landscape that falls off, not one with a minimum.
bool falls_off(const Field& field) {
  const auto lowest = std::ranges::min_element(field.energy) - field.energy.begin();
  const auto i = lowest % field.grid.width, j = lowest / field.grid.width;
  return i == 0 || j == 0 || i == field.grid.width - 1 || j == field.grid.height - 1;
}

/// Energies of some nodes, counted from the field's reference.
struct Samples {
  std::vector<float> between;  ///< where the memories are, and about them
  std::vector<float> all, begun;
};

Samples samples_of(const Field& field, const std::vector<PlanePoint>& memories,
                   const std::vector<PlanePoint>& starts) {
  constexpr int most = 64;  // along a side
  const Grid& grid = field.grid;
  Samples samples;
  std::vector<PlanePoint> seen;
  float energy = 0;
  for (const PlanePoint& p : memories)
    if (energy_near(field, p, energy)) seen.push_back(p), samples.between.push_back(energy);
  for (const PlanePoint& p : starts)
    if (energy_near(field, p, energy)) samples.begun.push_back(energy);
  const bool everywhere = seen.empty();
  const Surroundings matter(std::move(seen), std::min(grid.x_high - grid.x_low, grid.y_high - grid.y_low));
  for (int j = 0; j < grid.height; j += std::max(1, grid.height / most))
    for (int i = 0; i < grid.width; i += std::max(1, grid.width / most)) {
      if (!std::isfinite(field.at(i, j))) continue;
      samples.all.push_back(field.at(i, j));
      if (everywhere || matter.contain({grid.x(i), grid.y(j)})) samples.between.push_back(field.at(i, j));
    }
  return samples;
}

}  // namespace

Range told_apart(const Field& field, const Range& usual, const std::vector<PlanePoint>& memories,
                 const std::vector<PlanePoint>& starts) {
  constexpr size_t enough = 16;                   // nodes that tell something
  constexpr double beyond = 0.15, little = 0.12;  // of the range: more than matters; not worth a cut
  constexpr double view_share = 0.75;             // what is cut off is the corners
  if (usual.empty() || field.grid.width < 4 || field.grid.height < 4) return usual;
  const Samples samples = samples_of(field, memories, starts);
  if (samples.between.size() < enough) return usual;
  const double low = usual.low - field.reference, high = usual.high - field.reference;
  double top = std::max(quantile(samples.between, 0.98), quantile(samples.all, view_share)), bottom = low;
  const bool cut_below = falls_off(field);
  if (cut_below) bottom = std::min(quantile(samples.between, 0.02), quantile(samples.all, 1 - view_share));
  if (!samples.begun.empty()) {
    const double middle = quantile(samples.begun, 0.5);
    top = std::max(top, middle), bottom = std::min(bottom, middle);
  }
  const double margin = beyond * (top - bottom), worth = little * (high - low);
  Range painted = usual;
  if (high - (top + margin) > worth) painted.high = field.reference + top + margin;
  if (bottom - margin - low > worth) painted.low = field.reference + bottom - margin;
  return painted.low < painted.high ? painted : usual;
}

}  // namespace memscape
