// Sixteen directions at a few distances, and the first free place of these.
#include "core/drawing/beside_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace memscape {
namespace {

constexpr int directions = 16;
constexpr std::array distances = {0.15f, 0.7f, 1.3f};  // between mark and box, in heights of the box

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool within(const Rect& box, const Rect& plot) {
  return plot.contains({box.x, box.y}) && plot.contains({box.right(), box.bottom()});
}

/// The box whose nearest point in the direction lies `away` from the mark's middle.
Rect placed(const BesideMark& box, float angle, float away) {
  const Point2 u{std::cos(angle), std::sin(angle)};
  const float far = away + 0.5f * (std::abs(u.x) * box.size.x + std::abs(u.y) * box.size.y);
  const Point2 centre = box.at + far * u;
  return {centre.x - 0.5f * box.size.x, centre.y - 0.5f * box.size.y, box.size.x, box.size.y};
}

std::optional<Rect> place_of(const BesideMark& box, const std::vector<Rect>& taken, Point2 middle,
                             const Rect& plot) {
  const Point2 out = box.at - middle;
  const float first = std::hypot(out.x, out.y) > box.radius ? std::atan2(out.y, out.x) : 0;
  for (float distance : distances)
    for (int k = 0; k < directions; ++k) {  // 0, 1, -1, 2, -2 .. steps from the first direction
      const int turn = k % 2 == 0 ? -k / 2 : (k + 1) / 2;
      const float angle = first + 2 * std::numbers::pi_v<float> * static_cast<float>(turn) / directions;
      const Rect place = placed(box, angle, box.radius + distance * box.size.y);
      const auto hides = [&](const Rect& other) { return overlap(place, other); };
      if (within(place, plot) && std::ranges::none_of(taken, hides)) return place;
    }
  return std::nullopt;
}

}  // namespace

std::vector<std::optional<Rect>> places_beside(std::span<const BesideMark> boxes, std::vector<Rect> taken,
                                               Point2 middle, const Rect& plot) {
  std::vector<std::optional<Rect>> places;
  for (const BesideMark& box : boxes) {
    places.push_back(place_of(box, taken, middle, plot));
    if (places.back()) taken.push_back(*places.back());
  }
  return places;
}

}  // namespace memscape
