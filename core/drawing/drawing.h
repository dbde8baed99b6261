// Geometry once, several painters: a Drawing is plain shapes in points from the top left, painted alike by
// every painter.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/plane/grid.h"

namespace memscape {

struct Point2 {
  float x = 0, y = 0;
  bool operator==(const Point2&) const = default;
};
inline Point2 operator+(Point2 a, Point2 b) {
  return {a.x + b.x, a.y + b.y};
}
inline Point2 operator-(Point2 a, Point2 b) {
  return {a.x - b.x, a.y - b.y};
}
inline Point2 operator*(float s, Point2 a) {
  return {s * a.x, s * a.y};
}

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool contains(Point2 p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
  bool operator==(const Rect&) const = default;
};

/// sRGB, 0..1, not premultiplied.
struct Colour {
  float r = 0, g = 0, b = 0, a = 1;
  bool operator==(const Colour&) const = default;
};

struct Stroke {
  Colour colour;
  float width = 1;
  float dash = 0, gap = 0;  ///< 0: solid
};

/// Polylines of one look. `starts` are the indices at which a new line begins (the first is 0).
struct Lines {
  std::vector<Point2> points;
  std::vector<std::uint32_t> starts;
  Stroke stroke;
  bool closed = false;
  void begin() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
};

/// Filled simple polygons of one look, like `Lines` in layout. Convex where `convex`.
struct Polygons {
  std::vector<Point2> points;
  std::vector<std::uint32_t> starts;
  Colour fill;
  bool convex = true;
};

enum class Mark { disc, star, cross, triangle, diamond, square };

/// One look at many places: filled marks with a rim (a cross has only strokes).
struct Marks {
  std::vector<Point2> at;
  Mark mark = Mark::disc;
  float radius = 3;
  Colour fill;
  Stroke rim;
};

enum class Align { start, middle, end };

struct Text {
  std::string text;  ///< UTF-8, one line
  Point2 at;
  float size = 9;                                     ///< height of the em in points
  Align across = Align::start, down = Align::middle;  ///< where `at` lies on the text's box
  float angle = 0;                                    ///< degrees, counter-clockwise
  bool bold = false;
  Colour colour;
  Colour halo{0, 0, 0, 0};  ///< drawn behind the letters when its alpha is not 0
};

/// A field as a picture through a colour map; nodes lie on the border of `place`. Unsupported nodes are
/// painted in `unsupported`.
struct FieldPicture {
  std::shared_ptr<const Field> field;
  Rect place;
  Range range;
  std::string colormap;
  Colour unsupported{0.75f, 0.75f, 0.75f, 1};
};

/// A plain picture that fills `place` from edge to edge, smoothed where it is enlarged.
struct Raster {
  int width = 0, height = 0;
  std::shared_ptr<const std::vector<std::uint8_t>>
      rgba;  ///< row-major from the top left, sRGB and alpha, not premultiplied
  Rect place;
};

/// A vertical or horizontal bar of the colour map, low energy at the bottom or left.
struct ColourBar {
  Rect place;
  std::string colormap;
};

struct ClipBegin {
  Rect rect;
};
struct ClipEnd {};

using Shape = std::variant<Lines, Polygons, Marks, Text, FieldPicture, Raster, ColourBar, ClipBegin, ClipEnd>;

struct Drawing {
  float width = 0, height = 0;  ///< points
  Colour background{1, 1, 1, 1};
  std::string title;  ///< of the document
  std::vector<Shape> shapes;
};

/// Width and height in points of a text, as the painter that will paint it sees it.
using MeasureText = std::function<Point2(const std::string& text, float size, bool bold)>;

}  // namespace memscape
