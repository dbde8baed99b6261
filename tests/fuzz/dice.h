// Choices of one case: a stream of random numbers that depends on the seed, the kind and the index only.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"

namespace memscape::fuzz {

class Dice {
 public:
  Dice(std::uint64_t seed, std::uint64_t stream) : random_(seed, stream) {}

  /// From 0 to count - 1; 0 for an empty count.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_.next() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  /// 1, 2, 3, .. each half as likely as the one before, at most `most`.
  std::size_t few(std::size_t most) {
    std::size_t count = 1;
    while (count < most && one_in(2)) ++count;
    return count;
  }
  double uniform(double low, double high) { return random_.uniform(low, high); }
  template <class List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  Random random_;
};

}  // namespace memscape::fuzz
