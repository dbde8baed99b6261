// Both energies are members of the family of dense memories, with the same update x <- Σ w ξ and other
// weights.
#include "core/experiment/equivalence.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/energy/dense/dense.h"

namespace memscape {
namespace {

/// Where updates lead; an update that moves less than 1e-12 is the last.
Vector fixed_point(const Attention& attention, Vector x, int updates) {
  Vector next = x;
  for (int i = 0; i < updates && attention.update(x, next); ++i) {
    const double moved = (next - x).norm();
    x = next;
    if (moved < 1e-12) break;
  }
  return x;
}

DenseForm hopfield_form(double beta) {
  return {.similarity = Similarity::dot, .beta = beta, .scaled = true, .confined = true};
}

}  // namespace

EquivalenceGap equivalence_gap(const Matrix& Xi, double beta, const ConstMatrix& X, int starts, int updates) {
  const auto memories = std::make_shared<const Matrix>(Xi);
  const DenseMemory hopfield(hopfield_form(beta), memories);
  const DenseMemory diffusion(DenseForm{.similarity = Similarity::half, .beta = beta}, memories);
  Vector one, two;
  hopfield.batch(X, one, nullptr);
  diffusion.batch(X, two, nullptr);
  const Vector difference = one - two;
  EquivalenceGap gap{.energy = 0.5 * (difference.maxCoeff() - difference.minCoeff())};
  for (int k = 0; k < std::min(starts, static_cast<int>(Xi.cols())); ++k) {
    const Vector xi = Xi.col(k);
    const double apart =
        (fixed_point(*hopfield.attention(), xi, updates) - fixed_point(*diffusion.attention(), xi, updates))
            .norm();
    gap.fixed_points = std::max(gap.fixed_points, apart);
  }
  return gap;
}

Matrix binary_patterns(int D, int K, double spread, std::uint64_t seed) {
  Random signs(seed, 0), lengths(seed, 1);
  Matrix Xi(D, K);
  for (double& x : Xi.reshaped()) x = (signs.normal() < 0 ? -1 : 1) / std::sqrt(D);
  for (auto xi : Xi.colwise()) xi *= std::exp(spread * lengths.normal());
  return Xi;
}

Matrix corrupted(const Matrix& Xi, const RecallSettings& settings) {
  Random random(settings.seed, 2);
  const double D = static_cast<double>(Xi.rows());
  const double noise = std::sqrt((1 - settings.theta * settings.theta) / D);
  Matrix cues = settings.theta * Xi;
  for (double& x : cues.reshaped()) x += noise * random.normal();
  return cues;
}

double cue_variance(const RecallSettings& settings, int D) {
  const double kept = settings.theta * settings.theta;
  return (1 - kept) / (kept * D);
}

Matrix hopfield_recall(const Matrix& Xi, const ConstMatrix& cues, const RecallSettings& settings) {
  const DenseMemory energy(hopfield_form(settings.beta), Xi);
  Matrix recalled(cues.rows(), cues.cols());
  for (Eigen::Index n = 0; n < cues.cols(); ++n)
    recalled.col(n) = fixed_point(*energy.attention(), cues.col(n), settings.iterations);
  return recalled;
}

Matrix flow_recall(const Score& score, const ConstMatrix& X, double t_from, const RecallSettings& settings) {
  const double sigma = score.sigma(), ratio = std::pow(settings.t_min / t_from, 1.0 / settings.euler_steps);
  Matrix x = X, S;
  double t = t_from;
  for (int step = 0; step < settings.euler_steps; ++step, t *= ratio) {
    score.batch(x, t, S);
    x += 0.5 * sigma * sigma * t * (1 - ratio) * S;
  }
  return x;
}

double mean_correlation(const ConstMatrix& A, const ConstMatrix& B) {
  double sum = 0;
  for (Eigen::Index n = 0; n < A.cols(); ++n) {
    const Vector a = A.col(n).array() - A.col(n).mean(), b = B.col(n).array() - B.col(n).mean();
    const double scale = a.norm() * b.norm();
    sum += scale > 0 ? a.dot(b) / scale : 0;
  }
  return sum / static_cast<double>(A.cols());
}

RecallComparison compare_recall(const Matrix& Xi, const Score& score, const RecallSettings& settings) {
  const Matrix cues = corrupted(Xi, settings);
  const double variance = cue_variance(settings, static_cast<int>(Xi.rows()));
  const double t = variance / (score.sigma() * score.sigma());
  const Matrix hopfield = hopfield_recall(Xi, cues, settings);
  const Matrix diffusion = flow_recall(score, cues / settings.theta, t, settings);
  return {mean_correlation(hopfield, diffusion), mean_correlation(hopfield, Xi),
          mean_correlation(diffusion, Xi)};
}

}  // namespace memscape
