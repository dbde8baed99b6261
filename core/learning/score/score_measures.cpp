// Means over points, and over x_t = ξ + σ √t z at times drawn one from each stratum.
#include "core/learning/score/score_measures.h"

#include <cmath>

#include "core/base/random.h"

namespace memscape {
namespace {

/// Calls work(t, X, Z) with the states and their noise of every stratum.
void for_strata(const Matrix& Xi, double sigma, const LossSample& sample, const auto& work) {
  Random random(sample.seed, 4);
  Matrix X(Xi.rows(), sample.samples), Z(Xi.rows(), sample.samples);
  for (int stratum = 0; stratum < sample.times; ++stratum) {
    const double t =
        sample.t_min + (sample.t_max - sample.t_min) * (stratum + random.uniform()) / sample.times;
    for (int n = 0; n < sample.samples; ++n) {
      for (Eigen::Index d = 0; d < Xi.rows(); ++d) Z(d, n) = random.normal();
      const auto k = static_cast<Eigen::Index>(random.next() % static_cast<std::uint64_t>(Xi.cols()));
      X.col(n) = Xi.col(k) + sigma * std::sqrt(t) * Z.col(n);
    }
    work(t, X, Z);
  }
}

}  // namespace

ScoreError score_error(const Score& score, const Score& exact, const ConstMatrix& X, double t) {
  Matrix S, truth;
  score.batch(X, t, S);
  exact.batch(X, t, truth);
  const auto N = static_cast<double>(X.cols());
  return {std::sqrt((S - truth).squaredNorm() / N), std::sqrt(truth.squaredNorm() / N)};
}

double circulation(const Score& score, const ConstMatrix& X, double t) {
  Matrix S, J;
  score.batch(X, t, S, &J);
  double turning = 0, straight = 0;
  for (Eigen::Index n = 0; n < J.cols(); ++n) {
    const Eigen::Map<const Matrix> one(J.col(n).data(), X.rows(), X.rows());
    turning += (one - one.transpose()).squaredNorm();
    straight += (one + one.transpose()).squaredNorm();
  }
  return turning == 0 ? 0 : std::sqrt(turning / std::max(straight, turning * 1e-300));
}

double denoising_loss(const Score& score, const Matrix& Xi, const LossSample& sample) {
  double sum = 0;
  Matrix S;
  for_strata(Xi, score.sigma(), sample, [&](double t, const Matrix& X, const Matrix& Z) {
    score.batch(X, t, S);
    sum += (score.sigma() * std::sqrt(t) * S + Z).squaredNorm();
  });
  return sum / (static_cast<double>(sample.times) * sample.samples);
}

double excess_loss(const Score& score, const Matrix& Xi, const LossSample& sample) {
  const DataScore exact(Xi, score.sigma());
  double sum = 0;
  Matrix S, truth;
  for_strata(Xi, score.sigma(), sample, [&](double t, const Matrix& X, const Matrix&) {
    score.batch(X, t, S);
    exact.batch(X, t, truth);
    sum += score.sigma() * score.sigma() * t * (S - truth).squaredNorm();
  });
  return sum / (static_cast<double>(sample.times) * sample.samples);
}

}  // namespace memscape
