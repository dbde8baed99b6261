// What a run keeps of its past under a budget of memory: every frame while they fit, then key frames only.
// Every `key_spacing`-th step is kept as a whole state, from which the steps after it are computed again, bit
// for bit.
#pragma once
#include <cstddef>
#include <map>

#include "core/dynamics/runs/state.h"

namespace memscape {

class Recording {
 public:
  static constexpr int key_spacing = 16;

  explicit Recording(std::size_t budget) : budget_(budget) {}

  /// Keeps the state at its step, or what the spacing leaves of it, in place of an older one. Thins beyond
  /// the budget.
  void keep(const State& state);
  /// Nothing moved from step `from` to step `to`.
  void rest(int from, int to);
  /// Forgets all that lies after `step`.
  void forget_after(int step);

  /// The kept step that shows the same as `step` does.
  int shown_by(int step) const;
  /// The frame kept at `step`, or null.
  Frame* frame(int step);
  /// The whole state kept at or before `step`; there is one at step 0.
  State& key_before(int step);
  /// Tells that a kept frame or state has grown.
  void grew(std::size_t bytes) { bytes_ += bytes; }
  /// Steps between the frames that are kept: 1 while all are.
  int stride() const { return stride_; }

 private:
  bool thin();
  void forget_at(int step);

  std::size_t budget_, bytes_ = 0;
  int stride_ = 1;
  std::map<int, Frame> frames_;  ///< between keys
  std::map<int, State> keys_;
  std::map<int, int> rests_;  ///< first step -> last step
};

}  // namespace memscape
