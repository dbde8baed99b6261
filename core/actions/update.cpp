// One overload for each kind of action: the compiler says which one is missing.
#include "core/actions/update.h"

#include <algorithm>

#include "core/actions/edits.h"
#include "core/actions/panel_edits.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace {

/// The scene of the panel with the focus becomes what `edit` makes of it.
template <class Edit>
EditorState edited(EditorState state, Edit edit) {
  const Scene shown = panel_scene(state.scene, state.focus);
  Scene next = edit(shown);
  if (next == shown) return state;
  state.scene = state.scene.panels.empty() ? std::move(next)
                                           : with_panel(state.scene, state.focus, next, state.only_here);
  return state;
}

Scene with_values(Scene scene, const Set::Values& values) {
  for (const auto& [path, value] : values) {
    const SourceKind* kind = path == "particles.kind" ? find_particles(value) : nullptr;
    if (kind && find_row(kind->rows, "points")) scene = with_typed_particles(std::move(scene));
    set_value(scene, path + "=" + value);
  }
  check_complete(scene, {});
  return scene;
}

EditorState after(EditorState s, const Set& a) {
  if (!a.whole) return edited(std::move(s), [&](const Scene& scene) { return with_values(scene, a.values); });
  s.scene = with_values(std::move(s.scene), a.values);
  return s;
}
EditorState after(EditorState s, const MoveMemory& a) {
  return edited(std::move(s), [&](const Scene& scene) { return move_memory(scene, a.index, a.x); });
}
EditorState after(EditorState s, const AddMemory& a) {
  return edited(std::move(s), [&](const Scene& scene) { return add_memory(scene, a.x); });
}
EditorState after(EditorState s, const RemoveMemory& a) {
  return edited(std::move(s), [&](const Scene& scene) { return remove_memory(scene, a.index); });
}
EditorState after(EditorState s, const MoveParticle& a) {
  return edited(std::move(s), [&](const Scene& scene) { return move_particle(scene, a.index, a.x); });
}
EditorState after(EditorState s, const AddParticles& a) {
  return edited(std::move(s), [&](const Scene& scene) { return add_particles(scene, a.points); });
}
EditorState after(EditorState s, const RemoveParticle& a) {
  return edited(std::move(s), [&](const Scene& scene) { return remove_particle(scene, a.index); });
}
EditorState after(EditorState s, const ChooseParticle& a) {
  return edited(std::move(s), [&](const Scene& scene) { return choose_particle(scene, a.index); });
}
EditorState after(EditorState s, const NewSeed&) {
  return edited(std::move(s), [](const Scene& scene) { return new_seed(scene); });
}
EditorState after(EditorState s, const Pan& a) {
  return edited(std::move(s), [&](const Scene& scene) { return pan(scene, a.u, a.v); });
}
EditorState after(EditorState s, const Zoom& a) {
  return edited(std::move(s), [&](const Scene& scene) { return zoom(scene, a.u, a.v, a.factor); });
}
EditorState after(EditorState s, const Fit&) {
  return edited(std::move(s), [](const Scene& scene) { return fit(scene); });
}
EditorState after(EditorState s, const SetPlane& a) {
  return edited(std::move(s), [&](const Scene& scene) { return with_plane(scene, a.plane, a.through); });
}
EditorState after(EditorState s, const AddPanel&) {
  return add_panel(std::move(s));
}
EditorState after(EditorState s, const AddOverlay&) {
  return add_overlay(std::move(s));
}
EditorState after(EditorState s, const AddChart& a) {
  return add_chart(std::move(s), a.chart);
}
EditorState after(EditorState s, const AddStrip&) {
  return add_strip(std::move(s));
}
EditorState after(EditorState s, const RemovePanel&) {
  return remove_panel(std::move(s));
}
EditorState after(EditorState s, const Focus& a) {
  if (a.panel < 0 || a.panel >= panel_count(s.scene))
    throw Error(Fault::input, "There is no panel " + std::to_string(a.panel) + ": give 0 to " +
                                  std::to_string(panel_count(s.scene) - 1) + ".");
  s.focus = a.panel, s.only_here = a.only_here;
  return s;
}
EditorState after(EditorState s, const Seek& a) {
  s.step = a.step;
  return s;
}
EditorState after(EditorState s, const Play&) {
  s.playing = true;
  return s;
}
EditorState after(EditorState s, const Pause&) {
  s.playing = false;
  return s;
}
EditorState after(EditorState, const Open& a) {
  return {.scene = a.scene};
}
EditorState after(EditorState s, const Train&) {
  return s;
}
EditorState after(EditorState s, const ForgetTraining&) {
  return s;
}
EditorState after(EditorState s, const Undo&) {
  return s;
}
EditorState after(EditorState s, const Redo&) {
  return s;
}

}  // namespace

EditorState settled(EditorState state) {
  const int panels = panel_count(state.scene);
  state.focus = std::clamp(state.focus, 0, panels - 1);
  state.only_here = state.only_here && panels > 1;
  state.step = std::clamp(state.step, 0, state.scene.dynamics.steps);
  return state;
}

EditorState update(EditorState state, const Action& action) {
  return settled(std::visit([&](const auto& one) { return after(std::move(state), one); }, action));
}

}  // namespace memscape
