// A straight edge at signed distance d from a pixel's centre covers clamp(1/2 - d, 0, 1) of it; a stroke
// covers the overlap of its width with the pixel's. Joints are round, ends of open strokes are cut off
// square.
#include "render/window/mark_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/shapes/mark_outline.h"

namespace memscape {
namespace {

/// How much of a pixel lies between two parallel edges, given as distances from its centre.
float between(float low, float high) {
  return std::max(0.f, std::min(high, 0.5f) - std::max(low, -0.5f));
}

float dot(Point2 a, Point2 b) {
  return a.x * b.x + a.y * b.y;
}

/// Distance to the nearest point of a closed outline, negative inside (even-odd).
float distance_to(const std::vector<Point2>& outline, float radius, Point2 p) {
  float nearest = INFINITY;
  bool inside = false;
  for (size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point2 a = radius * outline[j], b = radius * outline[i], along = b - a, to = p - a;
    const float share = std::clamp(dot(to, along) / dot(along, along), 0.f, 1.f);
    const Point2 offset = to - share * along;
    nearest = std::min(nearest, dot(offset, offset));
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / along.y * along.x) inside = !inside;
  }
  return inside ? -std::sqrt(nearest) : std::sqrt(nearest);
}

/// How much of a pixel a straight stroke covers.
float stroke_cover(Point2 a, Point2 b, float width, Point2 p) {
  const Point2 along = b - a, to = p - a;
  const float length = std::hypot(along.x, along.y);
  const float across = (along.x * to.y - along.y * to.x) / length, forth = dot(to, along) / length;
  return between(across - width / 2, across + width / 2) * between(-forth, length - forth);
}

struct Cover {
  float fill = 0, rim = 0;
};

Cover cover_of(const Marks& look, Point2 p) {
  const MarkOutline& outline = mark_outline(look.mark);
  Cover cover;
  if (!outline.closed) {
    for (const auto& line : outline.lines)
      for (size_t i = 1; i < line.size(); ++i)
        cover.rim = std::max(
            cover.rim, stroke_cover(look.radius * line[i - 1], look.radius * line[i], look.rim.width, p));
    return cover;
  }
  const float d = look.mark == Mark::disc ? std::hypot(p.x, p.y) - look.radius
                                          : distance_to(outline.lines.front(), look.radius, p);
  return {std::clamp(0.5f - d, 0.f, 1.f), between(d - look.rim.width / 2, d + look.rim.width / 2)};
}

std::uint8_t to_byte(float value) {
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.f, 1.f)));
}

}  // namespace

Picture mark_picture(const Marks& look, int side) {
  const bool rimmed = look.rim.colour.a > 0 && look.rim.width > 0;
  const Colour &fill = look.fill, &rim = look.rim.colour, &empty = rimmed ? rim : fill;
  Picture picture(side, side);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const float middle = static_cast<float>(side) / 2 - 0.5f;
      const Cover cover = cover_of(look, {static_cast<float>(x) - middle, static_cast<float>(y) - middle});
      const float over = rimmed ? cover.rim * rim.a : 0, under = cover.fill * fill.a * (1 - over);
      const float alpha = over + under;
      auto mixed = [&](float of_rim, float of_fill, float of_empty) {
        return to_byte(alpha > 0 ? (over * of_rim + under * of_fill) / alpha : of_empty);
      };
      std::uint8_t* pixel = picture.at(x, y);
      // Soft edges do not darken when they are sampled between pixels, since empty ones have their colour.
      pixel[0] = mixed(rim.r, fill.r, empty.r);
      pixel[1] = mixed(rim.g, fill.g, empty.g);
      pixel[2] = mixed(rim.b, fill.b, empty.b);
      pixel[3] = to_byte(alpha);
    }
  return picture;
}

}  // namespace memscape
