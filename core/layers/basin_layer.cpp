// Basins of attraction as a picture of their cells, with a number in each basin where it has room.
#include "core/layers/basin_layer.h"

#include "core/dynamics/runs/run.h"
#include "core/layers/cells.h"
#include "core/layers/layer.h"
#include "core/layers/readers.h"
#include "core/page/panel_words.h"
#include "core/page/wording.h"
#include "core/session/anatomy.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

void draw_basins(const PanelView& view, Canvas& canvas) {
  if (basins_drawn(view.panel))
    draw_cells(view, view.panel.result<Anatomy>()->grid, view.panel.result<Anatomy>()->picture, canvas);
}

void draw_numbers(const PanelView& view, Canvas& canvas) {
  if (basins_drawn(view.panel) && view.panel.scene.layers.on("basins.numbers"))
    draw_cell_numbers(view, view.panel.result<Anatomy>()->grid, view.panel.result<Anatomy>()->places, canvas);
}

std::string refusal(const PanelState& panel) {
  return anatomy_possible(panel).basins ? "" : "basins take two dimensions";
}

/// How they are found.
std::string caption(const PanelState& panel) {
  if (!basins_wanted(panel)) return "";
  const Dynamics& dynamics = panel.scene.dynamics;
  const DynamicsKind* kind = find_dynamics(dynamics.method.kind);
  if (!panel.energy) return "basins: stable point or limit cycle reached along the flow";
  const bool followed = kind && kind->rule != StepRule::other;
  std::string rule = followed && kind ? std::string(kind->title) : "continuous descent";
  if (followed && kind)
    for (const Row& row : kind->rows)
      if (!row.symbol.empty()) rule += ", " + value_of(dynamics.method, row);
  const std::vector<int> clamped = descent_rule(panel).clamped;
  if (clamped.size() > 4) rule += ", " + std::to_string(clamped.size()) + " coordinates held";
  for (size_t i = 0; clamped.size() <= 4 && i < clamped.size(); ++i)
    rule += ", " + coordinate_name(clamped[i]) + " held";
  if (basin_owner(panel) == BasinOwner::memory)
    return "basins: memory nearest after T = " + std::to_string(dynamics.steps) + " steps of " + lower(rule);
  return "basins: minimum reached by " + lower(rule);
}

std::vector<std::string> counts(const PanelState& panel) {
  if (!basins_drawn(panel) || panel.result<Anatomy>()->basins.label.empty()) return {};
  const Basins& basins = panel.result<Anatomy>()->basins;
  const auto all = static_cast<double>(basins.label.size());
  constexpr double least = 0.005;  // single cells on saddles and their stable lines are no news
  Texts parts;
  auto say = [&](const char* what, int cells) {
    if (cells > least * all) parts.push_back(what + percent_text(cells / all) + " %");
  };
  say("diverging (black) ", basins.diverged);
  say("without end (grey) ", basins.unsettled);
  if (const auto cycles = panel.result<Anatomy>()->cycles.size(); cycles > 0)
    parts.push_back(std::to_string(cycles) + (cycles == 1 ? " limit cycle" : " limit cycles"));
  return parts;
}

Cover cover(const PanelState& panel) {
  return basins_drawn(panel) ? Cover::drawn : basins_wanted(panel) ? Cover::wanted : Cover::none;
}

}  // namespace

BasinOwner asked_owner(const Scene& scene) {
  return static_cast<BasinOwner>(scene.layers.whole("basins.by"));
}

bool basins_wanted(const PanelState& panel) {
  return places_of(panel) == Places::plane && needs_of(panel).has(Need::basins) &&
         anatomy_possible(panel).basins;
}

bool basins_drawn(const PanelState& panel) {
  return basins_wanted(panel) && panel.result<Anatomy>() && panel.result<Anatomy>()->has.basins;
}

LayerKind basin_layer() {
  return {
      .id = "basins",
      .label = "Basins",
      .help =
          "Basins of attraction instead of the heat map: where each place is led to by the way of "
          "moving and its T steps. Darker places take more steps. Two dimensions only.",
      .rows = {{.id = "by",
                .label = "Basins by",
                .help = "The minimum in which a descent ends, or the memory that is nearest after T steps.",
                .minimum = 0,
                .maximum = 1,
                .fallback = 0,
                .scale = Scale::choice,
                .choices = {"minimum", "memory"}},
               {.id = "numbers",
                .label = "Numbers",
                .help = "A number in each basin.",
                .fallback = 1,
                .scale = Scale::toggle}},
      .passes = {{Places::plane, Depth::ground, draw_basins}, {Places::plane, Depth::numbers, draw_numbers}},
      .needs = {Need::basins},
      .refusal = refusal,
      .caption = caption,
      .counts = counts,
      .turn = 2,
      .cover = cover,
      .command = {"Basins", "Where each place is led to, instead of the heat map.", 'b', true}};
}

}  // namespace memscape
