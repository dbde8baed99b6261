// Training of one score network in the background, on a thread of its own: it can be held, goes on from where
// it was, and publishes what it has learned a few times a second. The weights after n iterations do not
// depend on when it was held.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/session/networks.h"

namespace memscape {

class TrainingJob {
 public:
  /// `wake` is called from the job's thread when there is something to take.
  explicit TrainingJob(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~TrainingJob();

  /// Goes on from `from`, or begins. A job that works is held first.
  void start(const TrainingSettings& settings, std::shared_ptr<const Matrix> Xi, int iterations,
             std::shared_ptr<const Network> from = nullptr);
  /// Ends at the next iteration; what was learned is there to be taken then.
  void hold();
  /// Ends at the next iteration; nothing more is there to be taken.
  void drop();

  /// The newest that was published since the last call, or null. The losses are complete.
  std::shared_ptr<const Network> take();
  bool running() const { return running_; }
  /// Loss and weights stopped being finite.
  bool diverged() const { return diverged_; }
  /// What it works on, or worked on last.
  const TrainingSettings& settings() const { return settings_; }
  const Matrix* memories() const { return Xi_.get(); }
  int goal() const { return goal_; }
  /// Iterations in a second, 0 while unknown.
  double rate() const { return rate_; }

 private:
  void work(std::shared_ptr<const Network> from, double floor);
  void join();

  std::function<void()> wake_;
  TrainingSettings settings_;
  std::shared_ptr<const Matrix> Xi_;
  int goal_ = 0;
  std::thread thread_;
  std::atomic<bool> cancelled_ = false, running_ = false, diverged_ = false;
  std::atomic<double> rate_ = 0;
  std::mutex lock_;
  std::shared_ptr<const Network> published_;
};

}  // namespace memscape
