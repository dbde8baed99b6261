// By looking at all pairs; threads share the samples.
#include "core/experiment/memorization.h"
#include "core/base/parallel.h"

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

/// Squared distance of column n to the m-th nearest of the other columns, m < N.
double neighbour_distance(const ConstMatrix& X, Eigen::Index n, int m) {
  Vector squares = (X.colwise() - X.col(n)).colwise().squaredNorm();
  squares[n] = infinity;
  std::nth_element(squares.begin(), squares.begin() + (m - 1), squares.end());
  return squares[m - 1];
}

}  // namespace

std::vector<SampleKind> sample_kinds(const Matrix& Xi, const ConstMatrix& X, const MemorizationRule& rule) {
  std::vector<SampleKind> kinds(static_cast<size_t>(X.cols()));
  const bool crowds = rule.crowded > 0 && X.cols() > rule.neighbour;
  parallel_for(Eigen::Index{0}, X.cols(), [&](Eigen::Index n) {
    const auto [first, second] = nearest_memories(Xi, X.col(n));
    SampleKind& kind = kinds[static_cast<size_t>(n)];
    if (first < rule.memory_ratio * second)
      kind = SampleKind::memorized;
    else
      kind = crowds && neighbour_distance(X, n, rule.neighbour) < rule.crowded ? SampleKind::spurious
                                                                               : SampleKind::general;
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

double crowding(const ConstMatrix& fresh, int neighbour, double chance) {
  const Eigen::Index N = fresh.cols();
  if (N <= neighbour) return 0;
  std::vector<double> squares(static_cast<size_t>(N));
  parallel_for(Eigen::Index{0}, N, [&](Eigen::Index n) {
    squares[static_cast<size_t>(n)] = neighbour_distance(fresh, n, neighbour);
  });
  const auto rank = static_cast<std::ptrdiff_t>(std::clamp(chance, 0.0, 1.0) * static_cast<double>(N - 1));
  std::nth_element(squares.begin(), squares.begin() + rank, squares.end());
  return squares[static_cast<size_t>(rank)];
}

}  // namespace memscape
