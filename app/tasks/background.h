// Work in the background, one job at a time: a job owns copies of what it reads, can be cancelled without
// being waited for, and its parts are taken when it is done.
#pragma once
#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "core/session/tasks/scheduler.h"

namespace memscape {

template <class Part>
class Background {
 public:
  using Work = void (*)(std::vector<Part>& parts, const std::atomic<bool>& cancelled);

  explicit Background(Scheduler& tasks) : tasks_(tasks) {}
  ~Background() { cancel(); }

  bool busy() const { return job_ != nullptr; }

  void start(std::vector<Part> parts, Work work) {
    job_ = std::make_shared<std::vector<Part>>(std::move(parts));
    errand_ = tasks_.errand([job = job_, work](const Watch& watch) { work(*job, *watch.cancelled); });
  }

  /// The parts of a job that is done; none while there is none, nor when something went wrong.
  std::vector<Part> take() {
    if (!job_ || !errand_->done) return {};
    std::vector<Part> parts;
    if (errand_->error.empty()) parts = std::move(*job_);
    job_.reset();
    return parts;
  }

  void cancel() {
    if (job_) errand_->cancelled = true;
    job_.reset();
  }

 private:
  Scheduler& tasks_;
  std::shared_ptr<std::vector<Part>> job_;
  std::shared_ptr<Errand> errand_;
};

}  // namespace memscape
