// What follows from the rows of all layers together.
#include "core/layers/layer.h"

#include <algorithm>

#include "core/charts/kinds.h"
#include "core/session/anatomy.h"
#include "core/session/predicted.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

bool has_places(const LayerKind& kind, Places places) {
  return std::ranges::any_of(kind.passes, [&](const LayerPass& pass) { return overlap(pass.on, places); });
}

/// Asked for over a view that has states.
bool is_asked(const LayerKind& kind, const PanelState& panel) {
  return places_of(panel) != Places::nowhere && is_on(kind, panel.scene);
}

}  // namespace

Settings layer_defaults() {
  static const Settings all = [] {
    Settings settings;
    for (const LayerKind& kind : layer_kinds()) {
      settings.values[kind.key()] = kind.shown ? 1 : 0;
      for (const Row& row : kind.rows)
        settings.values[std::string(kind.id) + "." + std::string(row.id)] = row.fallback;
    }
    return settings;
  }();
  return all;
}

bool is_on(const LayerKind& kind, const Scene& scene) {
  return scene.layers.on(kind.key());
}

std::string refusal_of(const LayerKind& kind, const PanelState& panel) {
  return kind.refusal ? kind.refusal(panel) : "";
}

bool is_drawn(const LayerKind& kind, const PanelState& panel) {
  return is_on(kind, panel.scene) && has_places(kind, places_of(panel)) && refusal_of(kind, panel).empty();
}

const LayerKind* layer_switched_at(std::string_view path) {
  const auto found = std::ranges::find(layer_kinds(), path, &LayerKind::path);
  return found == layer_kinds().end() ? nullptr : &*found;
}

Needs needs_of(const PanelState& panel) {
  Needs needs;
  if (const ChartKind* chart = chart_kind(panel))
    for (Need need : chart->needs) needs.add(need);
  if (!view_of(panel).has_states()) return needs;
  for (const LayerKind& kind : layer_kinds())
    if (!kind.needs.empty() && is_on(kind, panel.scene))
      for (Need need : kind.needs) needs.add(need);
  return needs;
}

bool has_marks(const Scene& scene, MarksOf what) {
  return std::ranges::any_of(
      layer_kinds(), [&](const LayerKind& kind) { return kind.marks_of == what && is_on(kind, scene); });
}

bool shows_marks(const PanelState& panel, MarksOf what) {
  return places_of(panel) != Places::nowhere && has_marks(panel.scene, what);
}

bool is_coloured(const PanelState& panel) {
  return std::ranges::any_of(layer_kinds(),
                             [&](const LayerKind& kind) { return kind.colours && is_on(kind, panel.scene); });
}

Cover cover_of(const PanelState& panel) {
  Cover most = Cover::none;
  for (const LayerKind& kind : layer_kinds())
    if (kind.cover) most = std::max(most, kind.cover(panel));
  return most;
}

std::vector<std::string> counts_of(const PanelState& panel, Telling telling) {
  std::vector<const LayerKind*> asked;
  for (const LayerKind& kind : layer_kinds())
    if (kind.counts && kind.telling == telling && is_asked(kind, panel)) asked.push_back(&kind);
  std::ranges::stable_sort(asked, {}, &LayerKind::turn);
  std::vector<std::string> parts;
  if (telling == Telling::counter && places_of(panel) != Places::nowhere)
    for (auto&& refused : {panel.found.refusals<Anatomy>(), panel.found.refusals<Prediction>()})
      parts.insert(parts.end(), refused.begin(), refused.end());
  for (const LayerKind* kind : asked)
    if (std::string refusal = refusal_of(*kind, panel); !refusal.empty()) parts.push_back(std::move(refusal));
  for (const LayerKind* kind : asked)
    if (refusal_of(*kind, panel).empty())
      for (std::string& part : kind->counts(panel)) parts.push_back(std::move(part));
  return parts;
}

std::vector<DrawnPass> passes_on(Places places) {
  std::vector<DrawnPass> passes;
  for (const LayerKind& kind : layer_kinds())
    for (const LayerPass& pass : kind.passes)
      if (overlap(pass.on, places)) passes.push_back({&kind, pass});
  std::ranges::stable_sort(passes, {}, [](const DrawnPass& each) { return each.pass.depth; });
  return passes;
}

}  // namespace memscape
