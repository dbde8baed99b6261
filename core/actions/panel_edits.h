// Edits of the list of panels: pure functions of the state.
#pragma once
#include <string_view>

#include "core/actions/update.h"

namespace memscape {

/// Throw Error{input} where there are as many panels as there may be.
EditorState add_panel(EditorState state);
EditorState add_overlay(EditorState state);
EditorState add_chart(EditorState state, std::string_view chart);
/// Panels that show the focused one at fixed steps: at each of its run, or at six of them that lie closer at
/// the beginning.
EditorState add_strip(EditorState state);
/// The last panel stays.
EditorState remove_panel(EditorState state);

}  // namespace memscape
