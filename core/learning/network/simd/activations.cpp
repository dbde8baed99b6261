// SiLU, y = z s(z) with s(z) = 1 / (1 + exp(-z)), with its derivatives, and the Fourier features of time.
#include "core/energy/simd/vec.h"
#include "core/learning/network/simd/network_kernels.h"

namespace memscape::simd {
namespace {

MEMSCAPE_INLINE FloatVec exp_minus(FloatVec z) {
  return exp2_of(z * -1.44269504f);
}
MEMSCAPE_INLINE DoubleVec exp_minus(DoubleVec z) {
  return exp_of(smaller(-z, splat(700.0)));
}

template <class T>
void silu(long n, T* y, T* slope, T* bend) {
  constexpr int L = lanes<T>;
  for (long i = 0; i < n; i += L) {
    Vec<T> z = load(y + i), s = T(1) / (T(1) + exp_minus(z)), rest = z * (T(1) - s);
    store(y + i, z * s);
    store(slope + i, s * (T(1) + rest));
    if (bend) store(bend + i, s * (T(1) - s) * (T(2) + rest - z * s));
  }
}

/// sin πu and cos πu for |u| <= 1/2 by Taylor's series, to the last digit of T.
template <class T>
MEMSCAPE_INLINE void half_turn(Vec<T> u, Vec<T>& sine, Vec<T>& cosine) {
  constexpr int terms = sizeof(T) == 4 ? 7 : 12;
  const Vec<T> a = T(3.14159265358979323846) * u, q = a * a;
  sine = splat(T(1)), cosine = splat(T(1));
#pragma GCC unroll 12
  for (int k = terms - 1; k >= 1; --k) {
    sine = T(1) - sine * q * T(1.0 / ((2 * k) * (2 * k + 1)));
    cosine = T(1) - cosine * q * T(1.0 / ((2 * k - 1) * (2 * k)));
  }
  sine *= a;
}

/// x less the nearest whole number, |x| < 2^21.
MEMSCAPE_INLINE FloatVec fraction(FloatVec x) {
  FloatVec rounding = splat(12582912.0f);
  return x - ((x + rounding) - rounding);
}
MEMSCAPE_INLINE DoubleVec fraction(DoubleVec x) {
  DoubleVec rounding = splat(6755399441055744.0);
  return x - ((x + rounding) - rounding);
}

template <class T>
void fourier(int F, const T* f, int columns, const T* t, T* out) {
  constexpr int L = lanes<T>;
  for (int n = 0; n < columns; ++n, out += 2 * F)
    for (int i = 0; i < F; i += L) {
      const int count = F - i < L ? F - i : L;
      Vec<T> some = {}, sine, cosine;
      __builtin_memcpy(&some, f + i, static_cast<unsigned long>(count) * sizeof(T));
      half_turn<T>(fraction(some * t[n]), sine, cosine);
      const Vec<T> twice = T(2) * sine * cosine, rest = T(1) - T(2) * sine * sine;
      __builtin_memcpy(out + i, &twice, static_cast<unsigned long>(count) * sizeof(T));
      __builtin_memcpy(out + F + i, &rest, static_cast<unsigned long>(count) * sizeof(T));
    }
}

}  // namespace

namespace MEMSCAPE_SIMD {
void silu_float(long n, float* y, float* slope, float* bend) {
  silu(n, y, slope, bend);
}
void silu_double(long n, double* y, double* slope, double* bend) {
  silu(n, y, slope, bend);
}
void fourier_float(int F, const float* f, int columns, const float* t, float* out) {
  fourier(F, f, columns, t, out);
}
void fourier_double(int F, const double* f, int columns, const double* t, double* out) {
  fourier(F, f, columns, t, out);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
