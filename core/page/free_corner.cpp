// Six places are compared: four corners, and the middles of the sides below and above.
#include "core/page/free_corner.h"

#include <algorithm>
#include <array>

#include "core/dynamics/runs/run.h"
#include "core/layers/basin_layer.h"
#include "core/layers/layer.h"
#include "core/session/anatomy.h"

namespace memscape {
namespace {

constexpr float hardly = 0.03f;  // of all points of trails

bool touches(const Rect& place, const TakenPlace& mark) {
  const float half = 1.35f * mark.half;  // tips of stars stand out, and rims
  return mark.at.x + half > place.x && mark.at.x - half < place.right() && mark.at.y + half > place.y &&
         mark.at.y - half < place.bottom();
}

std::vector<TakenPlace> still_marks(const PanelView& view) {
  std::vector<TakenPlace> marks;
  for (const LayerKind& kind : layer_kinds())
    if (kind.taken && is_drawn(kind, view.panel))
      for (const TakenPlace& place : kind.taken(view)) marks.push_back(place);
  const Anatomy* anatomy = view.panel.result<Anatomy>();
  if (!anatomy || !basins_drawn(view.panel)) return marks;
  const Grid& grid = anatomy->grid;
  if (view.panel.scene.layers.on("basins.numbers"))
    for (const BasinPlace& place : anatomy->places)
      if (place.i >= 0)
        marks.push_back({view.frame.to_page(grid.x(place.i), grid.y(place.j)), 0.5f * view.style.text});
  return marks;
}

/// Particles and where they have been: some of them.
std::vector<Point2> moving_points(const PanelView& view) {
  constexpr int most = 60, steps = 24;
  std::vector<Point2> points;
  if (!view.panel.run || !shows_marks(view.panel, MarksOf::particles)) return points;
  Run& run = *view.panel.run;
  const int count = run.particles(), stride = std::max(1, count / most),
            now = std::min(view.step, run.computed());
  const bool trails = view.panel.scene.layers.on("trails.shown");
  for (int p = 0; p < count; p += stride) {
    const Matrix path =
        trails ? run.trail(p, 0, now, std::max(1, now / steps)) : Matrix(run.frame(now).X.col(p));
    for (Eigen::Index k = 0; k < path.cols(); ++k) points.push_back(view.place(path.col(k), 0));
  }
  return points;
}

std::array<Point2, 6> corners_of(const Rect& plot, Point2 size) {
  const float right = plot.right() - size.x, low = plot.bottom() - size.y,
              middle = plot.x + (plot.width - size.x) / 2;
  return {{{plot.x, low}, {right, low}, {plot.x, plot.y}, {right, plot.y}, {middle, low}, {middle, plot.y}}};
}

}  // namespace

Corner free_corner(Point2 size, const PanelView& view, int before) {
  const std::vector<TakenPlace> marks = still_marks(view);
  const std::vector<Point2> moving = moving_points(view);
  std::array<Corner, 6> corners;
  std::array<float, 6> share{};
  int fewest = -1;
  for (size_t c = 0; c < corners.size(); ++c) {
    const Point2 at = corners_of(view.frame.plot, size)[c];
    Corner& corner = corners[c];
    corner = {static_cast<int>(c), {at.x, at.y, size.x, size.y}};
    for (const TakenPlace& mark : marks) corner.hidden += touches(corner.place, mark);
    if (!moving.empty())
      share[c] = static_cast<float>(
                     std::ranges::count_if(moving, [&](Point2 p) { return corner.place.contains(p); })) /
                 static_cast<float>(moving.size());
    fewest = fewest < 0 ? corner.hidden : std::min(fewest, corner.hidden);
  }
  float least = 1;
  for (size_t c = 0; c < corners.size(); ++c)
    if (corners[c].hidden == fewest) least = std::min(least, share[c]);
  auto good = [&](size_t c) { return corners[c].hidden == fewest && share[c] <= least + hardly; };
  if (before >= 0 && before < static_cast<int>(corners.size()) && good(static_cast<size_t>(before)))
    return corners[static_cast<size_t>(before)];
  size_t best = 0;
  while (!good(best)) ++best;
  return corners[best];
}

}  // namespace memscape
