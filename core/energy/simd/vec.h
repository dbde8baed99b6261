// Vectors of floats and doubles as wide as the registers that a kernel is compiled for, with exp, exp2 and
// logarithms as polynomials. Only kernel files include this; everything here is local to them, so that no
// instruction set leaks out.
#pragma once
#include <stdint.h>

namespace memscape::simd {
namespace {

#if defined(__AVX512F__)
constexpr int register_bytes = 64;
#elif defined(__AVX__)
constexpr int register_bytes = 32;
#else
constexpr int register_bytes = 16;
#endif

typedef float FloatVec __attribute__((vector_size(register_bytes)));
typedef int32_t IntVec __attribute__((vector_size(register_bytes)));
typedef double DoubleVec __attribute__((vector_size(register_bytes)));
typedef int64_t LongVec __attribute__((vector_size(register_bytes)));
typedef float HalfVec
    __attribute__((vector_size(register_bytes / 2)));  // as many floats as a DoubleVec has doubles

template <class T>
struct VecOf;
template <>
struct VecOf<float> {
  typedef FloatVec Vec;
  typedef IntVec Bits;
};
template <>
struct VecOf<double> {
  typedef DoubleVec Vec;
  typedef LongVec Bits;
};
template <class T>
using Vec = typename VecOf<T>::Vec;
template <class T>
constexpr int lanes = register_bytes / static_cast<int>(sizeof(T));

#define MEMSCAPE_INLINE static inline __attribute__((always_inline))

template <class T>
MEMSCAPE_INLINE Vec<T> splat(T value) {
  return Vec<T>{} + value;
}
template <class T>
MEMSCAPE_INLINE Vec<T> load(const T* from) {
  Vec<T> v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}
template <class V, class T>
MEMSCAPE_INLINE void store(T* to, V v) {
  __builtin_memcpy(to, &v, sizeof v);
}
template <class V>
MEMSCAPE_INLINE V larger(V a, V b) {
  return a > b ? a : b;
}
template <class V>
MEMSCAPE_INLINE V smaller(V a, V b) {
  return a < b ? a : b;
}

/// 2^x, relative error 1e-7, for |x| <= 126 (beyond, as at the bound). Adding 1.5 2^23 rounds x to a whole
/// number n in the low bits of the sum; 2^(x-n) is a polynomial of degree 6 and 2^n goes into the exponent.
MEMSCAPE_INLINE FloatVec exp2_of(FloatVec x) {
  x = smaller(larger(x, splat(-126.0f)), splat(126.0f));
  FloatVec rounding = splat(12582912.0f), shifted = x + rounding, r = x - (shifted - rounding);
  FloatVec p = splat(1.55946775e-4f);
  p = p * r + 1.34066439e-3f;
  p = p * r + 9.61769297e-3f;
  p = p * r + 5.55031055e-2f;
  p = p * r + 0.240226528f;
  p = p * r + 0.693147215f;
  p = p * r + 1.0f;
  return (FloatVec)((IntVec)p + ((IntVec)shifted << 23));
}

/// exp(x), relative error 3e-16, for x <= 708; 0 below -700. Taylor's series of degree 13 on |r| <= log(2)/2.
MEMSCAPE_INLINE DoubleVec exp_of(DoubleVec x) {
  DoubleVec bounded = larger(x, splat(-700.0));
  DoubleVec rounding = splat(6755399441055744.0), shifted = bounded * 1.4426950408889634 + rounding;
  DoubleVec n = shifted - rounding;
  DoubleVec r = (bounded - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10;
  DoubleVec p = splat(1.0 / 6227020800.0);
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  DoubleVec result = (DoubleVec)((LongVec)p + ((LongVec)shifted << 52));
  return x < -700.0 ? DoubleVec{} : result;
}

MEMSCAPE_INLINE DoubleVec exp2_of(DoubleVec x) {
  return exp_of(x * 0.69314718055994530942);
}

/// x = 2^exponent m with m in [1/sqrt 2, sqrt 2), for normal x > 0.
MEMSCAPE_INLINE void split(FloatVec x, FloatVec& exponent, FloatVec& m) {
  IntVec bits = (IntVec)x, e = (bits - 0x3f3504f3) >> 23;
  exponent = __builtin_convertvector(e, FloatVec);
  m = (FloatVec)(bits - (e << 23));
}
MEMSCAPE_INLINE void split(DoubleVec x, DoubleVec& exponent, DoubleVec& m) {
  LongVec bits = (LongVec)x, e = (bits - 0x3fe6a09e667f3bcdLL) >> 52;
  DoubleVec rounding = splat(6755399441055744.0);
  exponent = (DoubleVec)((LongVec)rounding + e) - rounding;
  m = (DoubleVec)(bits - (e << 52));
}

/// log(m) by the series of artanh((m - 1) / (m + 1)), for m in [1/sqrt 2, sqrt 2).
MEMSCAPE_INLINE FloatVec log_near_one(FloatVec m) {
  FloatVec s = (m - 1.0f) / (m + 1.0f), q = s * s;
  FloatVec p = splat(2.0f / 9);
  p = p * q + 2.0f / 7;
  p = p * q + 2.0f / 5;
  p = p * q + 2.0f / 3;
  p = p * q + 2.0f;
  return p * s;
}
MEMSCAPE_INLINE DoubleVec log_near_one(DoubleVec m) {
  DoubleVec s = (m - 1.0) / (m + 1.0), q = s * s;
  DoubleVec p = splat(2.0 / 21);
  for (int n = 19; n >= 3; n -= 2) p = p * q + 2.0 / n;
  return p * q * s + 2.0 * s;
}

/// log(x) for normal x > 0, relative error 3e-16.
MEMSCAPE_INLINE DoubleVec log_of(DoubleVec x) {
  DoubleVec e, m;
  split(x, e, m);
  return e * 0.693147180559945309417 + log_near_one(m);
}

}  // namespace
}  // namespace memscape::simd
