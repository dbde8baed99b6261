// Every word comes from the rows of the registries: symbol or label, value, title.
#include "core/layers/words.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

#include "core/charts/kinds.h"
#include "core/dynamics/time_grid.h"
#include "core/energy/registry.h"
#include "core/layers/panel.h"
#include "core/layers/wording.h"
#include "core/scene/anatomy.h"
#include "core/scene/data.h"
#include "core/scene/panel_clusters.h"
#include "core/scene/predicted.h"

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

/// "β = 2", "distance: full", or "" for a kind that lacks the row.
std::string value_of(const Settings& settings, const Parameter& row) {
  auto found = settings.values.find(row.id);
  if (found == settings.values.end()) return "";
  std::string value = with_minus(value_text(row, found->second));
  if (row.scale == Scale::toggle) value = found->second != 0 ? "yes" : "no";
  if (!row.symbol.empty()) return std::string(row.symbol) + " = " + value;
  return std::string(row.label) + ": " + value;
}

template <class Kind>
std::string title_of(const Kind* kind, const Settings& settings) {
  return kind ? std::string(kind->title) : settings.kind;
}

template <class Kind>
std::span<const Parameter> rows_of(const Kind* kind, const Settings&) {
  return kind ? std::span<const Parameter>(kind->rows) : std::span<const Parameter>();
}
std::span<const Parameter> rows_of(const EnergyKind*, const Settings& settings) {
  return energy_rows(settings);
}


void keep_if_different(const Texts& texts, std::vector<Texts>& kept) {
  if (std::adjacent_find(texts.begin(), texts.end(), std::not_equal_to<>()) != texts.end())
    kept.push_back(texts);
}

/// What settings of one group (an energy, a source) say: the kind's title, then the values of its rows.
template <class Find, class Get>
void compare_settings(const std::vector<Scene>& scenes, const Find& find, const Get& get,
                      std::vector<Texts>& kept) {
  Texts titles, typed, ids;
  for (const Scene& scene : scenes) {
    const auto* kind = find(get(scene).kind);
    titles.push_back(title_of(kind, get(scene)));
    typed.push_back(get(scene).text);
    for (const Parameter& row : rows_of(kind, get(scene)))
      if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) ids.emplace_back(row.id);
  }
  keep_if_different(titles, kept);
  keep_if_different(typed, kept);
  for (const std::string& id : ids) {
    Texts values;
    std::vector<std::string> said;  // by those that have the row
    for (const Scene& scene : scenes) {
      const auto* kind = find(get(scene).kind);
      const Parameter* row = find_row(rows_of(kind, get(scene)), id);
      values.push_back(row ? value_of(get(scene), *row) : "");
      if (row) said.push_back(values.back());
    }
    bool differ = std::adjacent_find(said.begin(), said.end(), std::not_equal_to<>()) != said.end();
    if (differ) kept.push_back(values);
  }
}

std::string show_of(const Scene& scene) {
  const ChartKind* kind = scene.show == "chart" ? find_chart(scene.chart) : nullptr;
  return kind ? std::string(kind->title) : "";
}

/// The beginning that all formulas share, cut before the first value that differs.
std::string common_formula(const Texts& formulas) {
  std::string common = formulas.front();
  bool cut = false;
  for (const std::string& each : formulas) {
    size_t same =
        std::mismatch(common.begin(), common.end(), each.begin(), each.end()).first - common.begin();
    cut = cut || same < common.size() || same < each.size();
    common.resize(same);
  }
  if (!cut) return common;
  size_t comma = common.rfind(", ");
  return comma == std::string::npos ? "" : common.substr(0, comma);
}

/// One formula for each kind of energy in the session.
Texts formula_parts(const Session& session) {
  Texts kinds, parts;
  for (const PanelState& panel : session.panels())
    if (std::find(kinds.begin(), kinds.end(), panel.scene.energy.kind) == kinds.end())
      kinds.push_back(panel.scene.energy.kind);
  for (const std::string& name : kinds) {
    const EnergyKind* kind = find_energy(name);
    if (!kind || !kind->formula) continue;
    Texts formulas, typed;
    for (const PanelState& panel : session.panels()) {
      if (panel.scene.energy.kind != name) continue;
      formulas.push_back(kind->formula(shown_energy(panel)));
      typed.push_back(panel.scene.energy.text);
    }
    if (std::ranges::adjacent_find(typed, std::not_equal_to<>()) != typed.end())
      continue;  // titles tell them
    std::string formula = common_formula(formulas);
    if (formula.empty()) formula = formulas.front();
    parts.push_back(kinds.size() > 1 ? std::string(kind->title) + ": " + formula : formula);
  }
  return parts;
}

/// The text, if it is the same for all panels.
std::string common_text(const Session& session, const std::function<std::string(const PanelState&)>& text) {
  std::string common = text(session.panels().front());
  for (const PanelState& panel : session.panels())
    if (text(panel) != common) return "";
  return common;
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

/// Which plane of more than two dimensions is shown, and what off it looks like.
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

/// How basins are found; empty where none are shown.
std::string basins_text(const PanelState& panel) {
  if (!basins_wanted(panel)) return "";
  const Dynamics& dynamics = panel.scene.dynamics;
  const bool followed = dynamics.method.kind == "attention" || dynamics.method.kind == "gradient";
  const DynamicsKind* kind = find_dynamics(dynamics.method.kind);
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

/// What the squares are; empty where no clusters are shown.
std::string clusters_text(const PanelState& panel) {
  if (cluster_parts(panel).empty() || !cluster_refusal(panel).empty()) return "";
  return "squares: centroids of clusters of particles (Ward)";
}

/// "prediction: x2 from y0 = 0, x1 held, T = 200 steps"; empty where none is shown.
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

std::string step_text(const PanelState& panel, int step) {
  if (method_text(panel).empty()) return "";
  return "step " + std::to_string(step) + " of " + std::to_string(panel.scene.dynamics.steps);
}

}  // namespace

bool stores_memories(const PanelState& panel) {
  return !panel.model || panel.model->weights(panel.Xi->col(0)).size() > 0;
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

std::vector<std::string> panel_titles(const std::vector<Scene>& scenes) {
  std::vector<Texts> kept;
  Texts shows;
  for (const Scene& scene : scenes) shows.push_back(show_of(scene));
  keep_if_different(shows, kept);
  compare_settings(
      scenes, find_energy, [](const Scene& s) -> const Settings& { return s.energy; }, kept);
  compare_settings(
      scenes, find_memories, [](const Scene& s) -> const Settings& { return s.memories.source; }, kept);
  compare_settings(
      scenes, find_particles, [](const Scene& s) -> const Settings& { return s.particles.source; }, kept);
  compare_settings(
      scenes, find_dynamics, [](const Scene& s) -> const Settings& { return s.dynamics.method; }, kept);
  Texts steps;
  for (const Scene& scene : scenes)
    steps.push_back(scene.step < 0 ? ""
                                   : "step " + std::to_string(std::min(scene.step, scene.dynamics.steps)));
  keep_if_different(steps, kept);
  Texts titles(scenes.size());
  for (const Texts& texts : kept)
    for (size_t p = 0; p < scenes.size(); ++p)
      if (!texts[p].empty()) titles[p] += (titles[p].empty() ? "" : ", ") + texts[p];
  return titles;
}

namespace {

/// What the charts that are studies say of themselves, each part once.
Texts study_parts(const Session& session) {
  Texts parts;
  for (const PanelState& panel : session.panels())
    if (const StudyKind* study = study_kind(panel))
      for (std::string& part : study->caption(panel.scene))
        if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
  return parts;
}

}  // namespace

std::vector<std::string> caption_parts(const Session& session, int step) {
  if (session.panels().empty()) return {};
  const Texts studies = study_parts(session);
  if (std::ranges::all_of(session.panels(), [](auto& panel) { return study_kind(panel) != nullptr; }))
    return studies;  // which have nothing to do with energy and run
  Texts parts = formula_parts(session);
  if (session.panels().size() == 1) parts.push_back(counter_text(session.panels().front()));
  if (session.panels().size() == 1)
    for (std::string& part : cluster_parts(session.panels().front())) parts.push_back(std::move(part));
  if (const PanelState* panel = only_landscape(session)) {
    for (std::string& part : prediction_parts(*panel)) parts.push_back(std::move(part));
    parts.push_back(prediction_text(*panel));
  } else {
    parts.push_back(common_text(session, prediction_text));
  }
  parts.push_back(common_text(session, basins_text));
  parts.push_back(common_text(session, clusters_text));
  parts.push_back(common_text(session, memories_text));
  parts.push_back(common_text(session, plane_text));
  parts.push_back(common_text(session, particles_text));
  parts.push_back(common_text(session, method_text));
  parts.push_back(common_text(
      session, [step](const PanelState& panel) { return step_text(panel, shown_step(panel, step)); }));
  parts.push_back(common_text(session, unstable_text));
  if (session.panels().size() == 1) {
    const PanelState& first = session.panels().front();
    parts.push_back(without_force_text(first, shown_step(first, step)));
    parts.push_back(rises_text(first, shown_step(first, step)));
  }
  parts.insert(parts.end(), studies.begin(), studies.end());
  std::erase(parts, "");
  return parts;
}

}  // namespace memscape
