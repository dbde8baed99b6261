// The batches of denoising score matching: x_t = ξ + σ √t z with a memory ξ, a time t and a standard normal z
// for each column, functions of seed, iteration and column alone.
#pragma once
#include "core/learning/network/network_pass.h"
#include "core/learning/score/trainer.h"

namespace memscape {

class NoisyBatches {
 public:
  NoisyBatches(const TrainingSettings& settings, const Matrix& Xi);
  /// Columns of a batch: min(batch, copies K).
  int size() const { return noise_.columns(); }
  /// Chooses the memories of an iteration.
  void choose(int iteration);
  /// t and x_t of column n into the pass. Columns may be made at the same time.
  void corrupt(int iteration, int n, NetworkPass<float>& pass);
  /// z of column n, D.
  const double* noise(int n) const { return noise_.column(n); }

 private:
  double sigma_, t_min_, t_max_;
  std::uint64_t seed_;
  Matrix Xi_;
  Table<double> noise_;
  std::vector<int> order_, chosen_;
  std::uint64_t round_ = ~std::uint64_t{0};  ///< whose order it is
};

}  // namespace memscape
