// Results by what they depend on: whoever needs the same, now or again later, gets the same. Those that were
// not asked for longest go when they take more than so many bytes together.
#pragma once
#include <cstddef>
#include <list>
#include <memory>

#include "core/session/tasks/task.h"

namespace memscape {

class Results {
 public:
  static constexpr std::size_t default_budget = std::size_t{192} << 20;
  explicit Results(std::size_t budget = default_budget) : budget_(budget) {}

  struct Entry {
    const Task* task;
    Key key;
    std::shared_ptr<const void> result;  ///< null where there is nothing
    Grade grade;
    std::size_t bytes;
  };
  /// Null when there is none. Valid until the next `put`.
  const Entry* find(const Task& task, const Key& key);
  /// In place of what is there, unless that is better. The newest stays, whatever it takes.
  void put(const Task& task, const Key& key, std::shared_ptr<const void> result, Grade grade);
  std::size_t bytes() const { return bytes_; }

 private:
  std::list<Entry> entries_;  ///< the last used first
  std::size_t budget_, bytes_ = 0;
};

}  // namespace memscape
