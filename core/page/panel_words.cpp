// Every word comes from the rows of the registries: symbol or label, value, title.
#include "core/page/panel_words.h"

#include "core/dynamics/methods/method.h"
#include "core/energy/registry.h"
#include "core/layers/panel.h"
#include "core/page/wording.h"
#include "core/page/words.h"
#include "core/scene/sources/data.h"
#include "core/session/anatomy.h"
#include "core/session/panel_clusters.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

std::string with_minus(std::string text) {
  return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

/// With a small first letter.
std::string lower(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace

std::string value_of(const Settings& settings, const Parameter& row) {
  auto found = settings.values.find(row.id);
  if (found == settings.values.end()) return "";
  std::string value = with_minus(value_text(row, found->second));
  if (row.scale == Scale::toggle) value = found->second != 0 ? "yes" : "no";
  if (!row.symbol.empty()) return std::string(row.symbol) + " = " + value;
  return std::string(row.label) + ": " + value;
}

std::string memories_text(const PanelState& panel) {
  if (!panel.Xi) return "";
  const EnergyKind* kind = find_energy(panel.scene.energy.kind);
  if (kind && kind->learned)
    return "K = " + std::to_string(panel.Xi->cols()) + " memories to learn from" +
           (panel.scene.layers.memories ? " (stars)" : "");
  if (!stores_memories(panel))
    return panel.scene.layers.memories ? "stars: points that the energy does not store" : "";
  std::string text =
      "K = " + std::to_string(panel.Xi->cols()) + (panel.Xi->cols() == 1 ? " memory" : " memories");
  if (panel.scene.layers.memories) text += " (stars)";
  if (panel.Xi->rows() > 2) text += " in D = " + std::to_string(panel.Xi->rows()) + " dimensions";
  return text;
}

std::string plane_text(const PanelState& panel) {
  if (!panel.Xi || panel.Xi->rows() <= 2 || subject_of(panel) != Subject::landscape) return "";
  const View& view = panel.scene.view;
  std::string plane = view.plane == "principal" ? "plane of two principal components" : "plane of x₁ and x₂";
  if (through_memories(view, *panel.Xi)) {
    const auto three = plane_memories(view, static_cast<int>(panel.Xi->cols()));
    plane = "plane through memories";
    for (size_t i = 0; i < 3; ++i) plane += (i ? ", " : " ") + std::to_string(three[i] + 1);
  }
  return classes_wanted(panel) ? plane : plane + " (fainter: farther off it)";
}

std::string particles_text(const PanelState& panel) {
  if (!panel.run || panel.run->particles() == 0 || !panel.scene.layers.particles) return "";
  std::string text = "N = " + std::to_string(panel.run->particles()) +
                     (panel.run->particles() == 1 ? " particle" : " particles");
  return text + " (discs)";
}

std::string basins_text(const PanelState& panel) {
  if (!basins_wanted(panel)) return "";
  const Dynamics& dynamics = panel.scene.dynamics;
  const DynamicsKind* kind = find_dynamics(dynamics.method.kind);
  const bool followed = kind && kind->rule != StepRule::other;
  std::string rule = followed && kind ? std::string(kind->title) : "continuous descent";
  if (followed && kind)
    for (const Parameter& row : kind->rows)
      if (!row.symbol.empty()) rule += ", " + value_of(dynamics.method, row);
  const std::vector<int> clamped = descent_rule(panel).clamped;
  if (clamped.size() > 4) rule += ", " + std::to_string(clamped.size()) + " coordinates held";
  for (size_t i = 0; clamped.size() <= 4 && i < clamped.size(); ++i)
    rule += ", " + coordinate_name(clamped[i]) + " held";
  if (basin_owner(panel) == BasinOwner::memory)
    return "basins: memory nearest after T = " + std::to_string(dynamics.steps) + " steps of " + lower(rule);
  return "basins: minimum reached by " + lower(rule);
}

std::string clusters_text(const PanelState& panel) {
  if (cluster_parts(panel).empty() || !cluster_refusal(panel).empty()) return "";
  return "squares: centroids of clusters of particles (Ward)";
}

std::string prediction_text(const PanelState& panel) {
  const PredictionTask task = task_of(panel);
  if (!panel.scene.layers.prediction || !prediction_possible(panel).picture) return "";
  auto names = [](const std::vector<int>& coordinates) {
    std::string text;
    for (int d : coordinates) text += (text.empty() ? "" : ", ") + coordinate_name(d);
    return text;
  };
  const std::string start = task.classes ? "1/" + std::to_string(task.outputs.size())
                                         : with_minus(number_text(panel.scene.prediction.y0));
  return std::string("prediction (") + (task.classes ? "cells" : "line") +
         "): " + (task.classes ? "classes" : names(task.outputs)) + " from y₀ = " + start + ", " +
         names(task.features) + " held, T = " + std::to_string(panel.scene.dynamics.steps);
}

bool stores_memories(const PanelState& panel) {
  return !panel.model || panel.model->memory_weights();
}

std::string method_text(const PanelState& panel) {
  const Settings& method = panel.scene.dynamics.method;
  const DynamicsKind* kind = find_dynamics(method.kind);
  if (!kind || particles_text(panel).empty()) return "";
  std::string text(kind->title);
  for (const Parameter& row : kind->rows)
    if (!row.symbol.empty()) text += ", " + value_of(method, row);
  return text;
}

}  // namespace memscape
