// Batches of fewer than K go through the memories in an order drawn anew for each round, others in turn.
#include "core/learning/score/noisy_batches.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/base/random.h"
#include "core/dynamics/methods/noise.h"

namespace memscape {
namespace {

/// The counter c of a column's time; its noise counts from 0, two numbers a count.
constexpr std::uint64_t time_counter = 1u << 31;
constexpr std::uint64_t order_stream = 3;
/// Keeps this noise apart from that of particles with the same seed.
constexpr std::uint64_t salt = 0x7261696e;

/// Fisher and Yates.
void shuffle(std::vector<int>& order, std::uint64_t seed, std::uint64_t round) {
  std::iota(order.begin(), order.end(), 0);
  Random random(seed + (round << 8), order_stream);
  for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random.next() % (i + 1)]);
}

int size_of(const TrainingSettings& settings, Eigen::Index K) {
  return static_cast<int>(
      std::max<Eigen::Index>(1, std::min<Eigen::Index>(settings.batch, settings.copies * K)));
}

}  // namespace

NoisyBatches::NoisyBatches(const TrainingSettings& settings, const Matrix& Xi)
    : sigma_(settings.sigma),
      t_min_(settings.t_min),
      t_max_(settings.t_max),
      seed_(settings.seed ^ salt),
      Xi_(Xi),
      noise_(settings.shape.dimension, size_of(settings, Xi.cols())),
      order_(static_cast<std::size_t>(Xi.cols())),
      chosen_(static_cast<std::size_t>(noise_.columns())) {
  assert(Xi.cols() >= 1 && Xi.rows() == settings.shape.dimension);
  std::iota(order_.begin(), order_.end(), 0);
}

void NoisyBatches::choose(int iteration) {
  const auto K = static_cast<std::uint64_t>(order_.size()), n = static_cast<std::uint64_t>(chosen_.size());
  for (std::uint64_t i = 0; i < n; ++i) {
    const std::uint64_t place = static_cast<std::uint64_t>(iteration) * n + i;
    if (n < K && place / K != round_) shuffle(order_, seed_, round_ = place / K);
    chosen_[i] = order_[place % K];
  }
}

void NoisyBatches::corrupt(int iteration, int n, NetworkPass<float>& pass) {
  const auto a = static_cast<std::uint64_t>(iteration), b = static_cast<std::uint64_t>(n);
  const double t = t_min_ + (t_max_ - t_min_) * uniform(seed_, a, b, time_counter);
  double* z = noise_.column(n);
  normals(seed_, a, b, {z, static_cast<std::size_t>(noise_.rows())});
  pass.t(0, n) = static_cast<float>(t);
  const auto memory = Xi_.col(chosen_[static_cast<std::size_t>(n)]);
  for (int d = 0; d < noise_.rows(); ++d)
    pass.X(d, n) = static_cast<float>(memory[d] + sigma_ * std::sqrt(t) * z[d]);
}

}  // namespace memscape
