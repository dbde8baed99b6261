// The caption and the titles of panels: what all panels share is said once.
#include "core/page/words.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

#include "core/charts/kinds.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/energy/registry.h"
#include "core/layers/layer.h"
#include "core/page/panel_words.h"
#include "core/page/wording.h"
#include "core/scene/sources/data.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

template <class Kind>
std::string title_of(const Kind* kind, const Settings& settings) {
  return kind ? std::string(kind->title) : settings.kind;
}

template <class Kind>
Rows rows_of(const Kind* kind, const Settings&) {
  return kind ? Rows(kind->rows) : Rows();
}
Rows rows_of(const EnergyKind*, const Settings& settings) {
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
  Texts titles, ids;
  for (const Scene& scene : scenes) {
    const auto* kind = find(get(scene).kind);
    titles.push_back(title_of(kind, get(scene)));
    for (const Row& row : rows_of(kind, get(scene)))
      if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) ids.emplace_back(row.id);
  }
  keep_if_different(titles, kept);
  for (const std::string& id : ids) {
    Texts values;
    std::vector<std::string> said;  // by those that have the row; of words also that there are none
    const bool words = std::ranges::any_of(scenes, [&](const Scene& scene) {
      const RowPtr row = rows_of(find(get(scene).kind), get(scene)).find(id);
      return row && row->is_words();
    });
    for (const Scene& scene : scenes) {
      const auto* kind = find(get(scene).kind);
      const RowPtr row = rows_of(kind, get(scene)).find(id);
      values.push_back(row ? value_of(get(scene), *row) : "");
      if (row || words) said.push_back(values.back());
    }
    bool differ = std::adjacent_find(said.begin(), said.end(), std::not_equal_to<>()) != said.end();
    if (differ) kept.push_back(values);
  }
}

std::string show_of(const Scene& scene) {
  const ChartKind* kind = find_view(scene.show).charts ? find_chart(scene.chart) : nullptr;
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
      std::string& words = typed.emplace_back();
      for (const Row& row : energy_rows(panel.scene.energy))
        if (row.is_words()) words += value_text(row, panel.scene.energy.values.at(row.id)) + "\n";
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

/// The layers that the caption explains, by their turns.
std::vector<const LayerKind*> telling_layers() {
  std::vector<const LayerKind*> telling;
  for (const LayerKind& kind : layer_kinds())
    if (kind.caption) telling.push_back(&kind);
  std::ranges::stable_sort(telling, {}, &LayerKind::turn);
  return telling;
}

std::string step_text(const PanelState& panel, int step) {
  if (method_text(panel).empty()) return "";
  return "step " + std::to_string(step) + " of " + std::to_string(panel.scene.dynamics.steps);
}

/// Scenes that differ but have one title get a number behind it.
void tell_apart(const std::vector<Scene>& scenes, Texts& titles) {
  const Texts before = titles;
  for (size_t p = 0; p < scenes.size(); ++p) {
    int others = 0;
    for (size_t q = 0; q < scenes.size(); ++q) others += before[q] == before[p] && !(scenes[q] == scenes[p]);
    if (!before[p].empty() && others > 0) titles[p] += " (panel " + std::to_string(p + 1) + ")";
  }
}

}  // namespace

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
  tell_apart(scenes, titles);
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

std::vector<std::string> caption_parts(const Session& session, int step, bool dots) {
  if (session.panels().empty()) return {};
  const Texts studies = study_parts(session);
  if (std::ranges::all_of(session.panels(), [](auto& panel) { return study_kind(panel) != nullptr; }))
    return studies;  // which have nothing to do with energy and run
  Texts parts = formula_parts(session);
  if (session.panels().size() == 1) parts.push_back(counter_text(session.panels().front()));
  if (session.panels().size() == 1)
    for (std::string& part : counts_of(session.panels().front(), Telling::apart))
      parts.push_back(std::move(part));
  const PanelState* only = only_landscape(session);
  if (only)
    for (std::string& part : counts_of(*only, Telling::page)) parts.push_back(std::move(part));
  for (const LayerKind* kind : telling_layers())
    parts.push_back(only && kind->telling == Telling::page ? kind->caption(*only)
                                                           : common_text(session, kind->caption));
  parts.push_back(
      common_text(session, [dots](const PanelState& panel) { return memories_text(panel, dots); }));
  parts.push_back(common_text(session, plane_text));
  parts.push_back(common_text(session, particles_text));
  parts.push_back(common_text(session, method_text));
  parts.push_back(common_text(
      session, [step](const PanelState& panel) { return step_text(panel, shown_step(panel, step)); }));
  parts.push_back(common_text(session, unstable_text));
  parts.push_back(common_text(session, precision_text));
  if (session.panels().size() == 1) {
    const PanelState& first = session.panels().front();
    parts.push_back(cut_off_text(first));
    parts.push_back(without_force_text(first, shown_step(first, step)));
    parts.push_back(rises_text(first, shown_step(first, step)));
  }
  parts.insert(parts.end(), studies.begin(), studies.end());
  std::erase(parts, "");
  return parts;
}

}  // namespace memscape
