// A joint sharper than a right angle begins a new piece, since mitred joints grow without bound there.
#include "render/window/window_lines.h"

#include <algorithm>
#include <cmath>

#include "render/shapes/shapes.h"
#include "render/window/triangulate.h"

namespace memscape {
namespace {

constexpr size_t piece_length = 4096;  // points; at most 4 vertices each must stay below 65536

ImVec2 minus(ImVec2 a, ImVec2 b) {
  return {a.x - b.x, a.y - b.y};
}

bool sharp(ImVec2 a, ImVec2 b, ImVec2 c) {
  ImVec2 u = minus(b, a), v = minus(c, b);
  return u.x * v.x + u.y * v.y < 0;
}

/// What one colour and width need.
struct Pen {
  ImDrawList& list;
  ImU32 colour;
  float width;

  void stroke(std::span<const ImVec2> points, bool closed) {
    if (points.size() < 2) return;
    list.AddPolyline(points.data(), static_cast<int>(points.size()), colour, closed ? ImDrawFlags_Closed : 0,
                     width);
  }

  void draw(std::vector<ImVec2> points, bool closed) {
    size_t n = points.size();
    if (n < 2) return;
    bool sharp_somewhere = false;
    for (size_t i = 0; i < n; ++i)
      if (closed || (i > 0 && i + 1 < n))
        sharp_somewhere |= sharp(points[(i + n - 1) % n], points[i], points[(i + 1) % n]);
    if (!sharp_somewhere && n <= piece_length) return stroke(points, closed);
    if (closed) points.push_back(points[0]);
    size_t from = 0;
    for (size_t i = 1; i < points.size(); ++i) {
      bool last = i + 1 == points.size();
      if (!last && i - from + 1 < piece_length && !sharp(points[i - 1], points[i], points[i + 1])) continue;
      stroke(std::span(points).subspan(from, i - from + 1), false);
      from = i;
    }
  }
};

/// Short lines along the axes look crisp on whole pixels.
void snap(std::vector<ImVec2>& points, float width) {
  if (points.size() > 5) return;
  for (size_t i = 1; i < points.size(); ++i) {
    ImVec2 d = minus(points[i], points[i - 1]);
    if (std::abs(d.x) > 0.01f && std::abs(d.y) > 0.01f) return;
  }
  bool odd = std::lround(std::max(width, 1.f)) % 2 == 1;
  auto to_pixel = [odd](float v) { return odd ? std::floor(v) + 0.5f : std::round(v); };
  for (ImVec2& p : points) p = {to_pixel(p.x), to_pixel(p.y)};
}

}  // namespace

ImU32 packed(const Colour& c) {
  return ImGui::ColorConvertFloat4ToU32({c.r, c.g, c.b, c.a});
}

std::vector<std::vector<ImVec2>> dashes(std::span<const ImVec2> line, bool closed, float dash, float gap) {
  std::vector<std::vector<ImVec2>> result;
  size_t n = line.size(), segments = n < 2 ? 0 : closed ? n : n - 1;
  bool on = true;
  float left = dash;
  if (segments > 0) result.push_back({line[0]});
  for (size_t i = 0; i < segments; ++i) {
    ImVec2 a = line[i], d = minus(line[(i + 1) % n], a);
    float length = std::hypot(d.x, d.y), done = 0;
    while (length - done > left) {
      done += left;
      ImVec2 p{a.x + d.x * done / length, a.y + d.y * done / length};
      if (on)
        result.back().push_back(p);
      else
        result.push_back({p});
      on = !on;
      left = on ? dash : gap;
    }
    left -= length - done;
    if (on) result.back().push_back(line[(i + 1) % n]);
  }
  return result;
}

void add_lines(ImDrawList& list, const Lines& lines, const PageToWindow& to_window) {
  Stroke stroke = lines.stroke;
  float width = stroke.width * to_window.scale;
  if (stroke.colour.a <= 0 || width <= 0) return;
  stroke.colour.a *= std::min(width, 1.f);  // thinner than a pixel: fainter
  Pen pen{list, packed(stroke.colour), std::max(width, 1.f)};
  bool dashed = stroke.dash > 0 && stroke.gap > 0;
  for (size_t i = 0; i < lines.starts.size(); ++i) {
    std::vector<ImVec2> points;
    for (Point2 p : line_of(lines, i)) {
      ImVec2 q = to_window(p);
      if (points.empty() || std::hypot(q.x - points.back().x, q.y - points.back().y) > 0.01f)
        points.push_back(q);
    }
    snap(points, width);
    if (!dashed) {
      pen.draw(std::move(points), lines.closed);
      continue;
    }
    for (auto& each :
         dashes(points, lines.closed, stroke.dash * to_window.scale, stroke.gap * to_window.scale))
      pen.draw(std::move(each), false);
  }
}

void add_polygons(ImDrawList& list, const Polygons& polygons, const PageToWindow& to_window) {
  ImU32 colour = packed(polygons.fill);
  for (size_t i = 0; i < polygons.starts.size(); ++i) {
    auto polygon = line_of(polygons, i);
    if (polygon.size() < 3) continue;
    std::vector<ImVec2> points;
    for (Point2 p : polygon) points.push_back(to_window(p));
    if (polygons.convex && points.size() <= piece_length) {
      if (twice_area(polygon) < 0)
        std::reverse(points.begin(), points.end());  // its soft edge lies on the left
      list.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), colour);
      continue;
    }
    ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    std::vector<std::uint32_t> corners = triangulate(polygon);
    constexpr size_t chunk = 3 * piece_length;
    for (size_t from = 0; from < corners.size(); from += chunk) {
      size_t count = std::min(chunk, corners.size() - from);
      list.PrimReserve(static_cast<int>(count), static_cast<int>(count));
      for (size_t k = from; k < from + count; ++k) list.PrimVtx(points[corners[k]], white, colour);
    }
  }
}

}  // namespace memscape
