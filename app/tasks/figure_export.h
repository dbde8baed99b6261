// A session as a figure in a file: the same composition as the window's, on a page of the figure's size.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/drawing/drawing.h"
#include "core/session/session.h"
#include "core/session/tasks/scheduler.h"

namespace memscape {

struct FigurePage {
  Drawing drawing;
  double pixels_per_point = 1;
  std::vector<std::string> left_out;  ///< what would take too long, a sentence each without its full stop
};

/// What `session` shows at its step as a page of its scene's figure (size, dpi, theme); fields are computed
/// at the figure's resolution, the session itself stays as it is. Throws Error{input} for a size that is
/// none. `force`: also what would take longer than anybody waits.
FigurePage figure_page(
    const Session& session, const std::function<void(const Progress&)>& progress = [](const Progress&) {},
    bool force = false);

/// Writes what `session` shows at its step as figure_page in the format that the file's ending names. Throws
/// Error. Returns what was left out (FigurePage).
std::vector<std::string> export_figure(
    const Session& session, const std::filesystem::path& file,
    const std::function<void(const Progress&)>& progress = [](const Progress&) {}, bool force = false);

}  // namespace memscape
