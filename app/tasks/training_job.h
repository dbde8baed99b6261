// Training of one score network in the background: it can be held, goes on from where it was, and publishes
// what it has learned a few times a second. The weights after n iterations do not depend on when it was held.
#pragma once
#include <memory>

#include "core/session/networks.h"
#include "core/session/tasks/scheduler.h"

namespace memscape {

class TrainingJob {
 public:
  explicit TrainingJob(Scheduler& tasks) : tasks_(tasks) {}
  ~TrainingJob() { drop(); }

  /// Goes on from `from`, or begins. A job that works is dropped.
  void start(const TrainingSettings& settings, std::shared_ptr<const Matrix> Xi, int iterations,
             std::shared_ptr<const Network> from = nullptr);
  /// Ends at the next iteration; what was learned is there to be taken then.
  void hold();
  /// Ends at the next iteration; nothing more is there to be taken.
  void drop();

  /// The newest that was published since the last call, or null. The losses are complete.
  std::shared_ptr<const Network> take();
  bool running() const;
  /// Loss and weights stopped being finite.
  bool diverged() const;
  /// What it works on, or worked on last; null before the first.
  const TrainingSettings& settings() const;
  const Matrix* memories() const;
  /// Iterations in a second, 0 while unknown.
  double rate() const;

 private:
  struct Course;
  Scheduler& tasks_;
  std::shared_ptr<Course> course_;
  std::shared_ptr<Errand> errand_;
};

}  // namespace memscape
