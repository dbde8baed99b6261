// Memories of any number K drawn from the distribution that a scene's memories come from, and fresh points of
// it that are no memories.
#pragma once
#include <string>

#include "core/scene/sources/data.h"

namespace memscape {

/// What a pool is to hold, at least one each.
struct PoolWants {
  int largest = 1000;  ///< K of the largest draw
  int draws = 1;       ///< sets of memories that share none, where the distribution has so many points
  int fresh = 1000;
};

class MemoryPool {
 public:
  /// Draw 0 are the scene's own memories and those that it has at larger K. Where the source has fewer points
  /// than wanted (10 000, 1797 digits, or those of a file) the pool holds less. Xi are the scene's memories.
  MemoryPool(const Memories& memories, const Matrix& Xi, PoolWants wants);

  /// D x K, K <= largest().
  Matrix memories(int K, int draw) const;
  const Matrix& fresh() const { return fresh_; }  ///< D x N
  int largest() const { return wants_.largest; }
  int draws() const { return wants_.draws; }

 private:
  Memories source_;
  PoolWants wants_;
  bool even_ = false;  ///< memories are not drawn but built for each K
  Matrix points_, fresh_;
};

/// Why there is no pool of these memories, as a sentence; empty where there is one.
std::string pool_refusal(const Memories& memories, Eigen::Index K);

}  // namespace memscape
