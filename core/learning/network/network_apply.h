// Matrices of a network applied to some columns of a table, for the files that go through its layers.
#pragma once
#include "core/learning/network/network_pass.h"

namespace memscape {

template <class T>
using Column = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
template <class T>
using ConstColumn = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;

/// Added to the variance in the layer norm, as PyTorch has it.
inline constexpr double norm_epsilon = 1e-5;

/// to = W from + bias, for some columns.
template <class T>
void apply(const NetworkView<T>& net, const WeightBlock& W, const WeightBlock* bias, const Table<T>& from,
           Table<T>& to, int first, int count) {
  simd::network_kernels<T>().product({W.rows, W.columns, count, net.weights + W.offset, from.column(first),
                                      bias ? net.weights + bias->offset : nullptr, from.rows(),
                                      to.column(first)});
}

/// to = Wᵀ from, for some columns.
template <class T>
void apply_back(const NetworkView<T>& net, const WeightBlock& W, const Table<T>& from, Table<T>& to,
                int first, int count) {
  const auto& kernels = simd::network_kernels<T>();
  if (net.transposed && W.columns % simd::whole_rows == 0)
    kernels.product({W.columns, W.rows, count, net.transposed + W.offset, from.column(first), nullptr,
                     from.rows(), to.column(first)});
  else
    kernels.transposed_product(
        {W.rows, W.columns, count, net.weights + W.offset, from.column(first), to.column(first)});
}

/// to = Wᵀ from for a matrix of few columns, D of them, into a table of D rows.
template <class T>
void apply_dots(const NetworkView<T>& net, const WeightBlock& W, const Table<T>& from, int from_column,
                Table<T>& to, int to_column, int count) {
  simd::network_kernels<T>().transposed_product(
      {W.rows, W.columns, count, net.weights + W.offset, from.column(from_column), to.column(to_column)});
}

}  // namespace memscape
