// The Voronoi partition of the memories, dashed, and where it disagrees with the basins that are shown.
#include "core/drawing/hatching.h"
#include "core/layers/basin_layer.h"
#include "core/layers/cells.h"
#include "core/layers/halo.h"
#include "core/layers/layer.h"
#include "core/page/wording.h"
#include "core/session/anatomy.h"

namespace memscape {
namespace {

/// More edges than these are too close for dashes, which would take longer than a frame to paint.
constexpr size_t most_dashed = 400;

/// Hatches where basins are of other memories.
void draw_disagreement(const PanelView& view, Canvas& canvas) {
  if (!basins_drawn(view.panel)) return;
  const Anatomy& anatomy = *view.panel.result<Anatomy>();
  const auto& mask = anatomy.disagreement.mask;
  if (anatomy.disagreement.differing == 0) return;
  const Style& style = view.style;
  Lines hatch = hatching(view.frame.plot, 0.8f * view.mark_unit(), Slant::falling, [&](Point2 p) {
    const long cell = cell_at(anatomy.grid, view.frame, p);
    return cell >= 0 && mask[static_cast<size_t>(cell)] != 0;
  });
  hatch.stroke = {faded(style.memory_rim, 0.75f), 0.9f * view.line()};
  canvas.add(std::move(hatch));
}

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

std::string refusal(const PanelState& panel) {
  return anatomy_possible(panel).voronoi ? "" : "a Voronoi partition takes two dimensions";
}

/// "disagreement 1.2 % (hatched)": the share of the basins in other memories' cells.
std::vector<std::string> counts(const PanelState& panel) {
  if (!needs_of(panel).has(Need::basins) || !anatomy_possible(panel).basins) return {};
  const Anatomy* anatomy = panel.result<Anatomy>();
  const bool known = anatomy && anatomy->has.basins && anatomy->has.voronoi;
  return {"disagreement " + (known ? percent_text(anatomy->disagreement.share) : "–") + " % (hatched)"};
}

}  // namespace

LayerKind voronoi_layer() {
  return {.id = "voronoi",
          .label = "Voronoi partition",
          .help =
              "Dashed borders between places with different nearest memories; with basins, what disagrees "
              "is hatched. Two dimensions only.",
          .passes = {{Places::plane, Depth::ground, draw_disagreement},
                     {Places::plane, Depth::borders, draw_voronoi}},
          .needs = {Need::voronoi},
          .refusal = refusal,
          .counts = counts,
          .turn = 3,
          .command = {"Voronoi partition", "Dashed borders between places with different nearest memories.",
                      'v'}};
}

}  // namespace memscape
