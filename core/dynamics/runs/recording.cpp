// Thinning: when the frames exceed the budget, those between keys go; when the keys do, every second one
// goes.
#include "core/dynamics/runs/recording.h"

#include <algorithm>

namespace memscape {

void Recording::keep(const State& state) {
  forget_at(state.step);
  if (state.step % std::max(stride_, key_spacing) == 0) {
    bytes_ += state.bytes();
    keys_.emplace(state.step, state);
  } else if (stride_ == 1) {
    bytes_ += bytes_of(state.frame);
    frames_.emplace(state.step, copy_of(state.frame));
  }
  while (bytes_ > budget_ && thin()) {
  }
}

void Recording::forget_at(int step) {
  if (auto key = keys_.find(step); key != keys_.end()) bytes_ -= key->second.bytes(), keys_.erase(key);
  if (auto frame = frames_.find(step); frame != frames_.end())
    bytes_ -= bytes_of(frame->second), frames_.erase(frame);
}

bool Recording::thin() {
  if (!frames_.empty()) {
    for (const auto& [step, frame] : frames_) bytes_ -= bytes_of(frame);
    frames_.clear();
    stride_ = std::max(stride_, key_spacing);
    return true;
  }
  if (keys_.size() < 2) return false;
  stride_ = std::max(stride_, key_spacing) * 2;
  std::erase_if(keys_, [&](const auto& entry) {
    if (entry.first % stride_ == 0) return false;
    bytes_ -= entry.second.bytes();
    return true;
  });
  return true;
}

void Recording::rest(int from, int to) {
  auto longest = rests_.upper_bound(from);
  if (longest != rests_.begin() && std::prev(longest)->second >= from) {
    std::prev(longest)->second = std::max(std::prev(longest)->second, to);
  } else {
    rests_[from] = to;
  }
}

void Recording::forget_after(int step) {
  for (auto it = frames_.upper_bound(step); it != frames_.end(); it = frames_.erase(it))
    bytes_ -= bytes_of(it->second);
  for (auto it = keys_.upper_bound(step); it != keys_.end(); it = keys_.erase(it))
    bytes_ -= it->second.bytes();
  rests_.erase(rests_.upper_bound(step), rests_.end());
  if (!rests_.empty()) rests_.rbegin()->second = std::min(rests_.rbegin()->second, step);
}

int Recording::shown_by(int step) const {
  auto after = rests_.upper_bound(step);
  if (after == rests_.begin()) return step;
  const auto& [from, to] = *std::prev(after);
  return step <= to ? from : step;
}

Frame* Recording::frame(int step) {
  if (auto key = keys_.find(step); key != keys_.end()) return &key->second.frame;
  auto found = frames_.find(step);
  return found == frames_.end() ? nullptr : &found->second;
}

State& Recording::key_before(int step) {
  return std::prev(keys_.upper_bound(step))->second;
}

}  // namespace memscape
