// A register tile of a product: sum(r, c) = Σ_k A(r, k) B(k, c), V registers of rows by some columns.
#pragma once
#include "core/energy/simd/vec.h"

namespace memscape::simd {
namespace {

/// Columns of a tile two registers high: as many sums as the registers hold.
constexpr int tile_columns = register_bytes == 64 ? 12 : 4;

template <int n>
struct Count {
  constexpr operator int() const { return n; }
};

template <class T>
struct Strip {
  const T* A = nullptr;  ///< the tile's first row
  long lda = 0;          ///< from k to k + 1
  const T* B = nullptr;
  long step = 0, ldb = 0;  ///< from k to k + 1, from c to c + 1
  int inner = 0;
};

template <class T, int V, int C, class Finish>
MEMSCAPE_INLINE void tile(const Strip<T>& in, const Finish& finish) {
  constexpr int L = lanes<T>;
  Vec<T> sum[C][V];
#pragma GCC unroll 12
  for (int c = 0; c < C; ++c)
#pragma GCC unroll 8
    for (int v = 0; v < V; ++v) sum[c][v] = Vec<T>{};
  const T *A = in.A, *B = in.B;
  for (int k = 0; k < in.inner; ++k, A += in.lda, B += in.step) {
    Vec<T> a[V];
#pragma GCC unroll 8
    for (int v = 0; v < V; ++v) a[v] = load(A + v * L);
#pragma GCC unroll 12
    for (int c = 0; c < C; ++c) {
      const Vec<T> b = splat(B[c * in.ldb]);
#pragma GCC unroll 8
      for (int v = 0; v < V; ++v) sum[c][v] += a[v] * b;
    }
  }
  finish(sum, Count<C>{});
}

/// The tile of `count` columns, at most C of them: a tile of fewer columns is code of its own.
template <class T, int V, int C, class Finish>
void tiles(int count, const Strip<T>& in, const Finish& finish) {
  if constexpr (C > 1) {
    if (count < C) return tiles<T, V, C - 1>(count, in, finish);
  }
  tile<T, V, C>(in, finish);
}

}  // namespace
}  // namespace memscape::simd
