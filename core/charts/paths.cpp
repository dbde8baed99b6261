// The first coordinate of particles against the step of the run, of a diffusion process against its time: how
// data spread into noise and come back (survey Fig. 2).
#include <algorithm>
#include <cmath>

#include "core/charts/kinds.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/session/same.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr int most_paths = 60;  // evenly chosen particles
constexpr int most_points = 400;

/// The time that has gone by at each step, from 0 to T either way.
void set_times(const PanelState& panel, int last, Chart& chart) {
  const TimeGrid grid = time_grid(run_settings(panel.scene));
  chart.x_name = grid.forward ? "Time t, data to noise" : "Time T − t, noise to data";
  chart.x_whole = false;
  chart.x = {0, grid.t_max};
  for (int step = 0; step <= last; ++step)
    chart.steps_at.push_back(grid.forward ? grid.at(step) : grid.t_max - grid.at(step));
}

Chart make(const PanelState& panel, int step, int last) {
  Chart chart{.x_name = "Step",
              .y_name = panel.Xi->rows() > 2 && panel.scene.view.plane == "principal" ? "PC 1" : "x₁",
              .x_whole = true,
              .over_steps = true};
  chart.x = {0, static_cast<double>(std::max(last, 1))};
  if (is_process(panel.scene)) set_times(panel, last, chart);
  auto place = [&](int at) {
    return chart.steps_at.empty() ? at : chart.steps_at[static_cast<std::size_t>(std::min(at, last))];
  };
  chart.guides.push_back({.at = place(step)});
  if (!panel.run || panel.run->particles() == 0) {
    chart.note = "There are no particles.";
    return chart;
  }
  Run& run = *panel.run;
  const int count = run.particles(), chosen = std::min(count, most_paths),
            end = std::min(last, run.computed()), stride = std::max(1, (end + most_points - 1) / most_points);
  ChartSeries paths{.tone = Tone::particle,
                    .width = 1,
                    .opacity = std::clamp(30.f / static_cast<float>(chosen), 0.25f, 0.9f)};
  for (int k = 0; k < chosen; ++k) {
    const int particle = static_cast<int>(std::int64_t{k} * count / chosen);
    const Matrix path = run.trail(particle, 0, end, stride);
    for (Eigen::Index p = 0; p < path.cols(); ++p) {
      paths.x.push_back(place(static_cast<int>(p) * stride));
      paths.y.push_back(panel.plane.project(path.col(p))[0]);
    }
    paths.x.push_back(0), paths.y.push_back(NAN);  // the next one is a line of its own
  }
  chart.series.push_back(std::move(paths));
  chart.y = {panel.scene.view.x[0], panel.scene.view.x[1]};
  return chart;
}

}  // namespace

ChartKind paths_chart() {
  return {.id = "paths",
          .title = "Paths by step",
          .help = "The first coordinate of particles at each step.",
          .make = make};
}

}  // namespace memscape
