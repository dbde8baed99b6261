// A score network's way forwards and backwards for a batch of states, on numbers T: float to train, double to
// check. Columns are states; each column is computed by itself, so a batch may be split into ranges of
// columns.
#pragma once
#include <vector>

#include "core/learning/network/network_shape.h"
#include "core/learning/network/simd/network_kernels.h"
#include "core/learning/network/table.h"

namespace memscape {

/// A network's sizes and numbers, not owned.
template <class T>
struct NetworkView {
  const NetworkShape& shape;
  const NetworkLayout& layout;
  const T* frequencies = nullptr;
  const T* weights = nullptr;
  /// The weights with each matrix transposed in its place (`transpose_block`), or null: then the way back
  /// makes dot products, which is best for few columns.
  const T* transposed = nullptr;
};

/// What a pass keeps: activations on the way forwards, deltas (derivatives of the loss by what a matrix gave)
/// on the way back. Allocated once for N columns.
template <class T>
struct NetworkPass {
  NetworkPass(const NetworkShape& shape, int N);
  int columns() const { return X.columns(); }

  Table<T> X, t, out;           ///< states (D x N) and times (1 x N) in, n(x, t) (D x N) out
  Table<T> features;            ///< γ(t), 2F x N
  Table<T> time[2];             ///< activations of the layers of time
  Table<T> time_slope[2];       ///< derivatives of their silu
  Table<T> projected;           ///< p, width x N
  std::vector<Table<T>> act;    ///< activations of the hidden layers
  std::vector<Table<T>> slope;  ///< derivatives of their silu
  std::vector<Table<T>> bend;   ///< its second derivatives; none unless `EnergyPass` wants them
  Table<T> normal;              ///< what the layer norm made before gain and bias
  Table<T> inverse;             ///< 1 x N, one over its standard deviations

  Table<T> d_out;                  ///< D x N, given to `backward`: derivative of the loss by n(x, t)
  Table<T> d_norm;                 ///< at the layer norm's output
  std::vector<Table<T>> d_hidden;  ///< at the hidden matrices' outputs
  Table<T> d_project, d_time[2];
};

/// n(x, t) of the columns [first, first + count).
template <class T>
void forward(const NetworkView<T>& network, NetworkPass<T>& pass, int first, int count);
/// All deltas from `d_out`, of the columns [first, first + count), after `forward`.
template <class T>
void backward(const NetworkView<T>& network, NetworkPass<T>& pass, int first, int count);

/// The part of `backward` that lies before the projection, from `d_project`.
template <class T>
void backward_time(const NetworkView<T>& network, NetworkPass<T>& pass, int first, int count);

/// Writes a block of `weights`, transposed, to the same place in `transposed`.
template <class T>
void transpose_block(const WeightBlock& block, const T* weights, T* transposed);

/// A part of the work of learning, independent of the others: some rows of a matrix or of a bias.
template <class T>
struct LearnTask {
  WeightBlock block;
  const Table<T>* delta = nullptr;
  const Table<T>* input = nullptr;  ///< null for a bias
  int columns = 0;                  ///< of both, from the first on
  int first_row = 0, some_rows = 0;
};

/// What is to be learned after `backward`, from all columns: bands of rows where there are many. In a pass of
/// an explicit energy the first `values` columns are values, the others derivatives that only the matrices
/// that x goes through learn from.
template <class T>
std::vector<LearnTask<T>> learn_tasks(const NetworkLayout& layout, const NetworkPass<T>& pass, int values);
/// Numbers of scratch that a task needs.
std::size_t learn_scratch(const NetworkShape& shape);
/// Does one task; with `to.gradient` the gradient is written and nothing learned.
template <class T>
void learn(const LearnTask<T>& task, const simd::Learned<T>& to, const simd::AdamStep<T>& adam, T* scratch);
/// The same for what has no matrix: the layer norm's gain and bias and the output's bias.
template <class T>
void learn_rest(const NetworkLayout& layout, const NetworkPass<T>& pass, int values,
                const simd::Learned<T>& to, const simd::AdamStep<T>& adam, T* scratch);

}  // namespace memscape
