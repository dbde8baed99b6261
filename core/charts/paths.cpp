// The first coordinate of particles against the step of the run: how data spread into noise and come back.
#include <algorithm>
#include <cmath>

#include "core/charts/kinds.h"
#include "core/scene/session.h"

namespace memscape {
namespace {

constexpr int most_paths = 60;  // evenly chosen particles
constexpr int most_points = 400;

}  // namespace

Chart paths_chart(const PanelState& panel, int step, int last) {
  Chart chart{.x_name = "Step",
              .y_name = panel.Xi->rows() > 2 && panel.scene.view.plane == "principal" ? "PC 1" : "x₁",
              .x_whole = true,
              .over_steps = true};
  chart.x = {0, static_cast<double>(std::max(last, 1))};
  chart.guides.push_back({.at = static_cast<double>(step)});
  if (!panel.run || panel.run->particles() == 0) {
    chart.note = "There are no particles.";
    return chart;
  }
  Run& run = *panel.run;
  const int count = run.particles(), chosen = std::min(count, most_paths),
            end = std::min(last, run.computed()), stride = std::max(1, (end + most_points - 1) / most_points);
  ChartSeries paths{.tone = Tone::particle,
                    .width = 1,
                    .opacity = std::clamp(12.f / static_cast<float>(chosen), 0.25f, 0.9f)};
  for (int k = 0; k < chosen; ++k) {
    const int particle = static_cast<int>(std::int64_t{k} * count / chosen);
    const Matrix path = run.trail(particle, 0, end, stride);
    for (Eigen::Index p = 0; p < path.cols(); ++p) {
      paths.x.push_back(static_cast<double>(p * stride));
      paths.y.push_back(panel.plane.project(path.col(p))[0]);
    }
    paths.x.push_back(0), paths.y.push_back(NAN);  // the next one is a line of its own
  }
  chart.series.push_back(std::move(paths));
  chart.y = {panel.scene.view.x[0], panel.scene.view.x[1]};
  return chart;
}

}  // namespace memscape
