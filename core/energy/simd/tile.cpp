// Sums of separable exponentials on a lattice: 2^(w + p s + q t) = C(column) R(row), so that the sum over
// memories is a product of two matrices. The exponentials are made for a few memories at a time and stay in
// the first cache.
#include "core/energy/simd/kernels.h"
#include "core/energy/simd/vec.h"

namespace memscape::simd {
namespace {

template <class T>
constexpr int chunk = 256 / sizeof(T);

template <class T>
struct Factors {
  alignas(64) T column[chunk<T>][tile_side];
  alignas(64) T row[3][chunk<T>][tile_side];  // R, p R and q R
};

template <class T>
void make_factors(const TileSum<T>& in, int first, int count, Factors<T>& factors) {
  constexpr int L = lanes<T>;
  for (int k = 0; k < count; ++k) {
    const T w = in.w[first + k], p = in.p[first + k], q = in.q[first + k];
    for (int i = 0; i < in.columns; i += L) store(&factors.column[k][i], exp2_of(p * load(in.s + i)));
    for (int j = 0; j < in.rows; j += L) {
      Vec<T> r = exp2_of(q * load(in.t + j) + w);
      store(&factors.row[0][k][j], r);
      if (!in.gradient) continue;
      store(&factors.row[1][k][j], p * r);
      store(&factors.row[2][k][j], q * r);
    }
  }
}

/// out(j, i) += Σ_k C_k(i) R_k(j) on a block of `rows` x `vectors` registers at row j, column i.
template <class T, int rows, int vectors>
MEMSCAPE_INLINE void block(const T (*column)[tile_side], const T (*row)[tile_side], int count, T* out) {
  constexpr int L = lanes<T>;
  Vec<T> sum[rows][vectors];
#pragma GCC unroll 8
  for (int r = 0; r < rows; ++r)
#pragma GCC unroll 4
    for (int v = 0; v < vectors; ++v) sum[r][v] = load(out + r * tile_side + v * L);
  for (int k = 0; k < count; ++k) {
    Vec<T> c[vectors];
#pragma GCC unroll 4
    for (int v = 0; v < vectors; ++v) c[v] = load(column[k] + v * L);
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 4
      for (int v = 0; v < vectors; ++v) sum[r][v] += c[v] * row[k][r];
  }
#pragma GCC unroll 8
  for (int r = 0; r < rows; ++r)
#pragma GCC unroll 4
    for (int v = 0; v < vectors; ++v) store(out + r * tile_side + v * L, sum[r][v]);
}

template <class T>
void add_product(const T (*column)[tile_side], const T (*row)[tile_side], int count, int columns, int rows,
                 T* out) {
  constexpr int L = lanes<T>, block_rows = register_bytes == 64 ? 8 : 4;
  for (int j = 0; j < rows; j += block_rows) {
    const T(*r)[tile_side] = reinterpret_cast<const T(*)[tile_side]>(&row[0][j]);
    int i = 0;
    for (; i + 2 * L <= columns; i += 2 * L)
      block<T, block_rows, 2>(reinterpret_cast<const T(*)[tile_side]>(&column[0][i]), r, count,
                              out + j * tile_side + i);
    for (; i + L <= columns; i += L)
      block<T, block_rows, 1>(reinterpret_cast<const T(*)[tile_side]>(&column[0][i]), r, count,
                              out + j * tile_side + i);
  }
}

template <class T>
void sum_tile(const TileSum<T>& in) {
  Factors<T> factors;
  T* outputs[3] = {in.f, in.fp, in.fq};
  const int products = in.gradient ? 3 : 1;
  for (int o = 0; o < products; ++o)
    for (int j = 0; j < in.rows; ++j)
      for (int i = 0; i < in.columns; ++i) outputs[o][j * tile_side + i] = 0;
  for (int first = 0; first < in.count; first += chunk<T>) {
    int count = in.count - first < chunk<T> ? in.count - first : chunk<T>;
    make_factors(in, first, count, factors);
    for (int o = 0; o < products; ++o)
      add_product(factors.column, factors.row[o], count, in.columns, in.rows, outputs[o]);
  }
}

}  // namespace

namespace MEMSCAPE_SIMD {
void sum_float(const TileSum<float>& in) {
  sum_tile(in);
}
void sum_double(const TileSum<double>& in) {
  sum_tile(in);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
