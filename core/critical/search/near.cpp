// Matrix products of points relative to their middle, so that little is lost; what they find is measured
// again.
#include "core/critical/search/near.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace memscape {
namespace {

constexpr Eigen::Index block = 64;  // columns of P that one task takes

bool before(const Near& a, const Near& b) {
  return a.distance < b.distance || (a.distance == b.distance && a.index < b.index);
}

/// Keeps the `count` best of what is put in.
void put(std::vector<Near>& best, int count, Near one) {
  if (static_cast<int>(best.size()) == count && !before(one, best.back())) return;
  if (static_cast<int>(best.size()) == count) best.pop_back();
  best.insert(std::upper_bound(best.begin(), best.end(), one, before), one);
}

/// A direction that no set of points is made for.
double along(const ConstVector& x) {
  double sum = 0, square = 0;
  for (Eigen::Index d = 0; d < x.size(); ++d) {
    const double c = std::cos(1 + 1.7 * static_cast<double>(d));
    sum += c * x[d], square += c * c;
  }
  return sum / std::sqrt(square);
}

}  // namespace

std::vector<std::vector<Near>> nearest_columns(const Matrix& X, const ConstMatrix& P, int count,
                                               bool elsewhere) {
  const Vector middle = X.rowwise().mean();
  const Matrix centred = X.colwise() - middle;
  const Vector squares = centred.colwise().squaredNorm().transpose();
  std::vector<std::vector<Near>> all(static_cast<size_t>(P.cols()));
  parallel_for(Eigen::Index{0}, (P.cols() + block - 1) / block, [&](Eigen::Index b) {
    const Eigen::Index first = b * block, n = std::min(block, P.cols() - first);
    const Matrix own = P.middleCols(first, n).colwise() - middle;
    const Matrix products = centred.transpose() * own;  // K x n
    for (Eigen::Index i = 0; i < n; ++i) {
      std::vector<Near>& best = all[static_cast<size_t>(first + i)];
      const double square = own.col(i).squaredNorm();
      for (Eigen::Index k = 0; k < X.cols(); ++k) {
        const double about = squares[k] + square - 2 * products(k, i), blur = 1e-12 * (squares[k] + square);
        const bool full = static_cast<int>(best.size()) == count;
        if (full && about - blur > best.back().distance * best.back().distance) continue;
        const double distance = (X.col(k) - P.col(first + i)).norm();
        if (distance > 0 || !elsewhere) put(best, count, {static_cast<int>(k), distance});
      }
    }
  });
  return all;
}

int Places::find(const ConstVector& x, double tolerance) const {
  const double key = along(x), slack = tolerance + 1e-14 * x.norm();
  int found = -1;
  for (auto at = order_.lower_bound(key - slack); at != order_.end() && at->first <= key + slack; ++at)
    if ((found < 0 || at->second < found) &&
        (points_[static_cast<size_t>(at->second)] - x).norm() <= tolerance)
      found = at->second;
  return found;
}

int Places::add(const ConstVector& x, double tolerance) {
  if (const int old = find(x, tolerance); old >= 0) return old;
  const int index = static_cast<int>(points_.size());
  points_.emplace_back(x);
  order_.emplace(along(x), index);
  return index;
}

}  // namespace memscape
