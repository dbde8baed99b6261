// Where particles came from, solid with a halo (few from a pale disc), and where they will go, faint; steps
// that climbed dashed in the colour of alarm. At most 2000 particles have trails, each as faint as its
// particle at the step that is shown. On a curve the stretches that they have passed.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/layers/layer.h"
#include "core/views/off_plane.h"
#include "core/views/profile.h"

namespace memscape {
namespace {

constexpr int kTrails = 2000;  // particles that have one
constexpr int kPoints = 400;   // of one trail, before those too close together are left out
constexpr size_t kHaloPoints =
    15000;                        // more lines than these hide each other's halos, and take long to paint
constexpr float kNearest = 0.5f;  // points between neighbours

/// How many steps of the past are drawn; 0 means all.
int length_in(const PanelView& view) {
  return view.panel.scene.layers.whole("trails.length");
}

/// The steps at which a trail has points: from, from + stride .. to.
struct Steps {
  int from, to;
  int stride() const { return std::max(1, (to - from) / kPoints); }
};

bool apart(Point2 a, Point2 b) {
  return std::hypot(a.x - b.x, a.y - b.y) > kNearest;
}

void add_trail(const PanelView& view, const Matrix& path, Lines& lines) {
  size_t first = lines.points.size();
  for (Eigen::Index k = 0; k < path.cols(); ++k) {
    Point2 at = view.place(path.col(k), 0);
    if (!std::isfinite(at.x) || !std::isfinite(at.y)) break;
    bool moved = lines.points.size() == first || apart(at, lines.points.back());
    if (lines.points.size() == first) lines.begin();
    if (moved)
      lines.points.push_back(at);
    else if (k + 1 == path.cols())
      lines.points.back() = at;
  }
  if (lines.points.size() == first + 1) lines.points.push_back(lines.points.back());
}

/// The part of a segment within a rectangle (Liang and Barsky); false when there is none.
bool clip(const Rect& to, Point2& a, Point2& b) {
  float from = 0, until = 1;
  const Point2 d = b - a;
  auto side = [&](float speed, float room) {
    if (speed == 0) return room >= 0;
    const float t = room / speed;
    speed < 0 ? from = std::max(from, t) : until = std::min(until, t);
    return from <= until;
  };
  if (!side(-d.x, a.x - to.x) || !side(d.x, to.right() - a.x) || !side(-d.y, a.y - to.y) ||
      !side(d.y, to.bottom() - a.y))
    return false;
  b = a + until * d, a = a + from * d;
  return true;
}

/// The pieces of a trail on which the energy rose, within the plot. A particle that jumps to and fro between
/// the same two places is drawn once.
void add_rises(const PanelView& view, const Matrix& path, int particle, const RisingPieces& pieces,
               Lines& lines) {
  Point2 last_a{-1e9f, -1e9f}, last_b = last_a;
  for (Eigen::Index k = 0; k + 1 < path.cols(); ++k) {
    if (!pieces.rose(particle, static_cast<int>(k))) continue;
    Point2 a = view.place(path.col(k), 0), b = view.place(path.col(k + 1), 0);
    if (!apart(a, b) || (!apart(a, last_a) && !apart(b, last_b))) continue;
    last_a = a, last_b = b;
    if (!clip(view.frame.plot, a, b)) continue;
    lines.begin();
    lines.points.push_back(a), lines.points.push_back(b);
  }
}

/// Dashes, or whole lines where so many would take longer than a frame to paint.
void draw_rises(const PanelView& view, Lines lines, float width, Canvas& canvas) {
  constexpr float most_dashes = 5000;
  if (lines.points.empty()) return;
  const float dash = 3 * width, gap = 2.5f * width;
  float length = 0;
  for (size_t i = 0; i + 1 < lines.points.size(); i += 2)
    length +=
        std::hypot(lines.points[i + 1].x - lines.points[i].x, lines.points[i + 1].y - lines.points[i].y);
  const bool few = length / (dash + gap) + static_cast<float>(lines.starts.size()) <= most_dashes;
  lines.stroke = {view.style.alarm, width, few ? dash : 0, few ? gap : 0};
  canvas.add(std::move(lines));
}

/// Pale discs where a few particles began, once these have left.
void draw_starts(const PanelView& view, int count, Canvas& canvas) {
  constexpr int most = 12;
  if (count > most || view.step == 0) return;
  const Style& style = view.style;
  const Matrix& X = view.panel.run->frame(0).X;
  std::array<Marks, fades> starts;
  const std::vector<int> fade = fades_of(view, X.leftCols(count));
  for (int p = 0; p < count; ++p)
    starts[static_cast<size_t>(fade[static_cast<size_t>(p)])].at.push_back(view.place(X.col(p), 0));
  for (int f = 0; f < fades; ++f) {
    Marks& marks = starts[static_cast<size_t>(f)];
    if (marks.at.empty()) continue;
    marks.radius = 0.28f * view.mark_unit();
    marks.fill = faded(mix(style.particle, style.memory, 0.8f), fade_opacity(f));
    marks.rim = {faded(style.particle_rim, fade_opacity(f)), 0.25f * marks.radius};
    canvas.add(std::move(marks));
  }
}

void draw_trails(const PanelView& view, Canvas& canvas) {
  if (!view.panel.run || !shows_marks(view.panel, MarksOf::particles)) return;
  Run& run = *view.panel.run;
  const Style& style = view.style;
  int count = std::min(run.particles(), kTrails);
  int length = length_in(view);
  int from = length > 0 ? std::max(0, view.step - length) : 0;
  float width = view.line() * std::pow(std::min(1.f, 60.f / static_cast<float>(std::max(count, 1))), 0.3f);
  float strength = std::clamp(std::sqrt(250.f / static_cast<float>(std::max(count, 1))), 0.35f, 1.f);

  const Steps before{from, view.step}, after{view.step, std::min(run.computed(), view.last)};
  const RisingPieces rising = run.rising_pieces(before.from, before.to, before.stride());
  std::array<Lines, fades> futures, pasts;
  Lines rises;
  const std::vector<int> fade = fades_of(view, run.frame(view.step).X.leftCols(count));
  for (int p = 0; p < count; ++p) {
    const auto own = static_cast<size_t>(fade[static_cast<size_t>(p)]);
    if (before.to > before.from) {
      const Matrix path = run.trail(p, before.from, before.to, before.stride());
      add_trail(view, path, pasts[own]);
      if (rising.any()) add_rises(view, path, p, rising, rises);
    }
    if (view.transient && after.to > after.from)
      add_trail(view, run.trail(p, after.from, after.to, after.stride()), futures[own]);
  }
  for (int f = 0; f < fades; ++f) {
    Lines& future = futures[static_cast<size_t>(f)];
    future.stroke = {faded(style.particle, 0.4f * strength * fade_opacity(f)), 0.8f * width};
    if (!future.points.empty()) canvas.add(std::move(future));
  }
  for (int f = 0; f < fades; ++f) {
    Lines& past = pasts[static_cast<size_t>(f)];
    if (past.points.empty()) continue;
    Lines halo = past;
    halo.stroke = {faded(style.particle_rim, 0.6f * strength * fade_opacity(f)), 2.5f * width};
    past.stroke = {faded(style.particle, strength * fade_opacity(f)), 1.4f * width};
    if (past.points.size() <= kHaloPoints) canvas.add(std::move(halo));
    canvas.add(std::move(past));
  }
  draw_rises(view, std::move(rises), 1.6f * width, canvas);
  if (from == 0) draw_starts(view, count, canvas);
}

void draw_curve_trails(const PanelView& view, Canvas& canvas) {
  if (!view.panel.result<Field>() || !view.panel.run || view.panel.run->particles() == 0) return;
  if (!shows_marks(view.panel, MarksOf::particles)) return;
  constexpr int most = 500;  // particles that have one, and steps that are looked at
  Run& run = *view.panel.run;
  const int length = length_in(view), from = length > 0 ? std::max(0, view.step - length) : 0,
            stride = std::max(1, (view.step - from) / most);
  const int count = std::min(run.particles(), most);
  Eigen::ArrayXd low = run.frame(view.step).X.row(0).head(count).transpose().array(), high = low;
  run.visit(from, view.step, stride, [&](int, const Frame& frame) {
    const Eigen::ArrayXd x = frame.X.row(0).head(count).transpose().array();
    low = low.min(x), high = high.max(x);
  });
  Lines passed;
  for (int p = 0; p < count; ++p) add_part(view, low[p], high[p], passed);
  if (passed.points.empty()) return;
  passed.stroke = {faded(view.particle_colour(), 0.45f), 6 * view.line()};  // the curve is drawn over it
  canvas.add(std::move(passed));
}

}  // namespace

LayerKind trail_layer() {
  return {.id = "trails",
          .label = "Trails",
          .help = "Where the particles have been.",
          .shown = true,
          .rows = {{.id = "length",
                    .label = "Trail length",
                    .help = "Steps of the past that are drawn; 0 is called all.",
                    .minimum = 0,
                    .maximum = 1e6,
                    .fallback = 0,
                    .scale = Scale::integer,
                    .track_maximum = 200,
                    .wants = std::string("all")}},
          .passes = {{Places::plane, Depth::paths, draw_trails},
                     {Places::profile, Depth::paths, draw_curve_trails}},
          .command = {"Trails", "The way that each particle went.", 't'}};
}

}  // namespace memscape
