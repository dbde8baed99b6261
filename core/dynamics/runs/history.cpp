// Going on, going through the past again, and changing its end: all by the same `proceed`, so that the
// numbers are the same.
#include "core/dynamics/runs/history.h"

#include <algorithm>
#include <cassert>

namespace memscape {
namespace {

/// The particles that move at the state's step.
std::vector<int> movers(const State& state, const std::vector<int>& joined) {
  std::vector<int> moving;
  for (int i = 0; i < state.particles(); ++i)
    if (state.frame.status[i] == Status::moving && joined[state.first + i] <= state.step) moving.push_back(i);
  return moving;
}

void advance_and_note(State& state, const Segment& segment, const std::vector<int>& joined, Taken& taken) {
  taken.moved = movers(state, joined);
  taken.before = state.frame.energy;
  advance(state, segment, joined);
  const DynamicsKind& kind = method_of(segment.settings.method.kind).kind;
  taken.after = state.frame.energy;
  // Energies of different times tell of no rise.
  if (kind.needs_time) taken.before = taken.after;
  taken.noisy = kind.has_noise();
  taken.rounding = energy_rounding(*segment.model);
}

}  // namespace

History::History(std::shared_ptr<const Model> model, RunSettings settings, const Matrix& start,
                 std::size_t budget)
    : budget_(budget), recording_(budget - budget / 4) {
  assert(model && model->dimension() == start.rows());
  segments_.push_back(make_segment(0, std::move(model), std::move(settings)));
  joined_.assign(static_cast<std::size_t>(start.cols()), 0);
  head_ = start_state(start, 0, segments_.front(), joined_);
  recording_.keep(head_);
}

/// The segment that moves particles from `step` to the next.
std::size_t History::segment_at(int step) const {
  auto after = std::upper_bound(segments_.begin(), segments_.end(), step,
                                [](int s, const Segment& segment) { return s < segment.start; });
  return static_cast<std::size_t>(after - segments_.begin()) - 1;
}

std::pair<const Segment*, const Segment*> History::change_at(int step) const {
  const std::size_t s = segment_at(step);
  if (s == 0 || segments_[s].start != step) return {nullptr, nullptr};
  return {&segments_[s], &segments_[s - 1]};
}

/// Takes a state one step on, or over a rest to the next event, at most to `limit`; enters the segment that
/// begins there. Says how in `taken`, if that is not null.
void History::proceed(State& state, int limit, Taken* taken) const {
  const std::size_t s = segment_at(state.step);
  const int end = s + 1 < segments_.size() ? segments_[s + 1].start : limit;
  if (any_moves(state, joined_)) {
    if (taken)
      advance_and_note(state, segments_[s], joined_, *taken);
    else
      advance(state, segments_[s], joined_);
  } else {
    int next = std::min(limit, end);
    for (int join : joined_) {
      if (join > state.step) next = std::min(next, join);
    }
    state.step = next;
  }
  if (s + 1 < segments_.size() && state.step == end) enter(state, segments_[s + 1], &segments_[s], joined_);
}

Taken History::go_on(int limit) {
  Taken taken{.from = head_.step, .rested = !any_moves(head_, joined_)};
  proceed(head_, limit, &taken);
  return taken;
}

/// Records how the head came where it is.
void History::note(const Taken& taken) {
  const bool entered = segments_[segment_at(head_.step)].start == head_.step;
  const bool has_energies = taken.before.size() > 0;
  if (!taken.rested && has_energies)
    rises_.add(taken.from + 1, taken.moved, taken.before, taken.after, taken.noisy, taken.rounding);
  if (taken.rested) recording_.rest(taken.from, entered ? head_.step - 1 : head_.step);
  if (!taken.rested || entered) recording_.keep(head_);
}

void History::advance_to(int step) {
  while (head_.step < step) note(go_on(step));
}

void History::take(State head, const Taken& taken) {
  assert(taken.from == head_.step);
  head_ = std::move(head);
  note(taken);
}

History::History(const History& other, std::size_t budget)
    : version_(other.version_),
      segments_(other.segments_),
      joined_(other.joined_),
      newcomers_(other.newcomers_),
      budget_(budget),
      recording_(budget),
      head_(other.head_) {}

History History::ahead() const {
  return History(*this, 0);
}

/// The particles that an older state or frame does not have yet, where they wait.
State History::waiting(std::size_t have, int step) const {
  const std::size_t first = have - (joined_.size() - newcomers_.size());
  State all;
  for (std::size_t k = first; k < newcomers_.size(); ++k) {
    State one = start_state(newcomers_[k].x, step, segments_[segment_at(step)], {newcomers_[k].joins});
    if (k == first)
      all = std::move(one);
    else
      append(all, one);
  }
  return all;
}

/// The kept state at or before `step`, with all particles of today.
State& History::key_before(int step) {
  State& key = recording_.key_before(step);
  if (key.ended.size() < joined_.size()) {
    const std::size_t before = key.bytes();
    append(key, waiting(key.ended.size(), key.step));
    recording_.grew(key.bytes() - before);
  }
  return key;
}

/// Makes `replay_` the state at `step`, which is at most the head's; frames on the way go to the window.
void History::replay_to(int step) {
  const State& key = key_before(step);
  if (replay_.particles() == 0 || replay_.step > step || replay_.step < key.step) {
    replay_ = key;
    window_.clear();
    window_.emplace_back(replay_.step, replay_.frame);
  }
  const std::size_t room =
      std::max<std::size_t>(2, budget_ / 4 / std::max<std::size_t>(1, bytes_of(replay_.frame)));
  while (replay_.step < step) {
    proceed(replay_, step);
    window_.emplace_back(replay_.step, replay_.frame);
    if (window_.size() > room) window_.pop_front();
  }
}

void History::forget_replay() {
  replay_ = State();
  window_.clear();
}

const Frame& History::frame(int step) {
  const int at = recording_.shown_by(step);
  if (at == recording_.shown_by(head_.step)) return head_.frame;
  if (Frame* kept = recording_.frame(at)) {
    const std::size_t have = kept->status.size(), before = bytes_of(*kept);
    if (have == joined_.size()) return *kept;
    if (State& key = recording_.key_before(at); key.step == at) return key_before(at).frame;
    append(*kept, waiting(have, at).frame);
    recording_.grew(bytes_of(*kept) - before);
    return *kept;
  }
  auto found =
      std::find_if(window_.begin(), window_.end(), [&](const auto& entry) { return entry.first == at; });
  if (found != window_.end()) return found->second;
  replay_to(at);
  return window_.back().second;
}

Matrix History::paths(int first, int count, int from, int to, int stride) {
  Matrix paths(dimension() * count, from <= to ? (to - from) / stride + 1 : 0);
  if (recording_.stride() == 1) {
    for (Eigen::Index k = 0; k < paths.cols(); ++k) {
      paths.col(k) = frame(from + static_cast<int>(k) * stride).X.middleCols(first, count).reshaped();
    }
    return paths;
  }
  if (paths.cols() == 0) return paths;
  State some = part_of(key_before(from), first, count);
  for (Eigen::Index k = 0; k < paths.cols(); ++k) {
    const int step = from + static_cast<int>(k) * stride;
    while (some.step < step) proceed(some, step);
    paths.col(k) = some.frame.X.reshaped();
  }
  return paths;
}

void History::go_to(int step) {
  advance_to(step);
  if (step == head_.step) return;
  rises_.forget_after(step);
  replay_to(recording_.shown_by(step));
  head_ = std::move(replay_);
  head_.step = step;
  forget_replay();
  recording_.forget_after(step);
}

/// Keeps the head in place of what was kept at its step.
void History::keep_head() {
  recording_.forget_after(head_.step - 1);
  recording_.keep(head_);
  forget_replay();
}

/// Undoes a change that was made at the head's step, so that another can take its place; remembers how the
/// head came there.
void History::return_to_arrival() {
  const int step = head_.step;
  const bool again = segments_.back().start == step;
  if (again) segments_.pop_back();
  if (!again) {
    arrived_ = head_;
  } else if (!segments_.empty()) {
    if (arrived_.particles() == 0 || arrived_.step != step) {
      recording_.forget_after(step - 1);
      forget_replay();
      replay_to(step);
      arrived_ = std::move(replay_);
    }
    head_ = arrived_;
  }
}

void History::change(int step, std::shared_ptr<const Model> model, RunSettings settings) {
  assert(model && model->dimension() == dimension());
  ++version_;
  go_to(step);
  std::erase_if(segments_, [&](const Segment& segment) { return segment.start > step; });
  return_to_arrival();
  Segment segment = make_segment(step, std::move(model), std::move(settings));
  enter(head_, segment, segments_.empty() ? nullptr : &segments_.back(), joined_);
  segments_.push_back(std::move(segment));
  keep_head();
}

void History::add(int step, const ConstVector& x) {
  assert(x.size() == dimension());
  ++version_;
  go_to(step);
  arrived_ = State();
  joined_.push_back(step);
  newcomers_.push_back({step, x});
  append(head_, start_state(x, step, segments_[segment_at(step)], {step}));
  keep_head();
}

}  // namespace memscape
