// What was changed, in a few words: two versions of a scene with one name are told apart by it.
#pragma once
#include <string>

#include "core/scene/scene.h"

namespace memscape {

/// E.g. "β 8 → 4, Contours and 2 more"; empty where the scenes are equal.
std::string changes_text(const Scene& from, const Scene& to);

}  // namespace memscape
