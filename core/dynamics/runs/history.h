// The history of a run: its segments, its newest state, what is kept of the past, and a second state that
// goes through the past again where only key frames were kept.
#pragma once
#include <deque>
#include <functional>
#include <utility>
#include <vector>

#include "core/dynamics/runs/recording.h"
#include "core/dynamics/runs/rises.h"
#include "core/dynamics/runs/state.h"

namespace memscape {

/// What one go of a state came to: a step, or a rest.
struct Taken {
  int from = 0;         ///< step
  bool rested = false;  ///< nothing moved
  std::vector<int> moved = {};
  Vector before = {}, after = {};  ///< energies, by what moved them; none where there are none
  bool noisy = false;
  double rounding = 0;  ///< of the energies, see energy_rounding
};

class History {
 public:
  /// budget: bytes; a quarter is for recomputed frames.
  History(std::shared_ptr<const Model> model, RunSettings settings, const Matrix& start, std::size_t budget);

  const State& head() const { return head_; }
  const Rises& rises() const { return rises_; }
  const Segment& last_segment() const { return segments_.back(); }
  int particles() const { return head_.particles(); }
  int dimension() const { return static_cast<int>(head_.frame.X.rows()); }
  int stride() const { return recording_.stride(); }
  /// The segment that begins at `step` and the one before it; null where none does or it is the first.
  std::pair<const Segment*, const Segment*> change_at(int step) const;

  /// Where the segment begins that holds at `step`.
  int changed_at(int step) const { return segments_[segment_at(step)].start; }

  void advance_to(int step);
  /// Counts changes of what is to come: steps computed ahead of one that has changed since are not its.
  int version() const { return version_; }
  /// The same present without the past, for steps to be computed ahead.
  History ahead() const;
  /// Takes the present on, at most to `limit`, and says how.
  Taken go_on(int limit);
  /// Takes a present that came of this one by a `go_on` elsewhere.
  void take(State head, const Taken& taken);
  /// 0 <= step <= head().step. The reference stays valid until the next call.
  const Frame& frame(int step);
  /// Positions of particles first .. first + count - 1 at steps from, from + stride .. to, as columns of D *
  /// count numbers.
  Matrix paths(int first, int count, int from, int to, int stride);

  /// Both make `step` the head's, computing or forgetting what lies between.
  void change(int step, std::shared_ptr<const Model> model, RunSettings settings);
  void add(int step, const ConstVector& x);

 private:
  /// A particle that was added: who looks at an older frame finds it waiting at x.
  struct Newcomer {
    int joins = 0;
    Vector x;
  };

  std::size_t segment_at(int step) const;
  void proceed(State& state, int limit, Taken* taken = nullptr) const;
  void note(const Taken& taken);
  State waiting(std::size_t have, int step) const;
  State& key_before(int step);
  void replay_to(int step);
  void go_to(int step);
  void return_to_arrival();
  void forget_replay();
  void keep_head();

  History(const History& other, std::size_t budget);

  int version_ = 0;
  std::vector<Segment> segments_;    ///< by start, the first at step 0
  std::vector<int> joined_;          ///< N, the step at which each particle joins
  std::vector<Newcomer> newcomers_;  ///< the last particles of the run
  std::size_t budget_;
  Recording recording_;
  Rises rises_;
  State head_;     ///< the last computed step
  State replay_;   ///< the last recomputed step; has no particles when there is none
  State arrived_;  ///< the state at the last change as it came there; has no particles when it is not kept
  std::deque<std::pair<int, Frame>> window_;  ///< recomputed frames, ascending
};

}  // namespace memscape
