// From the sums of a tile to its energies: interpolation from nodes to pixels, and E = base - λ log f with
// its derivatives.
#include "core/energy/simd/kernels.h"
#include "core/energy/simd/vec.h"

namespace memscape::simd {
namespace {

template <class T>
void interpolate(const Interpolation<T>& in) {
  constexpr int L = lanes<T>, vectors = tile_side / L;
  alignas(64) T wide[tile_side][tile_side];  // [row node][pixel column]
  for (int b = 0; b < in.rows; ++b) {
    Vec<T> sum[vectors] = {};
    for (int a = 0; a < in.columns; ++a)
      for (int v = 0; v < vectors; ++v)
        sum[v] += in.nodes[b * tile_side + a] * load(in.column_basis + a * tile_side + v * L);
    for (int v = 0; v < vectors; ++v) store(&wide[b][v * L], sum[v]);
  }
  for (int j = 0; j < tile_side; j += 2) {
    Vec<T> sum[2][vectors] = {};
    for (int b = 0; b < in.rows; ++b)
      for (int v = 0; v < vectors; ++v) {
        Vec<T> value = load(&wide[b][v * L]);
        sum[0][v] += in.row_basis[b * tile_side + j] * value;
        sum[1][v] += in.row_basis[b * tile_side + j + 1] * value;
      }
    for (int v = 0; v < vectors; ++v) {
      store(in.pixels + j * tile_side + v * L, sum[0][v]);
      store(in.pixels + (j + 1) * tile_side + v * L, sum[1][v]);
    }
  }
}

constexpr int W = lanes<double>;

MEMSCAPE_INLINE DoubleVec widen(const float* from) {
  HalfVec half;
  __builtin_memcpy(&half, from, sizeof half);
  return __builtin_convertvector(half, DoubleVec);
}
MEMSCAPE_INLINE DoubleVec widen(const double* from) {
  return load(from);
}

/// log f of a row of pixels, to the precision of f.
MEMSCAPE_INLINE void log_row(const double* f, double* out) {
  for (int i = 0; i < tile_side; i += W) store(out + i, log_of(load(f + i)));
}
MEMSCAPE_INLINE void log_row(const float* f, double* out) {
  for (int i = 0; i < tile_side; i += lanes<float>) {
    FloatVec e, m;
    split(load(f + i), e, m);
    float exponent[lanes<float>], mantissa[lanes<float>];
    store(exponent, e);
    store(mantissa, log_near_one(m));
    for (int h = 0; h < lanes<float>; h += W)
      store(out + i + h, widen(exponent + h) * 0.693147180559945309417 + widen(mantissa + h));
  }
}

/// `count` of a row's values as floats that are finite.
MEMSCAPE_INLINE void write(const double* from, float* to, int count) {
  float row[tile_side];
  for (int i = 0; i < tile_side; i += W) {
    DoubleVec bounded = smaller(larger(load(from + i), splat(-3.4028234e38)), splat(3.4028234e38));
    store(row + i, __builtin_convertvector(bounded, HalfVec));
  }
  if (count == tile_side)
    __builtin_memcpy(to, row, sizeof row);
  else
    for (int i = 0; i < count; ++i) to[i] = row[i];
}

/// The part of the energy of row j that varies with f, in `part`.
template <class T>
void varying_row(const TileFinish<T>& in, int j, double* part) {
  const T* f = in.f + j * tile_side;
  if (in.logarithm) {
    log_row(f, part);
    for (int i = 0; i < tile_side; i += W) store(part + i, -in.lambda * load(part + i));
    return;
  }
  for (int i = 0; i < tile_side; i += W) {
    DoubleVec exponent = smaller(load(in.line_column + i) + in.line_row[j], splat(650.0));
    store(part + i, -in.lambda * exp_of(exponent) * widen(f + i));
  }
}

template <class T>
void derivative_row(const TileFinish<T>& in, int j, const double* part, double* du, double* dv) {
  const T *f = in.f + j * tile_side, *fp = in.fp + j * tile_side, *fq = in.fq + j * tile_side;
  for (int i = 0; i < tile_side; i += W) {
    DoubleVec inverse = 1.0 / widen(f + i);
    DoubleVec u = load(in.slope_column + i) + in.rate_p * widen(fp + i) * inverse;
    DoubleVec v = in.slope_row[j] + in.rate_q * widen(fq + i) * inverse;
    if (!in.logarithm) {
      u = u * load(part + i) + load(in.base_slope_column + i);
      v = v * load(part + i) + in.base_slope_row[j];
    }
    store(du + i, u);
    store(dv + i, v);
  }
}

template <class T>
void finish(const TileFinish<T>& in) {
  alignas(64) double energy[tile_side], du[tile_side], dv[tile_side];
  for (int j = 0; j < in.height; ++j) {
    varying_row(in, j, energy);
    if (in.du) {
      derivative_row(in, j, energy, du, dv);
      write(du, in.du + j * in.stride, in.width);
      write(dv, in.dv + j * in.stride, in.width);
    }
    for (int i = 0; i < tile_side; i += W)
      store(energy + i, load(energy + i) + (load(in.base_column + i) + in.base_row[j]));
    write(energy, in.energy + j * in.stride, in.width);
  }
}

}  // namespace

namespace MEMSCAPE_SIMD {
void interpolate_float(const Interpolation<float>& in) {
  interpolate(in);
}
void interpolate_double(const Interpolation<double>& in) {
  interpolate(in);
}
void finish_float(const TileFinish<float>& in) {
  finish(in);
}
void finish_double(const TileFinish<double>& in) {
  finish(in);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
