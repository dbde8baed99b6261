// Which descent kernel the program runs: that of the instruction set whose other kernels it runs.
#include "core/basins/descent_kernel.h"

#include <string_view>

#include "core/energy/simd/kernels.h"

namespace memscape {
namespace simd {
#define MEMSCAPE_DECLARE(level)                                                    \
  namespace level {                                                                \
  void descend(const DescentModel& model, int n, float* x, int* steps, int* ends); \
  }
MEMSCAPE_DECLARE(baseline)
MEMSCAPE_DECLARE(v3)
MEMSCAPE_DECLARE(v4)
}  // namespace simd

DescentKernel descent_kernel() {
#ifdef MEMSCAPE_X86_KERNELS
  const std::string_view level = simd::kernels().name;
  if (level == "x86-64-v4") return simd::v4::descend;
  if (level == "x86-64-v3") return simd::v3::descend;
#endif
  return simd::baseline::descend;
}

}  // namespace memscape
