// Runs that are advanced in the background, where that takes longer than a frame: a worker computes ahead,
// and the session takes the steps as they come. Seeking elsewhere, or a change of the run, gives it up.
#pragma once
#include <memory>

#include "core/session/tasks/scheduler.h"

namespace memscape {

class RunTask {
 public:
  explicit RunTask(Scheduler& tasks) : tasks_(tasks) {}
  ~RunTask() { give_up(); }

  /// Takes what has been computed and starts what is lacking; never waits. True when another step is shown.
  bool keep_up(Session& session);
  bool busy() const { return chase_ != nullptr; }

 private:
  struct Chase;
  void give_up();
  Scheduler& tasks_;
  std::shared_ptr<Chase> chase_;
  std::shared_ptr<Errand> errand_;
};

}  // namespace memscape
