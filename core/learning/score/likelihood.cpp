// Dormand and Prince's pair in the logarithm of time, in which the flow of an exact score is smooth down to t
// = 0: dx/du = t v(x, t), u = log t. A group of points takes steps that suit its worst point.
#include "core/learning/score/likelihood.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/dynamics/methods/dormand_prince.h"

namespace memscape {
namespace {

constexpr int group_points = 192, most_steps = 20000, stages = dormand_prince_stages;
constexpr double farthest = 1e8, least_error = 1e-4;  // of a step, in units of the tolerance

/// N points on their way: the last row of `state` collects ½σ² ∫ ∇·s.
class Group {
 public:
  Group(const Score& score, const ConstMatrix& X)
      : score_(score), D_(score.dimension()), state(D_ + 1, X.cols()) {
    state << X, Matrix::Zero(1, X.cols());
    for (Matrix& k : slope_) k.resize(state.rows(), state.cols());
  }

  void start(double u) { slope_at(u, state, slope_[0], true); }
  /// Tries a step from u to u + h. Its error in units of the tolerance, infinite where a number is not
  /// finite.
  double attempt(double u, double h, double tolerance) {
    for (int s = 1; s < stages; ++s) {
      next_ = state;
      for (int r = 0; r < s; ++r)
        if (dormand_prince_a[s][r] != 0)
          next_ += h * dormand_prince_a[s][r] * slope_[static_cast<std::size_t>(r)];
      if (!(next_.array().abs().maxCoeff() <= farthest)) return std::numeric_limits<double>::infinity();
      slope_at(u + dormand_prince_c[s] * h, next_, slope_[static_cast<std::size_t>(s)], is_weighed(s));
    }
    error_.setZero(state.rows(), state.cols());
    for (int s = 0; s < stages; ++s) error_ += h * dormand_prince_e[s] * slope_[static_cast<std::size_t>(s)];
    const double places =
        (error_.topRows(D_).array().abs() / (1 + state.topRows(D_).array().abs())).maxCoeff();
    return std::max(places, error_.row(D_).cwiseAbs().maxCoeff()) / tolerance;
  }
  void accept() {
    std::swap(state, next_);
    std::swap(slope_.front(), slope_.back());
  }

  long evaluations = 0;

 private:
  /// Whether the integral of the divergence sees a stage. The second one only leads x on.
  static bool is_weighed(int stage) {
    return stage == stages - 1 || dormand_prince_a[stages - 1][stage] != 0 || dormand_prince_e[stage] != 0;
  }
  void slope_at(double u, const Matrix& at, Matrix& k, bool with_divergence) {
    const double t = std::exp(u), half = 0.5 * score_.sigma() * score_.sigma() * t;
    score_.batch(at.topRows(D_), t, S_, with_divergence ? &J_ : nullptr);
    k.topRows(D_) = -half * S_;
    if (with_divergence)
      k.row(D_) = half * divergence_of(J_, D_).transpose();
    else
      k.row(D_).setZero();
    evaluations += at.cols();
  }

  const Score& score_;
  int D_;
  std::array<Matrix, stages> slope_;
  Matrix next_, error_, S_, J_;

 public:
  Matrix state;
};

/// The length of the next step, in units of the last one, by its error and by that of the step before. Where
/// the error comes and goes, as with a network's features of time, this rejects few steps where the last
/// error alone has every fourth one rejected. Source: Gustafsson 1991.
double growth_of(double error, double before) {
  constexpr double order = 5;
  const double wanted = std::pow(std::max(error, least_error), -0.7 / order) * std::pow(before, 0.4 / order);
  return std::clamp(0.9 * wanted, 0.2, 5.0);
}

/// False when it is cancelled; the group is at its end, or has given up with `lost`.
bool follow(Group& group, const LikelihoodSettings& settings, const std::atomic<bool>* cancelled,
            bool& lost) {
  double u = std::log(settings.t), h = 0.01, before = least_error;
  const double end = std::log(settings.t_end);
  bool rejected = false;
  lost = false;
  if (u >= end) return true;
  group.start(u);
  for (int step = 0; step < most_steps; ++step) {
    if (stopped(cancelled)) return false;
    const bool last = h >= (end - u) * (1 - 1e-12);
    const double used = last ? end - u : h, error = group.attempt(u, used, settings.tolerance);
    if (!(error <= 1)) {
      h = used * (std::isfinite(error) ? std::clamp(0.9 * std::pow(error, -0.2), 0.2, 0.9) : 0.2);
      if (h < 1e-12) break;
      rejected = true;
      continue;
    }
    group.accept();
    if (last) return true;
    u += used;
    h = used * std::min(growth_of(error, before), rejected ? 1.0 : 5.0);
    before = std::max(error, least_error), rejected = false;
  }
  lost = true;
  return true;
}

}  // namespace

bool likelihood(const Score& score, const Prior& prior, const ConstMatrix& X,
                const LikelihoodSettings& settings, Likelihood& result, const std::atomic<bool>* cancelled,
                std::atomic<int>* points_done) {
  const int N = static_cast<int>(X.cols()), D = score.dimension(),
            groups = (N + group_points - 1) / group_points;
  Likelihood made{Vector(N), Matrix(D, N)};
  std::vector<long> evaluations(static_cast<std::size_t>(groups));
  std::atomic<bool> stopped = false;
  parallel_ranges(0, groups, 1, [&](int begin, int end) {
    for (int g = begin; g < end && !stopped; ++g) {
      const int first = g * group_points, count = std::min(group_points, N - first);
      Group group(score, X.middleCols(first, count));
      bool lost = false;
      if (!follow(group, settings, cancelled, lost)) stopped = true;
      made.end.middleCols(first, count) = group.state.topRows(D);
      if (lost)
        made.energy.segment(first, count).setConstant(std::numeric_limits<double>::infinity());
      else
        made.energy.segment(first, count) =
            prior(made.end.middleCols(first, count)) + group.state.row(D).transpose();
      evaluations[static_cast<std::size_t>(g)] = group.evaluations;
      if (points_done) *points_done += count;
    }
  });
  if (stopped) return false;
  for (long one : evaluations) made.evaluations += one;
  result = std::move(made);
  return true;
}

Prior data_prior(std::shared_ptr<const Energy> energy, double t_end) {
  return [energy = std::move(energy), t_end](const ConstMatrix& X) {
    return minus_log_density(*energy, t_end, X);
  };
}

Prior data_prior(Matrix Xi, double sigma, double t_end) {
  return [Xi = std::move(Xi), sigma, t_end](const ConstMatrix& X) {
    return minus_log_density(Xi, sigma, t_end, X);
  };
}

}  // namespace memscape
