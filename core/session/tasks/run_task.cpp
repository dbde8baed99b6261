// One run at a time, with all threads.
#include "core/session/tasks/run_task.h"

#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

#include "core/dynamics/runs/ahead.h"

namespace memscape {

/// What the worker and the window share; the run itself is the window's.
struct RunTask::Chase {
  std::shared_ptr<Run> run;
  int version = 0, goal = 0;
  RunAhead ahead;

  void hand_over(StepsAhead steps) {
    const std::scoped_lock held(lock_);
    done_.push_back(std::move(steps));
  }
  std::vector<StepsAhead> take() {
    const std::scoped_lock held(lock_);
    return std::exchange(done_, {});
  }
  /// Hands steps over about twenty times a second.
  void work(const Watch& watch) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds portion{50};
    while (ahead.step() < goal && !watch.stop()) {
      for (const auto began = Clock::now();
           ahead.step() < goal && !watch.stop() && Clock::now() - began < portion;)
        ahead.advance(goal);
      hand_over(ahead.take());
      watch.publish(nullptr);
    }
  }

  Chase(std::shared_ptr<Run> of, int to)
      : run(std::move(of)), version(run->version()), goal(to), ahead(run->ahead()) {}

 private:
  std::mutex lock_;
  std::vector<StepsAhead> done_;
};

void RunTask::give_up() {
  if (errand_) errand_->cancelled = true;
  errand_ = nullptr, chase_ = nullptr;
}

bool RunTask::keep_up(Session& session) {
  bool changed = false;
  if (chase_) {
    const bool done = errand_->done;  // before its steps are taken
    for (StepsAhead& steps : chase_->take()) chase_->run->take(std::move(steps));
    changed = session.follow_goal();
    if (done) give_up();
  }
  const auto [index, goal] = session.lagging();
  const auto run = index < 0 ? nullptr : session.panels()[static_cast<std::size_t>(index)].run;
  if (chase_ && (chase_->run != run || chase_->version != run->version() || chase_->goal != goal)) give_up();
  if (!run || chase_) return changed;
  chase_ = std::make_shared<Chase>(run, goal);
  errand_ = tasks_.errand([chase = chase_](const Watch& watch) { chase->work(watch); });
  return changed;
}

}  // namespace memscape
