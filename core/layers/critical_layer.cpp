// A mark for each kind of critical point: disc (minimum), diamond (emergent minimum), cross (saddle),
// triangle (maximum), square (what is no single point, or not known); lines and rings are drawn whole.
#include <algorithm>
#include <cmath>

#include "core/layers/halo.h"
#include "core/layers/layer.h"
#include "core/page/wording.h"
#include "core/session/anatomy.h"
#include "core/views/off_plane.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

enum { saddles, maxima, degenerate, minima, emergent, kinds };  // in the order of painting

int kind_of(const CriticalPoint& point) {
  if (point.shape != CriticalShape::point) return degenerate;
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

/// A line or a ring of minima or maxima, readable on any ground.
void add_path(const PanelView& view, const CriticalPoint& curve, Canvas& canvas) {
  Lines line;
  line.begin();
  for (auto x : curve.path.colwise()) line.points.push_back(view.place(x, curve.energy));
  line.closed = curve.shape == CriticalShape::ring;
  add_with_halo(std::move(line), {view.style.memory_rim, 1.8f * view.line()}, view.style.memory,
                4.2f * view.line(), canvas);
}

void draw_critical_points(const PanelView& view, Canvas& canvas) {
  const auto* anatomy = view.panel.result<Anatomy>();
  if (!anatomy || anatomy->dimension != view.dimension()) return;
  for (const CriticalPoint& point : anatomy->critical.points)
    if (point.path.cols() > 1) add_path(view, point, canvas);
  std::vector<Point2> places[kinds][fades];
  for (const CriticalPoint& point : anatomy->critical.points)
    places[kind_of(point)][fade_of(view, point.x)].push_back(view.place(point.x, point.energy));
  const float unit = view.mark_unit() * crowded(anatomy->critical.points.size());
  for (int kind = 0; kind < kinds; ++kind)
    for (int fade = 0; fade < fades; ++fade)
      if (!places[kind][fade].empty())
        add_marks(kind, std::move(places[kind][fade]), unit, fade_opacity(fade), view.style, canvas);
}

std::vector<TakenPlace> taken_places(const PanelView& view) {
  std::vector<TakenPlace> taken;
  const auto* anatomy = view.panel.result<Anatomy>();
  if (anatomy && anatomy->dimension == view.dimension())
    for (const CriticalPoint& point : anatomy->critical.points) {
      taken.push_back({view.place(point.x, point.energy), 0.4f * view.mark_unit()});
      for (auto x : point.path.colwise()) taken.push_back({view.place(x, point.energy), view.line()});
    }
  return taken;
}

/// "stored 9", "retrievable 7", "emergent 4", "saddles 10".
std::vector<std::string> counts(const PanelState& panel) {
  const Anatomy* anatomy = panel.result<Anatomy>();
  const bool known = anatomy && anatomy->has.critical;
  const Eigen::Index D = panel.Xi->rows();
  auto count = [&](int CriticalCounts::*member) {
    return known ? std::to_string(anatomy->critical.counts.*member) : "–";
  };
  const std::string least = known && !anatomy->critical.complete ? "≥ " : "";
  Texts parts;
  if (stores_memories(panel)) {
    parts.push_back("stored " + count(&CriticalCounts::stored));
    parts.push_back("retrievable " + count(&CriticalCounts::retrievable));
    parts.push_back("emergent " + least + count(&CriticalCounts::emergent));
  } else {
    parts.push_back((panel.energy ? "minima " : "stable ") + least + count(&CriticalCounts::minima));
  }
  if (D > 1 && !(known && !anatomy->critical.saddles))
    parts.push_back("saddles " + least + count(&CriticalCounts::saddles));
  if (known && anatomy->critical.counts.maxima > 0)
    parts.push_back((panel.energy ? "maxima " : "unstable ") + least + count(&CriticalCounts::maxima));
  const auto some = [&](const char* word, int CriticalCounts::*member) {
    if (known && anatomy->critical.counts.*member > 0) parts.push_back(word + count(member));
  };
  some(panel.energy ? "degenerate " : "undecided ", &CriticalCounts::degenerate);
  some("lines ", &CriticalCounts::lines), some("rings ", &CriticalCounts::rings);
  some("plateaus ", &CriticalCounts::plateaus);
  return parts;
}

/// "7 minima", "3 emergent".
std::vector<std::string> legend(const PanelState& panel) {
  const Anatomy* anatomy = panel.result<Anatomy>();
  if (!anatomy || !anatomy->has.critical) return {};
  const CriticalCounts& count = anatomy->critical.counts;
  const std::string least = anatomy->critical.complete ? "" : "at least ";
  Texts parts{least + std::to_string(count.minima) + (count.minima == 1 ? " minimum" : " minima")};
  const auto some = [&](int number, const std::string& word) {
    if (number > 0) parts.push_back(std::to_string(number) + " " + word + (number == 1 ? "" : "s"));
  };
  some(count.lines, "line"), some(count.rings, "ring"), some(count.plateaus, "plateau");
  if (count.emergent > 0) parts.push_back(std::to_string(count.emergent) + " emergent");
  return parts;
}

}  // namespace

LayerKind critical_layer() {
  return {.id = "critical",
          .label = "Critical points",
          .help =
              "Dots at minima, diamonds at emergent minima that no memory is recalled from, crosses at "
              "saddles, triangles at maxima, squares at lines, rings and plateaus of them and where it is "
              "not known. In more than two dimensions those that were found, minima and "
              "saddles, as seen from the plane.",
          .passes = {{Places::both, Depth::marks, draw_critical_points}},
          .needs = {Need::critical},
          .counts = counts,
          .turn = 1,
          .legend = legend,
          .taken = taken_places,
          .command = {"Minima and saddles", "Marks and a table of the critical points.", 'm'}};
}

}  // namespace memscape
