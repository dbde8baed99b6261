// The density of the particles along the picture's first axis, and the exact one of a diffusion beside it:
// p_t = Σ_μ N(ξ^μ, σ²t) / K, both as means over the same bins.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/charts/kinds.h"
#include "core/energy/circle.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr double headroom = 1.35;  // of the tallest bin: the legend stands above it

/// Places of the data along the axis. The full circle counts as many even points.
std::vector<double> data_along(const PanelState& panel) {
  std::vector<double> places;
  if (panel.model->memory_weights()) {
    for (const auto& xi : panel.Xi->colwise()) places.push_back(panel.plane.project(xi)[0]);
    return places;
  }
  constexpr int points = 720;
  for (int k = 0; k < points; ++k) {
    Vector on_circle = Vector::Zero(panel.Xi->rows());
    const double angle = 2 * std::numbers::pi * (k + 0.5) / points;
    on_circle[0] = std::cos(angle);
    if (on_circle.size() > 1) on_circle[1] = std::sin(angle);
    places.push_back(panel.plane.project(on_circle)[0]);
  }
  return places;
}

struct Axis {
  double low, width;
  int bins;
  double edge(int bin) const { return low + bin * width; }
};

std::vector<double> exact_density(const PanelState& panel, const Axis& axis) {
  const double deviation = panel.model->timed()->noise_rate() * std::sqrt(panel.time);
  const std::vector<double> data = data_along(panel);
  std::vector<double> density;
  for (int bin = 0; bin < axis.bins; ++bin) {
    double share = 0;
    for (double xi : data) {
      auto below = [&](double edge) {
        return 0.5 * std::erfc((xi - edge) / (deviation * std::numbers::sqrt2));
      };
      share += below(axis.edge(bin + 1)) - below(axis.edge(bin));
    }
    density.push_back(share / (static_cast<double>(data.size()) * axis.width));
  }
  return density;
}

std::vector<double> particle_density(const PanelState& panel, int step, const Axis& axis) {
  const Matrix& X = panel.run->frame(step).X;
  std::vector<double> density(static_cast<std::size_t>(axis.bins));
  for (const auto& x : X.colwise()) {
    const double bin = std::floor((panel.plane.project(x)[0] - axis.low) / axis.width);
    if (bin >= 0 && bin < axis.bins) density[static_cast<std::size_t>(bin)] += 1;
  }
  for (double& d : density) d /= static_cast<double>(X.cols()) * axis.width;
  return density;
}

ChartSeries steps_of(std::string name, const std::vector<double>& density, const Axis& axis) {
  ChartSeries series{.name = std::move(name), .look = ChartSeries::Look::steps};
  for (int bin = 0; bin <= axis.bins; ++bin) {
    series.x.push_back(axis.edge(bin));
    series.y.push_back(density[static_cast<std::size_t>(std::min(bin, axis.bins - 1))]);
  }
  return series;
}

Chart make(const PanelState& panel, int step, int) {
  Chart chart{.x_name = panel.Xi->rows() > 2 && panel.scene.view.plane == "principal" ? "PC 1" : "x₁",
              .y_name = "Density"};
  if (!panel.run || panel.run->particles() == 0) {
    chart.note = "There are no particles.";
    return chart;
  }
  const double* x = panel.scene.view.x;
  // So many bins that a particle more or less does not show much.
  const int bins = std::clamp(static_cast<int>(2 * std::sqrt(panel.run->particles())), 12, 60);
  const Axis axis{x[0], (x[1] - x[0]) / bins, bins};
  chart.x = {x[0], x[1]};
  const std::vector<double> particles = particle_density(panel, step, axis);
  chart.y = {0, headroom * *std::ranges::max_element(particles)};
  chart.series.push_back(steps_of("particles", particles, axis));
  chart.series.back().tone = Tone::particle;
  if (panel.time > 0) {
    const std::vector<double> exact = exact_density(panel, axis);
    chart.y.high = std::max(chart.y.high, headroom * *std::ranges::max_element(exact));
    chart.series.push_back(steps_of("exact", exact, axis));
    chart.series.back().tone = Tone::foreground, chart.series.back().width = 1.2f;
  }
  if (!(chart.y.high > 0)) chart.y.high = 1;
  return chart;
}

}  // namespace

ChartKind density_chart() {
  return {
      .id = "density",
      .title = "Density of particles",
      .help =
          "How many particles are where along the first axis, and the exact density of a diffusion at that "
          "time.",
      .make = make};
}

}  // namespace memscape
