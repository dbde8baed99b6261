// How far the modern Hopfield network and the diffusion at β = 1/(σ²t) are apart for the panel's memories,
// against β: their energies in the view, and where they take the memories.
#include <algorithm>
#include <cmath>

#include "core/charts/kinds.h"
#include "core/energy/dense/dense.h"
#include "core/experiment/equivalence.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr int betas = 32, side = 9, most_numbers = 2000;
constexpr double beta_low = 0.5, beta_high = 500;

Scene depends(const Scene& scene) {
  Scene of;
  of.chart = scene.chart;
  of.memories = scene.memories;
  of.view.plane = scene.view.plane;
  std::ranges::copy(scene.view.x, of.view.x), std::ranges::copy(scene.view.y, of.view.y);
  std::ranges::copy(scene.view.through, of.view.through);
  return of;
}

std::string refusal(const PanelState& panel) {
  if (panel.Xi->size() <= most_numbers) return {};
  return "This chart takes up to " + std::to_string(most_numbers) + " numbers, K × D.";
}

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

void compute(const PanelState& panel, Study& study, const StudyWatch& watch) {
  constexpr int published_each = 8;
  const Matrix X = states_of(panel);
  study.y.resize(2);  // energy, fixed points
  for (int i = 0; i < betas && !watch.stop(); ++i) {
    study.x.push_back(beta_low * std::pow(beta_high / beta_low, i / (betas - 1.0)));
    const EquivalenceGap gap = equivalence_gap(*panel.Xi, study.x.back(), X);
    study.y[0].push_back(gap.energy), study.y[1].push_back(gap.fixed_points);
    study.progress = (i + 1.0) / betas;
    if ((i + 1) % published_each == 0) watch.publish(study);
  }
}

std::vector<std::string> caption(const Scene&) {
  return {"energy: largest difference in view, less a constant",
          "fixed points: largest distance between where updates of the two take a memory"};
}

Chart make(const PanelState& panel, int, int) {
  Chart chart{.x_name = "β = 1/(σ²t)", .y_name = "Difference", .x_log = true, .x = {beta_low, beta_high}};
  chart.series = {{.name = "energy", .width = 2.4f},
                  {.name = "fixed points", .tone = Tone::foreground, .width = 1.8f, .dashed = true}};
  chart.note = study_note(panel);
  if (!chart.note.empty()) return chart;
  const Study& study = *shown_study(panel);
  double largest = 0;
  for (size_t q = 0; q < 2; ++q) {
    chart.series[q].x = study.x, chart.series[q].y = study.y[q];
    largest = std::max(largest, *std::ranges::max_element(study.y[q]));
  }
  chart.y = {0, std::max(1.15 * largest, 0.1)};  // rounding alone is shown as zero
  if (const double beta = own_beta(panel); beta >= beta_low && beta <= beta_high)
    chart.guides.push_back({.at = beta});
  return chart;
}

}  // namespace

ChartKind equivalence_chart() {
  static const StudyKind study{
      .depends = depends, .refusal = refusal, .compute = compute, .caption = caption, .follows = true};
  return {
      .id = "equivalence",
      .title = "Diffusion and Hopfield",
      .help =
          "How far the energies and the fixed points of a diffusion model and of a modern Hopfield network "
          "with these memories are apart at each β.",
      .make = make,
      .study = &study};
}

}  // namespace memscape
