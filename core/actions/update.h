// What actions do: a pure function of what there is and an action, which the window, a replay and the tests
// share.
#pragma once
#include "core/actions/action.h"

namespace memscape {

/// What actions act on, a plain value: the scene, where edits go, and where the run is.
struct EditorState {
  Scene scene;
  int focus = 0;           ///< the panel that is edited
  bool only_here = false;  ///< edits go to that panel alone
  int step = 0;            ///< that is shown
  bool playing = false;
  bool operator==(const EditorState&) const = default;
};

/// A scene shows at most so many panels.
constexpr int most_panels = 12;

/// The state after the action. Throws Error{input} where it cannot be done.
EditorState update(EditorState state, const Action& action);

/// The state with a focus, a step and a switch that its scene has.
EditorState settled(EditorState state);

}  // namespace memscape
