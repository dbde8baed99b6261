// Corner b of a, b, c is an ear when the turn there is convex and no other corner lies inside the triangle.
#include "render/window/triangulate.h"

#include <numeric>

#include "render/shapes/shapes.h"

namespace memscape {
namespace {

double turn(Point2 a, Point2 b, Point2 c) {
  return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
         (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x);
}

struct Cutter {
  std::span<const Point2> polygon;
  double sign;  ///< of a convex corner's turn
  std::vector<std::uint32_t> next, previous;

  double turn_at(std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
    return sign * turn(polygon[a], polygon[b], polygon[c]);
  }
  bool inside(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t p) const {
    Point2 at = polygon[p];
    if (at == polygon[a] || at == polygon[b] || at == polygon[c]) return false;
    return turn_at(a, b, p) >= 0 && turn_at(b, c, p) >= 0 && turn_at(c, a, p) >= 0;
  }
  bool is_ear(std::uint32_t b) const {
    std::uint32_t a = previous[b], c = next[b];
    if (turn_at(a, b, c) <= 0) return false;
    for (std::uint32_t p = next[c]; p != a; p = next[p])
      if (inside(a, b, c, p)) return false;
    return true;
  }
  void remove(std::uint32_t b) {
    next[previous[b]] = next[b];
    previous[next[b]] = previous[b];
  }
};

}  // namespace

std::vector<std::uint32_t> triangulate(std::span<const Point2> polygon) {
  std::vector<std::uint32_t> triangles;
  auto n = static_cast<std::uint32_t>(polygon.size());
  if (n < 3) return triangles;
  Cutter cutter{polygon, twice_area(polygon) < 0 ? -1.0 : 1.0, std::vector<std::uint32_t>(n),
                std::vector<std::uint32_t>(n)};
  for (std::uint32_t i = 0; i < n; ++i) cutter.next[i] = (i + 1) % n, cutter.previous[i] = (i + n - 1) % n;
  std::uint32_t at = 0, left = n, unsuccessful = 0;
  while (left > 2 && unsuccessful < left) {
    std::uint32_t a = cutter.previous[at], c = cutter.next[at];
    bool flat = cutter.turn_at(a, at, c) == 0;
    if (!flat && !cutter.is_ear(at)) {
      at = c;
      ++unsuccessful;
      continue;
    }
    if (!flat) triangles.insert(triangles.end(), {a, at, c});
    cutter.remove(at);
    --left;
    unsuccessful = 0;
    at = c;
  }
  return triangles;
}

}  // namespace memscape
