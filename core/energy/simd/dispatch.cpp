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

struct List {
  const Kernels* rows[3] = {};
  int count = 0;
  void add(const Kernels& kernels) { rows[count++] = &kernels; }
};

List find_supported() {
  static const Kernels plain = baseline::table("baseline");
  List list;
#ifdef MEMSCAPE_X86_KERNELS
  static const Kernels wide = v3::table("x86-64-v3"), widest = v4::table("x86-64-v4");
  __builtin_cpu_init();
  const bool v3_runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                       __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  const bool v4_runs = v3_runs && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                       __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
                       __builtin_cpu_supports("avx512vl");
  if (v4_runs) list.add(widest);
  if (v3_runs) list.add(wide);
#endif
  list.add(plain);
  return list;
}

const List& supported() {
  static const List list = find_supported();
  return list;
}

}  // namespace

const Kernels& kernels() {
  return *supported().rows[0];
}

const Kernels* kernels_at(int index) {
  return index < supported().count ? supported().rows[index] : nullptr;
}

}  // namespace memscape::simd
