// Chooses the kernels for the processor that the program runs on.
#include "core/energy/simd/kernels.h"

namespace memscape::simd {

#define MEMSCAPE_DECLARE(level)                                                             \
  namespace level {                                                                         \
  void sum_float(const TileSum<float>&);                                                    \
  void sum_double(const TileSum<double>&);                                                  \
  void interpolate_float(const Interpolation<float>&);                                      \
  void interpolate_double(const Interpolation<double>&);                                    \
  void finish_float(const TileFinish<float>&);                                              \
  void finish_double(const TileFinish<double>&);                                            \
  void states(const States&);                                                               \
  constexpr Kernels table(const char* name) {                                               \
    return {name,         sum_float,     sum_double, interpolate_float, interpolate_double, \
            finish_float, finish_double, states};                                           \
  }                                                                                         \
  }
MEMSCAPE_DECLARE(baseline)
MEMSCAPE_DECLARE(v3)
MEMSCAPE_DECLARE(v4)

namespace {

const Kernels* choose() {
  static const Kernels plain = baseline::table("baseline");
#ifdef MEMSCAPE_X86_KERNELS
  static const Kernels wide = v3::table("x86-64-v3");
  static const Kernels widest = v4::table("x86-64-v4");
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("fma"))
    return &widest;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2"))
    return &wide;
#endif
  return &plain;
}

}  // namespace

const Kernels& kernels() {
  static const Kernels* chosen = choose();
  return *chosen;
}

}  // namespace memscape::simd
