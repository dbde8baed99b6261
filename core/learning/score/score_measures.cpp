// Means over points, and over x_t = ξ + σ √t z at times drawn one from each stratum.
#include "core/learning/score/score_measures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

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

namespace {

/// Points of a Kronecker sequence as normal numbers: the fractional parts of shift + i α, with the α of a
/// generalised golden ratio, in pairs by Box and Muller's formula.
class Kronecker {
 public:
  Kronecker(Eigen::Index D, Random& random) : alpha_(D + D % 2), shift_(alpha_.size()) {
    double ratio = 2;  // the root of r^(d+1) = r + 1
    const auto d = static_cast<double>(alpha_.size());
    for (int i = 0; i < 60; ++i) ratio = std::pow(1 + ratio, 1 / (d + 1));
    for (Eigen::Index j = 0; j < alpha_.size(); ++j)
      alpha_[j] = std::pow(ratio, -static_cast<double>(j + 1)), shift_[j] = random.uniform();
  }
  void normals(double i, VectorRef z) const {
    auto part = [&](Eigen::Index j) {
      const double at = shift_[j] + i * alpha_[j];
      return at - std::floor(at);
    };
    for (Eigen::Index j = 0; j < alpha_.size(); j += 2) {
      const double radius = std::sqrt(-2 * std::log(1 - part(j))), angle = 2 * std::numbers::pi * part(j + 1);
      z[j] = radius * std::cos(angle);
      if (j + 1 < z.size()) z[j + 1] = radius * std::sin(angle);
    }
  }

 private:
  Vector alpha_, shift_;
};

/// Noise z with the weights of a mean over it.
struct NoiseRule {
  Matrix Z;  ///< D x n
  Vector weight;
};

/// The trapezoidal rule, which for the smooth integrands of one or two dimensions is right to all digits that
/// are told; `offset` shifts its lattice by that part of a spacing.
NoiseRule lattice_rule(Eigen::Index D, double offset) {
  constexpr double reach = 7, spacing = 0.1;
  const auto side = static_cast<Eigen::Index>(2 * reach / spacing);
  NoiseRule rule{Matrix(D, D == 1 ? side : side * side), {}};
  for (Eigen::Index i = 0; i < rule.Z.cols(); ++i)
    for (Eigen::Index d = 0; d < D; ++d)
      rule.Z(d, i) = -reach + (static_cast<double>(d == 0 ? i % side : i / side) + offset) * spacing;
  rule.weight = (-0.5 * rule.Z.colwise().squaredNorm().array()).exp().matrix().transpose();
  rule.weight /= rule.weight.sum();
  return rule;
}

NoiseRule sequence_rule(Eigen::Index D, Eigen::Index n, Random& random) {
  NoiseRule rule{Matrix(D, n), Vector::Constant(n, 1 / static_cast<double>(n))};
  const Kronecker sequence(D, random);
  for (Eigen::Index i = 0; i < n; ++i) sequence.normals(static_cast<double>(i), rule.Z.col(i));
  return rule;
}

/// The floor at one time from states that begin at all memories with every noise, or with `each` false at
/// each in turn.
double floor_at(const DataScore& exact, const Matrix& Xi, double t, const NoiseRule& rule, bool each) {
  const double width = exact.sigma() * std::sqrt(t), share = each ? 1 / static_cast<double>(Xi.cols()) : 1;
  Matrix X(rule.Z.rows(), rule.Z.cols()), S;
  double sum = 0;
  for (Eigen::Index k = 0; k < (each ? Xi.cols() : 1); ++k) {
    for (Eigen::Index i = 0; i < X.cols(); ++i)
      X.col(i) = Xi.col(each ? k : i % Xi.cols()) + width * rule.Z.col(i);
    exact.batch(X, t, S);
    sum += share * (width * S + rule.Z).colwise().squaredNorm().dot(rule.weight);
  }
  return sum;
}

}  // namespace

std::string LossFloor::text() const {
  constexpr int most = 4;
  const int decimals =
      error > 0 ? std::clamp(static_cast<int>(std::floor(-std::log10(2 * error))), 0, most) : most;
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
  return digits;
}

LossFloor loss_floor(const Matrix& Xi, double sigma, double t_min, double t_max) {
  constexpr Eigen::Index few = 16, most_states = 131072;
  constexpr double most_pairs = 2e8;  // of a state and a memory: a second
  // Nodes and weights of Gauss and Legendre's rule of 4 on [-1, 1].
  constexpr double node[] = {-0.86113631159405258, -0.33998104358485626, 0.33998104358485626,
                             0.86113631159405258};
  constexpr double weight[] = {0.34785484513745386, 0.65214515486254614, 0.65214515486254614,
                               0.34785484513745386};
  const double from = std::log(t_min), to = std::log(t_max);
  const int pieces = std::max(1, static_cast<int>(std::ceil(to - from)));
  const auto K = Xi.cols();
  const bool lattice = Xi.rows() <= 2 && K <= few;
  const int repeats = lattice ? 2 : 8;
  const double affordable = most_pairs / (4.0 * pieces * repeats * static_cast<double>(K));
  const Eigen::Index n = K * (std::clamp(static_cast<Eigen::Index>(affordable), K, most_states) / K);
  const DataScore exact(Xi, sigma);
  Random random(0, 4);
  double sum = 0, squares = 0;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    double mean = 0;
    for (int piece = 0; piece < pieces; ++piece)
      for (int k = 0; k < 4; ++k) {
        const double t = std::exp(from + (to - from) * (piece + 0.5 + 0.5 * node[k]) / pieces);
        const double share = 0.5 * weight[k] * (to - from) / pieces * t / (t_max - t_min);
        const NoiseRule rule =
            lattice ? lattice_rule(Xi.rows(), 0.5 * repeat) : sequence_rule(Xi.rows(), n, random);
        mean += share * floor_at(exact, Xi, t, rule, lattice);
      }
    sum += mean, squares += mean * mean;
  }
  const double value = sum / repeats;
  return {value, std::sqrt(std::max(0.0, squares / repeats - value * value) / (repeats - 1))};
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
