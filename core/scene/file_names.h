// The names of files that a scene holds. To core/ they are words; whoever knows folders rewrites them here.
#pragma once
#include <functional>
#include <string>

#include "core/scene/scene.h"

namespace memscape {

/// The scene with the name of its CSV file and of its weights, and those of its panels, put through
/// `rewrite`.
Scene with_file_names(Scene scene, const std::function<std::string(const std::string&)>& rewrite);

}  // namespace memscape
