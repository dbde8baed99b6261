// Where particles came from, solid with a halo, and where they will go, faint. At most 2000 particles have
// trails.
#include <algorithm>
#include <cmath>

#include "core/layers/panel.h"

namespace memscape {
namespace {

constexpr int kTrails = 2000;     // particles that have one
constexpr int kPoints = 400;      // of one trail, before those too close together are left out
constexpr float kNearest = 0.5f;  // points between neighbours

void add_trail(const PanelView& view, int particle, int from, int to, Lines& lines) {
  if (to <= from) return;
  int stride = std::max(1, (to - from) / kPoints);
  Matrix path = view.panel.run->trail(particle, from, to, stride);
  size_t first = lines.points.size();
  for (Eigen::Index k = 0; k < path.cols(); ++k) {
    Point2 at = view.place(path.col(k), 0);
    if (!std::isfinite(at.x) || !std::isfinite(at.y)) break;
    bool moved = lines.points.size() == first ||
                 std::hypot(at.x - lines.points.back().x, at.y - lines.points.back().y) > kNearest;
    if (lines.points.size() == first) lines.begin();
    if (moved)
      lines.points.push_back(at);
    else if (k + 1 == path.cols())
      lines.points.back() = at;
  }
  if (lines.points.size() == first + 1) lines.points.push_back(lines.points.back());
}

}  // namespace

void draw_trails(const PanelView& view, Canvas& canvas) {
  if (!view.panel.run || subject_of(view.panel) == Subject::curve) return;
  Run& run = *view.panel.run;
  const Style& style = view.style;
  int count = std::min(run.particles(), kTrails);
  int length = view.panel.scene.layers.trails.length;
  int from = length > 0 ? std::max(0, view.step - length) : 0;
  float width = view.line() * std::pow(std::min(1.f, 60.f / static_cast<float>(std::max(count, 1))), 0.3f);
  float strength = std::clamp(std::sqrt(250.f / static_cast<float>(std::max(count, 1))), 0.35f, 1.f);

  Lines future, past;
  for (int p = 0; p < count; ++p) {
    add_trail(view, p, from, view.step, past);
    if (view.transient) add_trail(view, p, view.step, std::min(run.computed(), view.last), future);
  }
  future.stroke = {faded(style.particle, 0.4f * strength), 0.8f * width};
  if (!future.points.empty()) canvas.add(std::move(future));
  if (past.points.empty()) return;
  Lines halo = past;
  halo.stroke = {faded(style.particle_rim, 0.6f * strength), 2.5f * width};
  past.stroke = {faded(style.particle, strength), 1.4f * width};
  canvas.add(std::move(halo));
  canvas.add(std::move(past));
}

}  // namespace memscape
