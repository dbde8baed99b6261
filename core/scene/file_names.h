// The names of files that a scene holds. To core/ they are words; whoever knows folders rewrites them here.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// The scene with the name of its CSV file and of its weights, and those of its panels, put through
/// `rewrite`.
Scene with_file_names(Scene scene, const std::function<std::string(const std::string&)>& rewrite);

/// All of these names, also those that no kind reads as it is now.
std::vector<std::string> file_names(const Scene& scene);
/// Those that a value brings which is set at `path`, e.g. "memories.file", "panels.1" or "energy".
std::vector<std::string> file_names_at(const std::string& path, const Value& value);

}  // namespace memscape
