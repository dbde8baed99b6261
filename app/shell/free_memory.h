// What was freed goes back to the system. Left to itself the allocator of glibc keeps a heap for every
// thread, and in each of them the room of the largest scenes that were ever open.
#pragma once

namespace memscape {

/// One heap for each processor instead of eight. Before other threads are there.
void keep_few_heaps();

/// While nothing is to be done: gives back what is free if that is much, at most once in ten seconds. `now`:
/// in seconds.
class FreeMemory {
 public:
  void give_back(double now);

 private:
  double next_ = 0;
};

}  // namespace memscape
