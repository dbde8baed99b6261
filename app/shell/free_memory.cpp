// Other allocators do so by themselves.
#include "app/shell/free_memory.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace memscape {

void keep_few_heaps() {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, static_cast<int>(std::max(2u, std::thread::hardware_concurrency())));
#endif
}

void FreeMemory::give_back([[maybe_unused]] double now) {
#ifdef __GLIBC__
  constexpr double seconds_between = 10;
  constexpr std::size_t much = std::size_t{48} << 20;  // bytes
  if (now < next_) return;
  next_ = now + seconds_between;
  if (mallinfo2().fordblks > much) malloc_trim(0);
#endif
}

}  // namespace memscape
