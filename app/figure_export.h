// A session as a figure in a file: the same composition as the window's, on a page of the figure's size.
#pragma once
#include <filesystem>

#include "core/scene/session.h"

namespace memscape {

/// Writes what `session` shows at its step, by its scene's figure (size, dpi, theme) and the file's ending.
/// Fields are computed at the figure's resolution; the session itself stays as it is. Throws Error.
void export_figure(const Session& session, const std::filesystem::path& file);

}  // namespace memscape
