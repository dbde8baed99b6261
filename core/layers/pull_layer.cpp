// Who pulls a particle: a line to each memory, its width in proportion to the weight w_μ and never below a
// hair's, and a ring about the particle. Small shares and all beyond the heaviest are left out.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/layers/layer.h"
#include "core/layers/readers.h"
#include "core/session/pull.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

constexpr int most_lines = 150;
constexpr double least_share = 0.02;  // of the largest weight
constexpr float full_width = 0.85f;   // of weight 1, in units of marks
constexpr float hair = 0.04f;         // the least width, likewise

Lines ring(Point2 at, float radius, Stroke stroke) {
  constexpr int corners = 32;
  Lines lines{{}, {0}, stroke, true};
  for (int k = 0; k < corners; ++k) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(k) / corners;
    lines.points.push_back(at + Point2{radius * std::cos(angle), radius * std::sin(angle)});
  }
  return lines;
}

bool is_finite(Point2 p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Where the particle stands; on a curve one without energy stands on the lower border.
Point2 place_of(const PanelView& view, const Pull& pull) {
  const bool low = places_of(view.panel) == Places::profile && !std::isfinite(pull.energy);
  return view.place(pull.x, low ? view.frame.y_low + view.zero : pull.energy);
}

void draw_pull(const PanelView& view, Canvas& canvas) {
  const auto pull = pull_at(view.panel, view.step);
  if (!pull || !view.panel.Xi || pull->weights.size() == 0) return;
  const Matrix& Xi = *view.panel.Xi;
  const Point2 from = place_of(view, *pull);
  if (!is_finite(from)) return;
  const bool curve = places_of(view.panel) == Places::profile;
  const float unit = view.mark_unit(), rim = std::max(0.07f * unit, 0.5f * view.style.line);
  const std::vector<int> memories = heaviest(pull->weights, most_lines, least_share);
  std::vector<Lines> lines;
  for (auto k = memories.rbegin(); k != memories.rend(); ++k) {  // the heaviest on top
    const Point2 to = view.place(Xi.col(*k), curve ? view.panel.energy->value(Xi.col(*k)) : 0);
    if (!is_finite(to)) continue;
    const float width = unit * std::max(full_width * static_cast<float>(pull->weights[*k]), hair);
    lines.push_back(
        {{from, to}, {0}, {view.turns > 1 ? view.curve_stroke().colour : view.style.memory, width}});
  }
  for (const Lines& line : lines) {
    Lines dark = line;
    dark.stroke = {view.style.memory_rim, line.stroke.width + 2 * rim};
    canvas.add(std::move(dark));
    canvas.add(line);
  }
}

void draw_pull_ring(const PanelView& view, Canvas& canvas) {
  const auto pull = pull_at(view.panel, view.step);
  if (!pull) return;
  const Point2 at = place_of(view, *pull);
  if (!is_finite(at)) return;
  const float unit = view.mark_unit();
  canvas.add(ring(at, 0.72f * unit, {view.style.memory_rim, 0.34f * unit}));
  canvas.add(ring(at, 0.72f * unit, {view.style.memory, 0.18f * unit}));
}

Row particle_row() {
  return {.id = "particle",
          .label = "Particle",
          .help = "The number of the particle that is looked at.",
          .minimum = 1,
          .maximum = 1e6,
          .fallback = 1,
          .scale = Scale::integer_log,
          .track_maximum = 1000};
}

std::string refusal(const PanelState& panel) {
  return panel.run && panel.run->particles() > 0 ? "" : "there is no particle that is pulled";
}

}  // namespace

AskedParticle asked_particle(const Scene& scene) {
  return {scene.layers.on("pull.shown"), scene.layers.whole("pull.particle")};
}

void ask_particle(Scene& scene, const AskedParticle& asked) {
  scene.layers.values["pull.shown"] = asked.shown;
  scene.layers.values["pull.particle"] = clamp_to(particle_row(), asked.number);
}

LayerKind pull_layer() {
  return {.id = "pull",
          .label = "Who pulls me",
          .help =
              "Lines from one particle to the memories, as wide as these weigh. Click a particle to choose "
              "it.",
          .rows = {particle_row()},
          .passes = {{Places::both, Depth::links, draw_pull}, {Places::both, Depth::rings, draw_pull_ring}},
          .refusal = refusal,
          .command = {"Who pulls me",
                      "Lines from one particle to the memories, as wide as these weigh. Click a particle to "
                      "choose it.",
                      'w'}};
}

}  // namespace memscape
