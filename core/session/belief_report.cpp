// Points are a lattice over the view, weighed alike; descents start there too.
#include "core/session/belief_report.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "core/base/stop.h"
#include "core/energy/dense/dense.h"
#include "core/energy/diffusion.h"
#include "core/learning/score/network_score.h"
#include "core/learning/score/score_measures.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

constexpr int side = 24;   // of the lattice on which scores are compared
constexpr int starts = 5;  // a side, of descents
constexpr double told_rise =
    1e-3;  // of the energy's range on the way: far above the errors of its computation

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.2g", value);
  return text[0] == '-' ? "−" + std::string(text + 1) : text;
}

std::string percent(double share) {
  return number(100 * share) + " %";
}

Matrix lattice(const PanelState& panel, int count) {
  const View& view = panel.scene.view;
  const int rows = panel.Xi->rows() == 1 ? 1 : count;
  const Grid grid{count, rows, view.x[0], view.x[1], view.y[0], view.y[1]};
  Matrix X(panel.Xi->rows(), count * rows);
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < count; ++i)
      X.col(j * count + i) = panel.plane.lift(grid.x(i), rows == 1 ? 0 : grid.y(j));
  return X;
}

/// Energies of states along descents, a column for each step and a row for each particle.
using Energies = std::function<Vector(const ConstMatrix&)>;

struct Rises {
  int steps = 0, rose = 0;
};

/// Descent along the score with steps short against the curvature at this time, each with its energy.
Rises descend(const Score& score, double t, Matrix X, const Energies& energies) {
  constexpr int steps = 30;
  const double alpha = 0.1 * score.sigma() * score.sigma() * t;  // a tenth of the way to a lone memory
  Matrix S, E(X.cols(), steps + 1);
  E.col(0) = energies(X);
  for (int n = 1; n <= steps; ++n) {
    score.batch(X, t, S);
    X += alpha * S;
    E.col(n) = energies(X);
  }
  Rises found;
  for (Eigen::Index i = 0; i < E.rows(); ++i) {
    const double range = E.row(i).maxCoeff() - E.row(i).minCoeff();
    for (int n = 1; n <= steps; ++n, ++found.steps)
      if (E(i, n) > E(i, n - 1) + told_rise * (range + 1e-6)) ++found.rose;
  }
  return found;
}

std::string rises_words(const Rises& rises) {
  if (rises.rose == 0) return "never rose";
  return "rose on " + percent(static_cast<double>(rises.rose) / std::max(1, rises.steps));
}

/// Zeros of the score in view, by Newton's method from the columns of X with the whole Jacobian, which need
/// not be symmetric; D = 1 or 2. Its last step is below `reached` of the view.
std::string fixed_points(const Score& score, double t, const PanelState& panel, Matrix X, double reached) {
  constexpr int rounds = 40;
  constexpr double apart = 1e-3;
  const int D = score.dimension();
  const double size = panel.scene.view.x[1] - panel.scene.view.x[0];
  Matrix S, J, step = Matrix::Zero(D, X.cols());
  for (int round = 0; round < rounds; ++round) {
    score.batch(X, t, S, &J);
    for (Eigen::Index n = 0; n < X.cols(); ++n) {
      const Eigen::Map<const Matrix> jacobian(J.col(n).data(), D, D);
      const double det = D == 1 ? jacobian(0, 0) : jacobian.topLeftCorner<2, 2>().determinant();
      if (det == 0 || !std::isfinite(det)) continue;
      Vector way =
          D == 1 ? Vector(-S.col(n) / det) : Vector(-jacobian.topLeftCorner<2, 2>().inverse() * S.col(n));
      if (way.norm() > 0.1 * size) way *= 0.1 * size / way.norm();
      step.col(n) = way;
    }
    X += step;
  }
  score.batch(X, t, S, &J);
  const View& view = panel.scene.view;
  std::vector<Vector> found;
  int stable = 0;
  for (Eigen::Index n = 0; n < X.cols(); ++n) {
    const Vector x = X.col(n);
    const Eigen::Vector2d place = panel.plane.project(x);
    const bool in_view = place[0] >= view.x[0] && place[0] <= view.x[1] &&
                         (D == 1 || (place[1] >= view.y[0] && place[1] <= view.y[1]));
    if (!in_view || !(step.col(n).norm() <= reached * size)) continue;
    if (std::ranges::any_of(found, [&](const Vector& y) { return (x - y).norm() < apart * size; })) continue;
    found.push_back(x);
    const Eigen::Map<const Matrix> j(J.col(n).data(), D, D);
    stable += D == 1 ? j(0, 0) < 0 : j.trace() < 0 && j.topLeftCorner<2, 2>().determinant() > 0;
  }
  return std::to_string(stable) + " stable, " +
         std::to_string(found.size() - static_cast<std::size_t>(stable)) + " not";
}

struct Subject {
  const Score& score;
  const DataScore exact;
  const std::shared_ptr<const Energy> exact_energy;
  double t;
  Matrix X;
};

BeliefLine parameterises(const Network& network) {
  return {"It gives", network.training.settings.explicit_energy ? "an energy" : "a score", "an energy",
          "What the model computes: the other follows from it, by a slope or by the probability flow."};
}

BeliefLine gradient_line(const Subject& s) {
  return {"Turning part", percent(circulation(s.score, s.X, s.t)), percent(circulation(s.exact, s.X, s.t)),
          "‖J − Jᵀ‖/‖J + Jᵀ‖ of the score's Jacobian over the view: 0 for the slope of an energy."};
}

BeliefLine error_line(const Subject& s) {
  const ScoreError error = score_error(s.score, s.exact, s.X, s.t);
  return {"Score error", percent(error.error / std::max(error.exact, 1e-300)), "0 %",
          "Root mean square of s − s* over the view, relative to the exact score s*."};
}

BeliefLine bound_line(const Subject& s, const LearnedEnergy& learned) {
  BeliefLine line{"Bounded below", "not known", "",
                  "A bound that holds for all states, or else the lowest energy in view."};
  const Guarantees exact = s.exact_energy->guarantees(), known = learned.guarantees();
  line.exact = "E ≥ " + number(exact.lowest);
  if (std::isfinite(known.lowest))
    line.network = "E ≥ " + number(known.lowest);
  else if (learned.table())
    line.network = "lowest " + number(learned.table()->energy.minCoeff());
  return line;
}

}  // namespace

std::shared_ptr<const BeliefReport> belief_report(const PanelState& panel,
                                                  const std::atomic<bool>* cancelled) {
  const auto* learned = panel.energy ? panel.energy->learned() : nullptr;
  if (!panel.network || !learned) return nullptr;
  const auto stop = [&] { return stopped(cancelled); };
  const Network& network = *panel.network;
  const Matrix& Xi = *panel.Xi;
  const double t = learned->time();
  const auto data = std::make_shared<const DenseMemory>(diffusion_form(t, network.score->sigma()), panel.Xi);
  const Subject s{*learned->score(), DataScore(data), data, t, lattice(panel, side)};
  auto report = std::make_shared<BeliefReport>();
  report->lines = {parameterises(network), gradient_line(s), error_line(s), bound_line(s, *learned)};
  if (stop()) return nullptr;
  const int D = static_cast<int>(Xi.rows());
  const Energies exact = [&](const ConstMatrix& X) {
    Vector E;
    s.exact_energy->batch(X, E, nullptr);
    return E;
  };
  const Energies believed = [&](const ConstMatrix& X) {
    Vector E;
    if (network.training.settings.explicit_energy) {
      learned->batch(X, E, nullptr);
      return E;
    }
    return believed_energies(network, t, X, 1e-4, cancelled);
  };
  if (D <= most_table_dimensions) {
    const Matrix X = lattice(panel, starts);
    report->lines.push_back(
        {"Energy on the way", rises_words(descend(s.score, t, X, believed)),
         rises_words(descend(s.exact, t, X, exact)),
         "Descents along the score from a lattice of 5 x 5 places, 30 short steps; rises of "
         "more than 0.001 of the way's energies count."});
  }
  if (stop()) return nullptr;
  if (D <= 2) {
    const ScoreWeights weights = averaged_weights(network.training.settings, network.training.state);
    const bool explicit_energy = weights.explicit_energy;
    const auto precise = explicit_energy ? nullptr : std::make_unique<NetworkScore<double>>(weights);
    const Score& score = precise ? static_cast<const Score&>(*precise) : s.score;
    report->lines.push_back(
        {"Fixed points", fixed_points(score, t, panel, s.X, explicit_energy ? 1e-5 : 1e-9),
         fixed_points(s.exact, t, panel, s.X, 1e-9),
         "In view, where the score vanishes, found by Newton's method from 24 x 24 places: stable "
         "ones attract from all sides."});
  }
  if (stop()) return nullptr;
  return report;
}

}  // namespace memscape
