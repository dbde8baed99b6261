// Lines and marks of a landscape's anatomy: the Voronoi partition dashed, separatrices solid with a halo, and
// a mark for each kind of critical point: disc, diamond (emergent minimum), cross (saddle), triangle
// (maximum).
#include <algorithm>
#include <cmath>

#include "core/layers/off_plane.h"
#include "core/layers/panel.h"
#include "core/layers/simplify.h"
#include "core/session/anatomy.h"

namespace memscape {
namespace {

/// More edges than these are too close for dashes, which would take longer than a frame to paint.
constexpr size_t most_dashed = 400;

/// The lines twice: a wide pale one behind the line itself.
void add_with_halo(Lines lines, Stroke stroke, Colour halo, float width, Canvas& canvas) {
  if (lines.points.empty()) return;
  lines.stroke = {halo, width};
  canvas.add(lines);
  lines.stroke = stroke;
  canvas.add(std::move(lines));
}

enum { saddles, maxima, degenerate, minima, emergent, kinds };  // in the order of painting

int kind_of(const CriticalPoint& point) {
  switch (point.kind) {
    case CriticalKind::saddle:
      return saddles;
    case CriticalKind::maximum:
      return maxima;
    case CriticalKind::degenerate:
      return degenerate;
    case CriticalKind::minimum:
      break;
  }
  return point.emergent ? emergent : minima;
}

/// One kind at its places, each mark readable on any ground: dark and white together.
void add_marks(int kind, std::vector<Point2> at, float unit, float opacity, const Style& style,
               Canvas& canvas) {
  const Colour dark = faded(style.memory_rim, opacity), white = faded(style.memory, opacity);
  auto add = [&](Mark mark, float radius, Colour fill, Stroke rim) {
    canvas.add(Marks{at, mark, radius * unit, fill, rim});
  };
  const float rim = 0.1f * unit;
  switch (kind) {
    case saddles:
      add(Mark::cross, 0.42f, {}, {white, 3.4f * rim});
      add(Mark::cross, 0.38f, {}, {dark, 1.5f * rim});
      break;
    case maxima:
      add(Mark::triangle, 0.42f, white, {dark, rim});
      break;
    case degenerate:
      add(Mark::square, 0.32f, white, {dark, rim});
      break;
    case minima:
      add(Mark::disc, 0.29f, dark, {white, rim});
      break;
    case emergent:
      add(Mark::diamond, 0.52f, dark, {white, rim});
      add(Mark::diamond, 0.3f, faded(style.emergent, opacity), {});
      break;
    default:
      break;
  }
}

/// Hundreds of marks are smaller, so that they stay apart.
float crowded(size_t count) {
  return std::max(0.4f,
                  std::pow(std::min(1.f, 150.f / static_cast<float>(std::max<size_t>(count, 1))), 0.3f));
}

}  // namespace

void draw_voronoi(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Anatomy>() || view.panel.result<Anatomy>()->dimension != 2) return;
  Lines lines;
  for (const VoronoiEdge& edge : view.panel.result<Anatomy>()->voronoi) {
    lines.begin();
    lines.points.push_back(view.frame.to_page(edge.from[0], edge.from[1]));
    lines.points.push_back(view.frame.to_page(edge.to[0], edge.to[1]));
  }
  const Style& style = view.style;
  const float unit = view.mark_unit(), line = view.line();
  if (lines.starts.size() > most_dashed) {
    lines.stroke = {faded(basins_drawn(view.panel) ? style.memory_rim : style.memory, 0.6f), 0.8f * line};
    return canvas.add(std::move(lines));
  }
  add_with_halo(std::move(lines), {style.memory_rim, 1.5f * line, 0.5f * unit, 0.35f * unit},
                faded(style.memory, 0.55f), 2.8f * line, canvas);
}

void draw_separatrices(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Anatomy>() || view.panel.result<Anatomy>()->dimension != 2) return;
  Lines lines;
  for (const Separatrix& branch : view.panel.result<Anatomy>()->separatrices) {
    std::vector<Point2> points;
    for (const Eigen::Vector2d& p : branch.points) points.push_back(view.frame.to_page(p[0], p[1]));
    if (points.size() < 2) continue;
    lines.begin();
    for (Point2 p : simplified(points, 0.03f)) lines.points.push_back(p);
  }
  const Style& style = view.style;
  add_with_halo(std::move(lines), {style.memory_rim, 1.8f * view.line()}, faded(style.memory, 0.8f),
                4.2f * view.line(), canvas);
}

void draw_critical_points(const PanelView& view, Canvas& canvas) {
  const Anatomy* anatomy = view.panel.result<Anatomy>();
  if (!anatomy || anatomy->dimension != view.dimension()) return;
  std::vector<Point2> places[kinds][fades];
  for (const CriticalPoint& point : anatomy->critical.points)
    places[kind_of(point)][fade_of(view, point.x)].push_back(view.place(point.x, point.energy));
  const float unit = view.mark_unit() * crowded(anatomy->critical.points.size());
  for (int kind = 0; kind < kinds; ++kind)
    for (int fade = 0; fade < fades; ++fade)
      if (!places[kind][fade].empty())
        add_marks(kind, std::move(places[kind][fade]), unit, fade_opacity(fade), view.style, canvas);
}

}  // namespace memscape
