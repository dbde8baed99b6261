// While the landscape follows a diffusion process, the slider of its time shows the time of the shown step,
// and moving it moves through the run.
#pragma once
#include <optional>
#include <string_view>

#include "app/shell/workbench.h"

namespace memscape {

/// The value that the energy's slider at `path` (energy.t, or energy.beta = 1/(2σ²t)) shows for the time of
/// the shown step; nothing where the panel follows no process or `path` is no time.
std::optional<double> followed_time(const PanelState& panel, std::string_view path);

/// Shows the step of the focused panel's run whose time is nearest to what `value` at `path` means.
void seek_time(Workbench& bench, std::string_view path, double value);

}  // namespace memscape
