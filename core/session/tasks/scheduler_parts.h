// What a scheduler is made of: for each row of the table what the panels want, and the job that is at it.
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "core/session/tasks/scheduler.h"

namespace memscape {

/// One result for one panel (and for all that need the same).
struct Scheduler::Part {
  PanelState panel;
  std::size_t index = 0;
  Key key;
  Effort effort = Effort::fine;
};

/// Parts of one row, computed one after the other. What it has found lies in it until it is taken.
struct Scheduler::Job {
  struct News {
    std::size_t part = 0;
    std::shared_ptr<const void> result;
    Grade grade = Grade::fine;
    std::string error;
  };
  const Task* task = nullptr;
  std::vector<Part> parts;
  std::atomic<bool> cancelled = false, done = false;

  void tell(News news) {
    const std::scoped_lock held(lock_);
    news_.push_back(std::move(news));
  }
  std::vector<News> take() {
    const std::scoped_lock held(lock_);
    return std::exchange(news_, {});
  }

 private:
  std::mutex lock_;
  std::vector<News> news_;
};

/// What a panel wants of a row.
struct Scheduler::Want {
  Key key;
  Key asked;  ///< the same with the parts that are refused
  Effort effort = Effort::none;
  bool current = false, full = false;  ///< `current`: of this key, at least coarsely
  Key seen;                            ///< the last key whose result was shown in full
  double seconds_per_node = 0;         ///< of pixels, measured; 0 while unknown
};

struct Scheduler::Row {
  const Task* task = nullptr;
  std::vector<Want> wants;
  std::shared_ptr<Job> job;
  int finished = 0;                                                     ///< how often a want became full
  std::vector<std::pair<Part, std::shared_ptr<const void>>> overtaken;  ///< came for keys of before

  bool wanted(const Key& key) const;
  bool fits_job() const;
  void cancel();
};

/// Runs `work` with so many threads: 0 all, -1 all but one. What it throws is returned as a sentence.
std::string guarded(int threads, const std::function<void()>& work);

}  // namespace memscape
