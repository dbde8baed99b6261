// Times and steps into each other, on the grid of the process; nearest in log t.
#include "app/shell/followed_time.h"

#include <cmath>

#include "app/shell/actions.h"
#include "app/widgets/track.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/energy/diffusion.h"

namespace memscape {

std::optional<double> followed_time(const PanelState& panel, std::string_view path) {
  if (panel.time <= 0 || (path != "energy.t" && path != "energy.beta")) return std::nullopt;
  return round_significant(shown_energy(panel).get(path.substr(path.rfind('.') + 1)), 3);
}

void seek_time(Workbench& bench, std::string_view path, double value) {
  const PanelState& panel = bench.focused();
  const double t = path == "energy.t" ? value : time_of(value, panel.model->timed()->noise_rate());
  const TimeGrid grid = time_grid(run_settings(panel.scene));
  int nearest = 0;
  auto away = [&](int step) { return std::abs(std::log(grid.at(step) / t)); };
  for (int step = 1; step <= grid.steps; ++step)
    if (away(step) < away(nearest)) nearest = step;
  show_step(bench, nearest);
}

}  // namespace memscape
