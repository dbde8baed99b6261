// One long list of points of the source with its own seed, cut into draws, and fresh points from its end:
// sources draw their points one after the other, so that the first ones stay as there are more.
#include "core/scene/sources/memory_pool.h"

#include <algorithm>
#include <numeric>

#include "core/base/random.h"

namespace memscape {
namespace {

constexpr int most_drawn = 10000;
constexpr int least_points = 20;  ///< that are placed or read

const Row* count_row(const Memories& memories) {
  const SourceKind* kind = find_memories(memories.source.kind);
  return kind ? find_row(kind->rows, "count") : nullptr;
}

bool is_placed(const Memories& memories) {
  return memories.source.has("points") || memories.source.has("file");
}

/// Points that are given, in an order that says nothing.
Matrix shuffled(const Matrix& points) {
  std::vector<int> order(static_cast<size_t>(points.cols()));
  std::iota(order.begin(), order.end(), 0);
  Random random(1, 12);
  for (size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[static_cast<size_t>(random.uniform() * static_cast<double>(i))]);
  return points(Eigen::all, order);
}

}  // namespace

MemoryPool::MemoryPool(const Memories& memories, const Matrix& Xi, PoolWants wants)
    : source_(memories), wants_(wants) {
  Settings& source = source_.source;
  even_ = source.values.contains("even") && source.on("even");
  if (even_) {
    wants_.draws = 1;  // all draws would be the same
    source.values["even"] = 0;
  }
  int all = 0;
  if (is_placed(memories)) {
    points_ = shuffled(Xi);
    all = static_cast<int>(points_.cols());
  } else {
    all = std::min(most_drawn, static_cast<int>(count_row(memories)->maximum));
  }
  wants_.fresh = std::clamp(wants.fresh, 1, std::max(all / 2, 1));
  wants_.largest = std::clamp(wants.largest, 1, std::max(all - wants_.fresh, 1));
  wants_.draws = std::clamp(wants_.draws, 1, std::max((all - wants_.fresh) / wants_.largest, 1));
  if (!is_placed(memories)) {
    source.values["count"] = wants_.largest * wants_.draws + wants_.fresh;
    points_ = build_memories(source_);
  }
  fresh_ = points_.rightCols(wants_.fresh);
  if (even_) source.values["even"] = 1;
}

Matrix MemoryPool::memories(int K, int draw) const {
  if (!even_) return points_.middleCols(static_cast<Eigen::Index>(draw) * wants_.largest, K);
  Memories even = source_;
  even.source.values["count"] = K;
  return build_memories(even);
}

std::string pool_refusal(const Memories& memories, Eigen::Index K) {
  if (is_placed(memories))
    return K >= least_points ? ""
                             : "Memories of any number are drawn from at least " +
                                   std::to_string(least_points) + " points.";
  return count_row(memories) ? "" : "Memories of this source come in one number only.";
}

}  // namespace memscape
