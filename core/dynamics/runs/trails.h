// Trails of particles, fetched for many at once and remembered: a picture asks for them one by one, for the
// same steps.
#pragma once
#include <array>

#include "core/dynamics/runs/history.h"

namespace memscape {

class Trails {
 public:
  /// D x count: positions of a particle at steps from, from + stride .. to, all of them computed.
  Matrix trail(History& history, int particle, int from, int to, int stride);
  void forget() { groups_ = {}; }

 private:
  struct Group {
    int first = 0, count = 0, from = 0, to = 0, stride = 0;
    Matrix paths;  ///< D * count rows, a column for each step
    bool holds(int particle, int a, int b, int s) const {
      return particle >= first && particle < first + count && a == from && b == to && s == stride;
    }
  };
  std::array<Group, 4> groups_;  ///< the latest: past and future of two panels
  std::size_t oldest_ = 0;
};

}  // namespace memscape
