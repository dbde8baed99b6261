// A panel shows few results: a list is searched faster than a map.
#include "core/session/tasks/found.h"

#include <algorithm>
#include <utility>

#include "core/session/session.h"
#include "core/session/tasks/task.h"

namespace memscape {

bool same_kinds(const PanelState& now, const PanelState& then, const void*) {
  return is_same_panel(then, now);
}

const Shown* Found::find(ResultType type) const {
  const auto found = std::ranges::find(all_, type, &Shown::type);
  return found == all_.end() ? nullptr : &*found;
}

void Found::put(Shown shown) {
  const auto old = std::ranges::find(all_, shown.type, &Shown::type);
  if (old == all_.end())
    all_.push_back(std::move(shown));
  else
    *old = std::move(shown);
}

void Found::erase(ResultType type) {
  std::erase_if(all_, [&](const Shown& shown) { return shown.type == type; });
}

void Found::refuse(ResultType type, std::vector<std::string> sentences) {
  std::erase_if(refused_, [&](const auto& each) { return each.first == type; });
  if (!sentences.empty()) refused_.emplace_back(type, std::move(sentences));
}

std::vector<std::string> Found::refusals_of(ResultType type) const {
  for (const auto& [refused, sentences] : refused_)
    if (refused == type) return sentences;
  return {};
}

std::vector<std::string> Found::refusals() const {
  std::vector<std::string> all;
  for (const auto& [refused, sentences] : refused_) all.insert(all.end(), sentences.begin(), sentences.end());
  return all;
}

void Found::set_late(ResultType type, bool late) {
  const auto shown = std::ranges::find(all_, type, &Shown::type);
  if (shown != all_.end()) shown->late = late;
}

Found Found::kept(const PanelState& now, const PanelState& then) const {
  Found kept = *this;
  std::erase_if(kept.all_,
                [&](const Shown& shown) { return !shown.may_stay(now, then, shown.result.get()); });
  return kept;
}

}  // namespace memscape
