// A list in order of use. There are few, and keys are compared only within a task.
#include "core/session/tasks/results.h"

#include <algorithm>
#include <utility>

namespace memscape {

const Results::Entry* Results::find(const Task& task, const Key& key) {
  const auto found = std::ranges::find_if(
      entries_, [&](const Entry& entry) { return entry.task == &task && entry.key == key; });
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return &entries_.front();
}

void Results::put(const Task& task, const Key& key, std::shared_ptr<const void> result, Grade grade) {
  if (const Entry* old = find(task, key)) {
    if (old->grade > grade) return;
    bytes_ -= old->bytes;
    entries_.pop_front();
  }
  constexpr std::size_t least = 256;
  const std::size_t bytes = least + (result && task.bytes ? task.bytes(result.get()) : 0);
  entries_.push_front({&task, key, std::move(result), grade, bytes});
  bytes_ += bytes;
  while (bytes_ > budget_ && entries_.size() > 1) {
    bytes_ -= entries_.back().bytes;
    entries_.pop_back();
  }
}

}  // namespace memscape
