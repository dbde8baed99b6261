// The steps of a run that are still to come, computed apart from it: in another thread, while the run is
// looked at. The run takes them when they are there; the numbers are those that it would have computed.
#pragma once
#include <memory>
#include <utility>
#include <vector>

#include "core/dynamics/runs/history.h"

namespace memscape {

/// Steps in a row, in the order in which they follow each other.
struct StepsAhead {
  int version = 0;  ///< of the run that they came of
  std::vector<std::pair<State, Taken>> steps;
};

class RunAhead {
 public:
  explicit RunAhead(History present) : history_(std::move(present)) {}
  /// The last step computed.
  int step() const { return history_.head().step; }
  /// The next one, or the end of a rest, at most `limit`.
  void advance(int limit) {
    Taken taken = history_.go_on(limit);
    steps_.emplace_back(history_.head(), std::move(taken));
  }
  /// What was computed since the last call.
  StepsAhead take() { return {history_.version(), std::exchange(steps_, {})}; }

 private:
  History history_;
  std::vector<std::pair<State, Taken>> steps_;
};

}  // namespace memscape
