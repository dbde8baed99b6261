// Work that can be given up: whoever waits for it sets a flag, and it looks there from time to time.
#pragma once
#include <atomic>

namespace memscape {

/// True when the work is no longer wanted. `cancelled` may be null: it then always is.
inline bool stopped(const std::atomic<bool>* cancelled) {
  return cancelled && cancelled->load(std::memory_order_relaxed);
}

}  // namespace memscape
