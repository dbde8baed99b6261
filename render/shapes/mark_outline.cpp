// Corners at angles a_k = a_0 + 2π k / n: (r cos a, -r sin a); marks of one radius look equally large, not
// equally wide.
#include "render/shapes/mark_outline.h"

#include <array>
#include <cmath>
#include <numbers>

namespace memscape {
namespace {

/// n corners, the first at the top, radii alternating between `outer` and `inner`.
std::vector<Point2> ring(int n, float outer, float inner, double turn = 0) {
  std::vector<Point2> points;
  for (int k = 0; k < n; ++k) {
    double angle = std::numbers::pi * (0.5 + 2.0 * k / n) + turn;
    float r = k % 2 == 0 ? outer : inner;
    points.push_back({r * static_cast<float>(std::cos(angle)), -r * static_cast<float>(std::sin(angle))});
  }
  return points;
}

MarkOutline cross() {
  constexpr float r = 0.8f;
  return {{{{-r, -r}, {r, r}}, {{-r, r}, {r, -r}}}, false};
}

}  // namespace

const MarkOutline& mark_outline(Mark mark) {
  static const std::array<MarkOutline, 6> outlines{
      MarkOutline{{ring(64, 1, 1)}},
      MarkOutline{{ring(10, 1.25f, 0.55f)}},
      cross(),
      MarkOutline{{ring(3, 1.2f, 1.2f)}},
      MarkOutline{{ring(4, 1.15f, 1.15f)}},
      MarkOutline{{ring(4, 1.2f, 1.2f, std::numbers::pi / 4)}},
  };
  return outlines[static_cast<size_t>(mark)];
}

}  // namespace memscape
