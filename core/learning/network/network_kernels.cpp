// Which kernels of networks the program runs: those of the instruction set whose other kernels it runs.
#include <string_view>

#include "core/energy/simd/kernels.h"
#include "core/learning/network/simd/network_kernels.h"

namespace memscape::simd {

#define MEMSCAPE_DECLARE_FOR(T)                                                       \
  void product_##T(const Product<T>&);                                                \
  void transposed_##T(const TransposedProduct<T>&);                                   \
  void update_##T(const Update<T>&, const AdamStep<T>&, T* scratch);                  \
  void adam_##T(long n, const T* gradient, const Learned<T>&, const AdamStep<T>&);    \
  void silu_##T(long n, T* y, T* slope, T* bend);                                     \
  void fourier_##T(int F, const T* f, int columns, const T* t, T* out);               \
  constexpr NetworkKernels<T> network_##T = {product_##T, transposed_##T, update_##T, \
                                             adam_##T,    silu_##T,       fourier_##T};
#define MEMSCAPE_DECLARE(level) \
  namespace level {             \
  MEMSCAPE_DECLARE_FOR(float)   \
  MEMSCAPE_DECLARE_FOR(double)  \
  }
MEMSCAPE_DECLARE(baseline)
#ifdef MEMSCAPE_X86_KERNELS
MEMSCAPE_DECLARE(v3)
MEMSCAPE_DECLARE(v4)
#endif

#ifdef MEMSCAPE_X86_KERNELS
#define MEMSCAPE_CHOOSE(T)                                 \
  template <>                                              \
  const NetworkKernels<T>& network_kernels<T>() {          \
    static const std::string_view level = kernels().name;  \
    return level == "x86-64-v4"   ? v4::network_##T        \
           : level == "x86-64-v3" ? v3::network_##T        \
                                  : baseline::network_##T; \
  }
#else
#define MEMSCAPE_CHOOSE(T)                        \
  template <>                                     \
  const NetworkKernels<T>& network_kernels<T>() { \
    return baseline::network_##T;                 \
  }
#endif
MEMSCAPE_CHOOSE(float)
MEMSCAPE_CHOOSE(double)

}  // namespace memscape::simd
