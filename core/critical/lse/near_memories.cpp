// Squares are split while that leaves memories out.
#include "core/critical/lse/near_memories.h"

#include <cmath>

namespace memscape {

using Eigen::Vector2d;

NearMemories::NearMemories(const Eigen::Matrix2Xd& Xi, const Eigen::ArrayXd& offset, double rate) {
  constexpr size_t few = 16;        // memories of a square that is not split
  constexpr double unmoved = 2;     // by how much exponents differ over a square that is not split
  constexpr size_t most = 4000000;  // memories of all squares together
  const auto K = static_cast<size_t>(Xi.cols());
  const double negligible = std::log(1e-18 / static_cast<double>(K));
  const Vector2d low = Xi.rowwise().minCoeff(), high = Xi.rowwise().maxCoeff();
  const double size = (high - low).maxCoeff();
  if (!(size > 0) || !std::isfinite(size)) return;
  std::vector<int> all(K);
  for (size_t k = 0; k < K; ++k) all[k] = static_cast<int>(k);
  squares_.push_back({(low + high) / 2, 1.5 * size, -1, std::move(all)});

  auto exponent = [&](int k, const Vector2d& x) { return offset[k] + rate * x.dot(Xi.col(k)); };
  auto keep = [&](Square& square, const std::vector<int>& from) {
    int best = from.front();
    double top = exponent(best, square.centre);
    for (const int k : from)
      if (const double e = exponent(k, square.centre); e > top) top = e, best = k;
    for (const int k : from)
      if (exponent(k, square.centre) - top + rate * square.half * (Xi.col(k) - Xi.col(best)).lpNorm<1>() >=
          negligible)
        square.kept.push_back(k);
  };
  auto extent = [&](const std::vector<int>& kept) {
    Vector2d least = Xi.col(kept.front()), largest = least;
    for (const int k : kept) least = least.cwiseMin(Xi.col(k)), largest = largest.cwiseMax(Xi.col(k));
    return (largest - least).lpNorm<1>();
  };
  size_t held = K, leaves = 0, in_leaves = 0;
  for (size_t i = 0; i < squares_.size(); ++i) {  // breadth first: what there is room for is spread evenly
    const Vector2d centre = squares_[i].centre;
    const double half = squares_[i].half / 2;
    const std::vector<int>& kept = squares_[i].kept;
    if (kept.size() <= few || held > most || rate * half * extent(kept) < unmoved) {
      ++leaves, in_leaves += kept.size();
      continue;
    }
    const std::vector<int> from = std::move(squares_[i].kept);
    squares_[i].children = static_cast<int>(squares_.size());
    for (int part = 0; part < 4; ++part) {
      Square child{centre + half * Vector2d(part % 2 ? 1 : -1, part / 2 ? 1 : -1), half, -1, {}};
      keep(child, from);
      held += child.kept.size();
      squares_.push_back(std::move(child));
    }
    held -= from.size();
  }
  useful_ = in_leaves < leaves * K / 2;
}

const std::vector<int>* NearMemories::at(const Vector2d& x) const {
  if (!useful_ || !((x - squares_[0].centre).lpNorm<Eigen::Infinity>() <= squares_[0].half)) return nullptr;
  const Square* square = &squares_[0];
  while (square->children >= 0)
    square = &squares_[static_cast<size_t>(square->children + (x.x() > square->centre.x() ? 1 : 0) +
                                           (x.y() > square->centre.y() ? 2 : 0))];
  return &square->kept;
}

}  // namespace memscape
