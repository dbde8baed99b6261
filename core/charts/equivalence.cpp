// How far the modern Hopfield network and the diffusion at β = 1/(σ²t) are apart for the panel's memories,
// against β: their energies in the view, and where they take the memories.
#include <algorithm>
#include <cmath>

#include "core/charts/kinds.h"
#include "core/energy/dense.h"
#include "core/experiment/equivalence.h"
#include "core/scene/session.h"

namespace memscape {
namespace {

constexpr int betas = 32, side = 9, most_numbers = 400;
constexpr double beta_low = 0.5, beta_high = 500;

/// Nodes of the view's lattice and the memories, D x N.
Matrix states_of(const PanelState& panel) {
  const Matrix& Xi = *panel.Xi;
  const double *x = panel.scene.view.x, *y = panel.scene.view.y;
  const Grid grid{side, side, x[0], x[1], y[0], y[1]};
  Matrix X(Xi.rows(), side * side + Xi.cols());
  for (int i = 0; i < side * side; ++i) {
    if (Xi.rows() == 1)
      X(0, i) = x[0] + (x[1] - x[0]) * i / (side * side - 1);
    else
      X.col(i) = panel.plane.lift(grid.x(i % side), grid.y(i / side));
  }
  X.rightCols(Xi.cols()) = Xi;
  return X;
}

/// The β at which the panel's own energy takes part, 0 for one that does not.
double own_beta(const PanelState& panel) {
  const DenseMemory* dense = panel.energy ? panel.energy->dense() : nullptr;
  if (!dense || dense->form().separation != Separation::exponential) return 0;
  return dense->form().similarity == Similarity::full ? 2 * dense->form().beta : dense->form().beta;
}

}  // namespace

Chart equivalence_chart(const PanelState& panel, int, int) {
  Chart chart{.x_name = "β = 1/(σ²t)", .y_name = "Difference", .x_log = true, .x = {beta_low, beta_high}};
  if (!panel.Xi || panel.Xi->size() > most_numbers) {
    chart.note = "This chart takes up to " + std::to_string(most_numbers) + " numbers, K × D.";
    return chart;
  }
  const Matrix X = states_of(panel);
  ChartSeries energy{.name = "energy", .width = 2.4f},
      fixed{.name = "fixed points", .tone = Tone::foreground, .width = 1.8f, .dashed = true};
  double largest = 0;
  for (int i = 0; i < betas; ++i) {
    const double beta = beta_low * std::pow(beta_high / beta_low, i / (betas - 1.0));
    const EquivalenceGap gap = equivalence_gap(*panel.Xi, beta, X);
    energy.x.push_back(beta), energy.y.push_back(gap.energy);
    fixed.x.push_back(beta), fixed.y.push_back(gap.fixed_points);
    largest = std::max({largest, gap.energy, gap.fixed_points});
  }
  chart.y = {0, std::max(1.15 * largest, 0.1)};  // rounding alone is shown as zero
  chart.series = {std::move(energy), std::move(fixed)};
  if (const double beta = own_beta(panel); beta >= beta_low && beta <= beta_high)
    chart.guides.push_back({.at = beta});
  return chart;
}

}  // namespace memscape
