// Where samples crowd, beside what was stored: the clusters of samples that Ward's tree gives when it is cut
// at a height, and for each memory the samples that are nearest to it; both with their energies. A centroid
// is the mean of its samples, not a minimum. Source: tutorial section 4.3, Fig. 4.3.
#pragma once
#include <atomic>
#include <vector>

#include "core/dynamics/runs/run.h"
#include "core/learning/ward.h"

namespace memscape {

/// C clusters, in the order of their first samples, and K memories.
struct SampleClusters {
  Matrix centroids;        ///< D x C
  std::vector<int> sizes;  ///< C, samples in each
  Vector energies;         ///< C, of the centroids; empty where the energy has no values
  std::vector<int>
      nearest;             ///< K, samples that no other memory is nearer to (the first of equally near ones)
  Vector memory_energies;  ///< K; empty where the energy has no values
  int count() const { return static_cast<int>(sizes.size()); }
};

/// The particles of a frame that have not diverged, D x n, in their order.
Matrix samples_of(const Frame& frame);

/// Clusters of the samples X (D x N) at `height` > 0, see cut_tree; none without samples. Memories Xi: D x K.
/// Time O(N² D + N K D) and the energies. Empty when cancelled. Independent of the number of threads.
SampleClusters sample_clusters(const ConstMatrix& X, const Matrix& Xi, const Model& model, double height,
                               const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
