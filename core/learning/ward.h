// Ward's hierarchical clustering: clusters A, B are merged in the order of their height
// h(A, B) = sqrt(2 |A||B| / (|A| + |B|)) ‖c_A - c_B‖, c the centroids: what merging adds to the sum of
// squares.
#pragma once
#include <atomic>
#include <vector>

#include "core/model/energy.h"

namespace memscape {

/// Clusters 0..N-1 are the points; merge i makes cluster N + i of `one` and `two`.
struct Merge {
  int one = 0, two = 0;
  double height = 0;
  int size = 0;  ///< points in the new cluster
};

/// The N - 1 merges of the points X (D x N), by ascending height. Time O(D N²), memory O(D N).
/// Heights are those of SciPy's `linkage(method="ward")`. Equal heights: in an order that depends on X only.
/// Empty when cancelled.
std::vector<Merge> ward_tree(const ConstMatrix& X, const std::atomic<bool>* cancelled = nullptr);

/// For each of N points the number of its cluster when the tree is cut at `height`: merges at or below it are
/// made. Clusters are numbered 0.. in the order of their first points.
std::vector<int> cut_tree(const std::vector<Merge>& tree, int N, double height);

/// Means of the clusters that `labels` (N) gives, D x (number of clusters).
Matrix cluster_centroids(const ConstMatrix& X, const std::vector<int>& labels);

}  // namespace memscape
