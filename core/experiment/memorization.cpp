// By looking at all pairs; threads share the samples.
#include "core/experiment/memorization.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Squared distances to the nearest memory, and to the nearest that differs from it.
std::pair<double, double> nearest_memories(const Matrix& Xi, const ConstVector& x) {
  Eigen::Index first = 0;
  const Vector squares = (Xi.colwise() - x).colwise().squaredNorm();
  squares.minCoeff(&first);
  double second = infinity;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k)
    if (squares[k] < second && k != first && Xi.col(k) != Xi.col(first)) second = squares[k];
  return {squares[first], second};
}

double nearest_sample(const ConstMatrix& X, Eigen::Index n) {
  double least = infinity;
  for (Eigen::Index m = 0; m < X.cols(); ++m)
    if (m != n) least = std::min(least, (X.col(m) - X.col(n)).squaredNorm());
  return least;
}

}  // namespace

std::vector<SampleKind> sample_kinds(const Matrix& Xi, const ConstMatrix& X, const MemorizationRule& rule) {
  std::vector<SampleKind> kinds(static_cast<size_t>(X.cols()));
  tbb::parallel_for(Eigen::Index{0}, X.cols(), [&](Eigen::Index n) {
    const auto [first, second] = nearest_memories(Xi, X.col(n));
    SampleKind& kind = kinds[static_cast<size_t>(n)];
    if (first < rule.memory_ratio * second)
      kind = SampleKind::memorized;
    else
      kind = nearest_sample(X, n) < rule.sample_ratio * first ? SampleKind::spurious : SampleKind::general;
  });
  return kinds;
}

MemorizationShares shares_of(const std::vector<SampleKind>& kinds) {
  if (kinds.empty()) return {};
  auto share = [&](SampleKind kind) {
    return static_cast<double>(std::ranges::count(kinds, kind)) / static_cast<double>(kinds.size());
  };
  return {share(SampleKind::memorized), share(SampleKind::spurious), share(SampleKind::general)};
}

MemorizationShares chance_shares(const Matrix& Xi, const ConstMatrix& fresh, const MemorizationRule& rule) {
  return shares_of(sample_kinds(Xi, fresh, rule));
}

}  // namespace memscape
