// What one panel shows, in the words of the caption; each is empty where there is nothing to say.
#pragma once
#include <string>

#include "core/session/session.h"

namespace memscape {

/// "β = 2", "distance: full", or "" for a kind that lacks the row.
std::string value_of(const Settings& settings, const Row& row);
/// "K = 9 memories (stars)"; or "(dots)".
std::string memories_text(const PanelState& panel, bool dots);
/// Which plane of more than two dimensions is shown, and what off it looks like.
std::string plane_text(const PanelState& panel);
/// "N = 81 particles (discs)".
std::string particles_text(const PanelState& panel);
/// With a minus sign in place of a hyphen.
std::string with_minus(std::string text);
/// With a small first letter.
std::string lower(std::string text);

}  // namespace memscape
