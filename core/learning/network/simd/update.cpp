// Gradients of weights, Δ Iᵀ, and Adam on them while they are still in registers or in the first cache: the
// gradient of a matrix is never written to memory.
#include "core/energy/simd/vec.h"
#include "core/learning/network/simd/network_kernels.h"
#include "core/learning/network/simd/tile.h"

namespace memscape::simd {
namespace {

/// 1/√v by Newton's iteration from a guess in the exponent; finite at v = 0. The same on every processor.
MEMSCAPE_INLINE FloatVec inverse_root(FloatVec v) {
  FloatVec y = (FloatVec)(0x5f3759df - ((IntVec)v >> 1)), half = 0.5f * v;
#pragma GCC unroll 3
  for (int i = 0; i < 3; ++i) y = y * (1.5f - half * y * y);
  return y;
}
MEMSCAPE_INLINE DoubleVec inverse_root(DoubleVec v) {
  DoubleVec y = (DoubleVec)(0x5fe6eb50c7b537a9LL - ((LongVec)v >> 1)), half = 0.5 * v;
#pragma GCC unroll 5
  for (int i = 0; i < 5; ++i) y = y * (1.5 - half * y * y);
  return y;
}

template <class T>
MEMSCAPE_INLINE void learn(Vec<T> g, long i, const Learned<T>& to, const AdamStep<T>& adam) {
  if (to.gradient) return store(to.gradient + i, g);
  Vec<T> m = load(to.first + i), v = load(to.second + i), w = load(to.w + i), a = load(to.average + i);
  m = g + adam.keep1 * (m - g);
  v = adam.keep2 * v + (T(1) - adam.keep2) * g * g;
  w -= adam.rate * m / (adam.root * (v * inverse_root(v)) + adam.epsilon);
  a += adam.blend * (w - a);
  store(to.first + i, m);
  store(to.second + i, v);
  store(to.w + i, w);
  store(to.average + i, a);
}

/// The number of columns is known to the compiler, so that a row of I stays in registers.
template <class T, int N>
void update_few(const Update<T>& in, const AdamStep<T>& adam) {
  if constexpr (N > 1)
    if (in.columns < N) return update_few<T, N - 1>(in, adam);
  constexpr int L = lanes<T>;
  for (int j = 0; j < in.inner; ++j) {
    Vec<T> factor[N];
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n)
      factor[n] = splat(in.input ? in.input[static_cast<long>(n) * in.inner + j] : T(1));
    for (int r = in.first_row; r < in.first_row + in.some_rows; r += L) {
      Vec<T> g = {};
#pragma GCC unroll 16
      for (int n = 0; n < N; ++n) g += load(in.delta + static_cast<long>(n) * in.rows + r) * factor[n];
      learn(g, static_cast<long>(j) * in.rows + r, in.to, adam);
    }
  }
}

/// Adds columns [first, first + count) of Δ Iᵀ to `sums`, V registers of rows by inner.
template <class T, int V>
void add_products(const Update<T>& in, int row, int first, int count, T* sums) {
  constexpr int L = lanes<T>;
  Strip<T> strip{in.delta + static_cast<long>(first) * in.rows + row, in.rows, nullptr, in.inner, 1, count};
  for (int j = 0; j < in.inner; j += tile_columns) {
    strip.B = in.input + static_cast<long>(first) * in.inner + j;
    T* to = sums + j * V * L;
    tiles<T, V, tile_columns>(in.inner - j < tile_columns ? in.inner - j : tile_columns, strip,
                              [&](auto& sum, auto columns) {
                                for (int c = 0; c < columns; ++c)
                                  for (int v = 0; v < V; ++v) {
                                    T* at = to + (c * V + v) * L;
                                    store(at, load(at) + sum[c][v]);
                                  }
                              });
  }
}

template <class T, int V>
void update_rows_of(const Update<T>& in, const AdamStep<T>& adam, int row, T* sums) {
  constexpr int L = lanes<T>, chunk = 256;  // columns of Δ that stay in the first cache
  for (int i = 0; i < in.inner * V * L; ++i) sums[i] = 0;
  if (in.input)
    for (int first = 0; first < in.columns; first += chunk)
      add_products<T, V>(in, row, first, in.columns - first < chunk ? in.columns - first : chunk, sums);
  else
    for (int n = 0; n < in.columns; ++n)
      for (int v = 0; v < V; ++v)
        store(sums + v * L,
              load(sums + v * L) + load(in.delta + static_cast<long>(n) * in.rows + row + v * L));
  for (int j = 0; j < in.inner; ++j)
    for (int v = 0; v < V; ++v)
      learn(load(sums + (j * V + v) * L), static_cast<long>(j) * in.rows + row + v * L, in.to, adam);
}

template <class T>
void update(const Update<T>& in, const AdamStep<T>& adam, T* scratch) {
  constexpr int L = lanes<T>;
  if (in.columns < few_columns) return update_few<T, few_columns - 1>(in, adam);
  int row = in.first_row;
  const int end = in.first_row + in.some_rows;
  for (; row + 2 * L <= end; row += 2 * L) update_rows_of<T, 2>(in, adam, row, scratch);
  for (; row + L <= end; row += L) update_rows_of<T, 1>(in, adam, row, scratch);
}

template <class T>
void adam_of(long n, const T* gradient, const Learned<T>& to, const AdamStep<T>& adam) {
  for (long i = 0; i < n; i += lanes<T>) learn(load(gradient + i), i, to, adam);
}

}  // namespace

namespace MEMSCAPE_SIMD {
void update_float(const Update<float>& in, const AdamStep<float>& adam, float* scratch) {
  update(in, adam, scratch);
}
void update_double(const Update<double>& in, const AdamStep<double>& adam, double* scratch) {
  update(in, adam, scratch);
}
void adam_float(long n, const float* gradient, const Learned<float>& to, const AdamStep<float>& adam) {
  adam_of(n, gradient, to, adam);
}
void adam_double(long n, const double* gradient, const Learned<double>& to, const AdamStep<double>& adam) {
  adam_of(n, gradient, to, adam);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
