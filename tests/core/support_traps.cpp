// Traps are set before any other thread starts, so that all threads inherit them.
#include "support_traps.h"

#include <cfenv>

namespace memscape::testing {
namespace {

#ifdef __GLIBC__
constexpr int trapped = FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW;
const int before = feenableexcept(trapped);
#endif

}  // namespace

#ifdef __GLIBC__
WithoutTraps::WithoutTraps() {
  fedisableexcept(trapped);
}
WithoutTraps::~WithoutTraps() {
  std::feclearexcept(trapped);
  feenableexcept(trapped);
}
#else
WithoutTraps::WithoutTraps() = default;
WithoutTraps::~WithoutTraps() = default;
#endif

}  // namespace memscape::testing
