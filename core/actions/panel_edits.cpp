// Panels are patches: a new one says what the one with the focus says of its own.
#include "core/actions/panel_edits.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/charts/kinds.h"
#include "core/scene/scene_json.h"
#include "core/views/view.h"

namespace memscape {
namespace {

/// A panel with this patch before the place `at` of those there are, which gets the focus.
EditorState insert_panel(EditorState state, Patch patch, int at, bool overlay) {
  std::vector<Patch>& panels = state.scene.panels;
  if (panels.empty()) panels.emplace_back();
  if (panels.size() >= most_panels)
    throw Error(Fault::input, "A scene has at most 12 panels: remove one first.");
  panels.insert(panels.begin() + at, std::move(patch));
  if (overlay || panel_scene(state.scene, at).overlay)
    set_value(state.scene, "panels." + std::to_string(at) + ".overlay=" + (overlay ? "true" : "false"));
  state.focus = at;
  return state;
}

/// What the panel with the focus says of its own.
Patch patch_of_focus(const EditorState& state) {
  const auto& panels = state.scene.panels;
  return panels.empty() ? Patch() : panels[static_cast<size_t>(state.focus)];
}

}  // namespace

EditorState add_panel(EditorState state) {
  Patch patch = patch_of_focus(state);
  const int last = panel_count(state.scene);
  state = insert_panel(std::move(state), std::move(patch), last, false);
  state.only_here = true;
  return state;
}

EditorState add_overlay(EditorState state) {
  Patch patch = patch_of_focus(state);
  int at = state.focus + 1;
  while (at < panel_count(state.scene) && panel_scene(state.scene, at).overlay) ++at;
  state = insert_panel(std::move(state), std::move(patch), at, true);
  state.only_here = true;
  return state;
}

EditorState add_chart(EditorState state, std::string_view chart) {
  if (!find_chart(chart))
    throw Error(Fault::input, "There is no chart " + quoted(chart) + ": choose one of the list.");
  const int last = panel_count(state.scene);
  const Patch patch(Value::Fields{{"show", chart_view().id}, {"chart", chart}});
  state = insert_panel(std::move(state), patch, last, false);
  state.only_here = false;  // a chart shows what the others do
  return state;
}

EditorState add_strip(EditorState state) {
  constexpr int most = 6;
  const int last = state.scene.dynamics.steps, count = std::min(last + 1, most);
  Scene strip = state.scene;
  strip.panels.assign(static_cast<size_t>(count), patch_of_focus(state));
  for (int i = 0; i < count; ++i) {
    const double part = static_cast<double>(i) / (count - 1);
    Scene panel = panel_scene(strip, i);
    panel.step = last < most ? i : static_cast<int>(std::lround(part * part * last));
    strip = with_panel(strip, i, panel, true);
  }
  state.scene = std::move(strip);
  state.focus = 0;
  return state;
}

EditorState remove_panel(EditorState state) {
  Scene& scene = state.scene;
  if (scene.panels.size() < 2) return state;
  scene.panels.erase(scene.panels.begin() + state.focus);
  if (scene.panels.size() == 1) {  // the panel that is left is the scene
    Scene left = panel_scene(scene, 0);
    left.overlay = false;
    scene = std::move(left);
  }
  return state;
}

}  // namespace memscape
