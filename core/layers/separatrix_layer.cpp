// Separatrices, solid with a halo.
#include "core/drawing/simplify.h"
#include "core/layers/halo.h"
#include "core/layers/layer.h"
#include "core/session/anatomy.h"

namespace memscape {
namespace {

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

std::string refusal(const PanelState& panel) {
  if (!panel.energy) return "separatrices take an energy";
  return anatomy_possible(panel).separatrices ? "" : "separatrices take two dimensions";
}

std::vector<std::string> counts(const PanelState&) {
  return {};
}

}  // namespace

LayerKind separatrix_layer() {
  return {.id = "separatrices",
          .label = "Separatrices",
          .help =
              "Borders of the basins of continuous descent, traced uphill from the saddles. Two dimensions "
              "only.",
          .passes = {{Places::plane, Depth::borders, draw_separatrices}},
          .needs = {Need::separatrices},
          .refusal = refusal,
          .counts = counts,
          .turn = 4,
          .command = {"Separatrices", "Borders of the basins, traced from the saddles."}};
}

}  // namespace memscape
