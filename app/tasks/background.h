// Work in the background, one job at a time: a job owns copies of what it reads, can be cancelled without
// being waited for, and its parts are taken when it is done.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "core/session/session.h"

namespace memscape {

/// What a job may read of a panel: all but its run, which is not for two threads, and what is to be replaced.
inline PanelState copy_for_job(const PanelState& panel) {
  PanelState copy = panel;
  copy.run.reset();
  copy.field.reset();
  copy.anatomy.reset();
  return copy;
}

/// Whether what a job found for `then` may be shown by `now`, which has its number: a drag leaves the kinds
/// of everything as they are. Otherwise another panel has come to that number.
inline bool is_same_panel(const PanelState& then, const PanelState& now) {
  const Scene &a = then.scene, &b = now.scene;
  return then.Xi->rows() == now.Xi->rows() && a.show == b.show && a.chart == b.chart &&
         a.energy.kind == b.energy.kind && a.memories.source.kind == b.memories.source.kind &&
         a.dynamics.method.kind == b.dynamics.method.kind;
}

template <class Part>
class Background {
 public:
  using Work = void (*)(std::vector<Part>& parts, const std::atomic<bool>& cancelled);

  /// `wake` is called from the job's thread when there is something to take.
  explicit Background(std::function<void()> wake) : wake_(std::move(wake)) {}

  bool busy() const { return job_ != nullptr; }
  /// The parts of the job that works, as it was started; only what `work` does not write may be read.
  const std::vector<Part>& parts() const { return job_->parts; }

  void start(std::vector<Part> parts, Work work) {
    job_ = std::make_unique<Job>();
    job_->parts = std::move(parts);
    job_->thread = std::thread([job = job_.get(), work, wake = wake_] {
      work(job->parts, job->cancelled);
      job->done = true;
      wake();
    });
  }

  /// The parts of a job that is done; none while there is none.
  std::vector<Part> take() {
    reap();
    if (!job_ || !job_->done) return {};
    job_->thread.join();
    std::vector<Part> parts = std::move(job_->parts);
    job_.reset();
    return parts;
  }

  void cancel() {
    if (!job_) return;
    job_->cancelled = true;
    cancelled_.push_back(std::move(job_));
  }

  /// Forgets cancelled jobs that have ended.
  void reap() {
    std::erase_if(cancelled_, [](const auto& job) { return job->done.load(); });
  }

 private:
  struct Job {
    std::vector<Part> parts;
    std::atomic<bool> cancelled = false, done = false;
    std::thread thread;
    ~Job() {
      cancelled = true;
      if (thread.joinable()) thread.join();
    }
  };

  std::function<void()> wake_;
  std::unique_ptr<Job> job_;
  std::vector<std::unique_ptr<Job>> cancelled_;
};

}  // namespace memscape
