// In all core tests invalid operations, divisions by zero and overflows are signals that end the test (with
// glibc), but where a test says that it means them.
#pragma once

namespace memscape::testing {

/// No traps in this thread while it lives.
class WithoutTraps {
 public:
  WithoutTraps();
  ~WithoutTraps();
  WithoutTraps(const WithoutTraps&) = delete;
  WithoutTraps& operator=(const WithoutTraps&) = delete;
};

}  // namespace memscape::testing
