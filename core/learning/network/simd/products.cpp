// Products of matrices from register tiles: V vectors of rows by C columns of sums stay in registers while
// the inner index runs.
#include "core/energy/simd/vec.h"
#include "core/learning/network/simd/network_kernels.h"
#include "core/learning/network/simd/tile.h"

namespace memscape::simd {
namespace {

/// Columns [column, columns) of the rows from `row` on, V registers of them.
template <class T, int V>
void panel(const Product<T>& in, int row) {
  constexpr int wide = V == 1 ? tile_columns : V == 2 ? tile_columns : tile_columns / 4;
  Strip<T> strip{in.A + row, in.rows, in.B, 1, in.ldb, in.inner};
  const T* bias = in.bias ? in.bias + row : nullptr;
  for (int n = 0; n < in.columns;) {
    strip.B = in.B + n * in.ldb;
    const int left = in.columns - n, count = left < wide ? left : wide;
    tiles<T, V, wide>(count, strip, [&](auto& sum, auto columns) {
      for (int c = 0; c < columns; ++c)
        for (int v = 0; v < V; ++v) {
          Vec<T> s = sum[c][v];
          if (bias) s += load(bias + v * lanes<T>);
          store(in.C + (n + c) * static_cast<long>(in.rows) + row + v * lanes<T>, s);
        }
    });
    n += count;
  }
}

template <class T>
void multiply(const Product<T>& in) {
  constexpr int L = lanes<T>;
  int row = 0;
  if (in.columns <= tile_columns / 4)
    for (; row + 8 * L <= in.rows; row += 8 * L) panel<T, 8>(in, row);
  for (; row + 2 * L <= in.rows; row += 2 * L) panel<T, 2>(in, row);
  for (; row + L <= in.rows; row += L) panel<T, 1>(in, row);
}

/// The sum of the lanes, by halves.
template <class T>
MEMSCAPE_INLINE T sum_of(Vec<T> v) {
  T lane[lanes<T>];
  __builtin_memcpy(lane, &v, sizeof v);
#pragma GCC unroll 4
  for (int half = lanes<T> / 2; half; half /= 2)
    for (int i = 0; i < half; ++i) lane[i] += lane[i + half];
  return lane[0];
}

template <class T, int J, int C>
void dots(const TransposedProduct<T>& in, int j, int n) {
  constexpr int L = lanes<T>;
  Vec<T> sum[J][C] = {};
  const T *A = in.A + static_cast<long>(j) * in.rows, *B = in.B + static_cast<long>(n) * in.rows;
  for (int i = 0; i < in.rows; i += L)
#pragma GCC unroll 4
    for (int a = 0; a < J; ++a) {
      Vec<T> x = load(A + static_cast<long>(a) * in.rows + i);
#pragma GCC unroll 4
      for (int c = 0; c < C; ++c) sum[a][c] += x * load(B + static_cast<long>(c) * in.rows + i);
    }
  for (int a = 0; a < J; ++a)
    for (int c = 0; c < C; ++c) in.C[static_cast<long>(n + c) * in.inner + j + a] = sum_of<T>(sum[a][c]);
}

template <class T, int C>
void dot_columns(const TransposedProduct<T>& in, int n) {
  int j = 0;
  for (; j + 4 <= in.inner; j += 4) dots<T, 4, C>(in, j, n);
  for (; j < in.inner; ++j) dots<T, 1, C>(in, j, n);
}

template <class T>
void multiply_transposed(const TransposedProduct<T>& in) {
  int n = 0;
  for (; n + 4 <= in.columns; n += 4) dot_columns<T, 4>(in, n);
  for (; n + 2 <= in.columns; n += 2) dot_columns<T, 2>(in, n);
  for (; n < in.columns; ++n) dot_columns<T, 1>(in, n);
}

}  // namespace

namespace MEMSCAPE_SIMD {
void product_float(const Product<float>& in) {
  multiply(in);
}
void product_double(const Product<double>& in) {
  multiply(in);
}
void transposed_float(const TransposedProduct<float>& in) {
  multiply_transposed(in);
}
void transposed_double(const TransposedProduct<double>& in) {
  multiply_transposed(in);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
