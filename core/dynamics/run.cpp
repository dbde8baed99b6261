// A run: its newest state, what it keeps of the past, and a second state that recomputes the steps between
// key frames.
#include "core/dynamics/run.h"

#include <algorithm>
#include <cassert>
#include <deque>

#include "core/dynamics/recording.h"
#include "core/dynamics/state.h"

namespace memscape {
namespace {

/// A particle that was added: who looks at an older frame finds it waiting at x.
struct Newcomer {
  int joins = 0;
  Vector x;
};

}  // namespace

struct Run::Impl {
  std::vector<Segment> segments;    ///< by start, the first at step 0
  std::vector<int> joined;          ///< N, the step at which each particle joins
  std::vector<Newcomer> newcomers;  ///< the last particles of the run
  std::size_t budget;
  Recording recording;
  State head;     ///< the last computed step
  State replay;   ///< the last recomputed step; has no particles when there is none
  State arrived;  ///< the state at the last change as it came there; has no particles when it is not kept
  std::deque<std::pair<int, Frame>>
      window;  ///< recomputed frames, ascending steps without gaps but for rests

  Impl(std::shared_ptr<const Energy> energy, RunSettings settings, const Matrix& start, std::size_t bytes)
      : budget(bytes), recording(bytes - bytes / 4) {
    assert(energy && energy->dimension() == start.rows());
    segments.push_back(make_segment(0, std::move(energy), std::move(settings)));
    joined.assign(static_cast<std::size_t>(start.cols()), 0);
    head = start_state(start, 0, segments.front(), joined);
    recording.keep(head);
  }

  /// The segment that moves particles from `step` to the next.
  std::size_t segment_at(int step) const {
    auto after = std::upper_bound(segments.begin(), segments.end(), step,
                                  [](int s, const Segment& segment) { return s < segment.start; });
    return static_cast<std::size_t>(after - segments.begin()) - 1;
  }

  /// Takes a state one step on, or over a rest to the next event, at most to `limit`; enters the segment that
  /// begins there.
  void proceed(State& state, int limit) const {
    const std::size_t s = segment_at(state.step);
    const int end = s + 1 < segments.size() ? segments[s + 1].start : limit;
    if (movers(state, joined) > 0) {
      advance(state, segments[s], joined);
    } else {
      int next = std::min(limit, end);
      for (int join : joined) {
        if (join > state.step) next = std::min(next, join);
      }
      state.step = next;
    }
    if (s + 1 < segments.size() && state.step == end) enter(state, segments[s + 1], &segments[s], joined);
  }

  void advance_to(int step) {
    while (head.step < step) {
      const int from = head.step;
      const bool resting = movers(head, joined) == 0;
      proceed(head, step);
      const bool entered = segments[segment_at(head.step)].start == head.step;
      if (resting) recording.rest(from, entered ? head.step - 1 : head.step);
      if (!resting || entered) recording.keep(head);
    }
  }

  /// Appends to an older state or frame the particles that came later.
  State waiting(std::size_t have, int step) const {
    const std::size_t first = have - (joined.size() - newcomers.size());
    State all;
    for (std::size_t k = first; k < newcomers.size(); ++k) {
      State one = start_state(newcomers[k].x, step, segments[segment_at(step)], {newcomers[k].joins});
      if (k == first)
        all = std::move(one);
      else
        append(all, one);
    }
    return all;
  }
  void widen(State& state) {
    if (state.ended.size() == joined.size()) return;
    const std::size_t before = state.bytes();
    append(state, waiting(state.ended.size(), state.step));
    recording.grew(state.bytes() - before);
  }
  Frame& widen(Frame& frame, int step) {
    if (frame.status.size() == joined.size()) return frame;
    const std::size_t before = bytes_of(frame);
    append(frame, waiting(frame.status.size(), step).frame);
    recording.grew(bytes_of(frame) - before);
    return frame;
  }

  /// Makes `replay` the state at `step`, which is at most the head's; frames on the way go to the window.
  void replay_to(int step) {
    State& key = recording.key_before(step);
    widen(key);
    if (replay.particles() == 0 || replay.step > step || replay.step < key.step) {
      replay = key;
      window.clear();
      window.emplace_back(replay.step, replay.frame);
    }
    const std::size_t room =
        std::max<std::size_t>(2, budget / 4 / std::max<std::size_t>(1, bytes_of(replay.frame)));
    while (replay.step < step) {
      proceed(replay, step);
      window.emplace_back(replay.step, replay.frame);
      if (window.size() > room) window.pop_front();
    }
  }
  void forget_replay() {
    replay = State();
    window.clear();
  }

  const Frame& frame(int step) {
    const int at = recording.shown_by(step);
    if (at == recording.shown_by(head.step)) return head.frame;
    // A key frame or a kept frame knows the particles of its time only.
    if (Frame* kept = recording.frame(at)) {
      if (kept->status.size() == joined.size()) return *kept;
      if (State& key = recording.key_before(at); key.step == at)
        widen(key);
      else
        widen(*kept, at);
      return *kept;
    }
    auto found =
        std::find_if(window.begin(), window.end(), [&](const auto& entry) { return entry.first == at; });
    if (found != window.end()) return found->second;
    replay_to(at);
    return window.back().second;
  }

  /// Makes `step` the last computed one.
  void forget_after(int step) {
    if (step >= head.step) return;
    const int at = recording.shown_by(step);
    replay_to(at);
    head = std::move(replay);
    head.step = step;
    forget_replay();
    recording.forget_after(step);
  }

  /// Undoes a change that was made at the head's step, so that another can take its place; remembers how the
  /// head came there.
  void return_to_arrival(int step) {
    const bool again = segments.back().start == step;
    if (again) segments.pop_back();
    if (again && !segments.empty()) {
      if (arrived.particles() == 0 || arrived.step != step) {
        recording.forget_after(step - 1);
        forget_replay();
        replay_to(step);
        arrived = std::move(replay);
      }
      head = arrived;
    } else {
      arrived = head;
    }
    forget_replay();
  }
};

Run::Run(std::shared_ptr<const Energy> energy, RunSettings settings, Matrix start, std::size_t budget)
    : impl_(std::make_unique<Impl>(std::move(energy), std::move(settings), start, budget)) {}
Run::~Run() = default;
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;

int Run::particles() const {
  return impl_->head.particles();
}
int Run::dimension() const {
  return static_cast<int>(impl_->head.frame.X.rows());
}
const Energy& Run::energy() const {
  return *impl_->segments.back().energy;
}
const RunSettings& Run::settings() const {
  return impl_->segments.back().settings;
}
int Run::computed() const {
  return impl_->head.step;
}
int Run::stride() const {
  return impl_->recording.stride();
}
void Run::advance_to(int step) {
  impl_->advance_to(step);
}

const Frame& Run::frame(int step) {
  impl_->advance_to(step);
  return impl_->frame(std::max(0, step));
}

void Run::visit(int from, int to, int stride, const std::function<void(int, const Frame&)>& look) {
  assert(stride > 0);
  for (int step = std::max(0, from); step <= std::min(to, computed()); step += stride)
    look(step, impl_->frame(step));
}

Matrix Run::trail(int particle, int from, int to, int stride) {
  from = std::max(0, from), to = std::min(to, computed());
  Matrix path(dimension(), from <= to ? (to - from) / stride + 1 : 0);
  Eigen::Index column = 0;
  visit(from, to, stride, [&](int, const Frame& frame) { path.col(column++) = frame.X.col(particle); });
  return path;
}

RunCounts Run::counts(int step) {
  RunCounts counts;
  int* const of[] = {&counts.moving, &counts.settled, &counts.diverged, &counts.unsupported};
  for (Status status : frame(step).status) ++*of[static_cast<std::size_t>(status)];
  return counts;
}

int Run::ended_at(int particle) const {
  return impl_->head.ended[static_cast<std::size_t>(particle)];
}

bool Run::all_ended(int step) {
  const auto& status = frame(step).status;
  return std::none_of(status.begin(), status.end(), [](Status s) { return s == Status::moving; });
}

bool Run::rose(int particle, int step) {
  if (step <= 0) return false;
  const double before = frame(step - 1).energy[particle];
  const Frame& now = frame(step);
  double after = now.energy[particle];
  const std::size_t s = impl_->segment_at(step);
  if (impl_->segments[s].start == step) after = impl_->segments[s - 1].energy->value(now.X.col(particle));
  return after > before + 1e-12 * (1 + std::abs(before));
}

void Run::change(int step, std::shared_ptr<const Energy> energy, RunSettings settings) {
  assert(energy && energy->dimension() == dimension());
  step = std::max(0, step);
  advance_to(step);
  Impl& run = *impl_;
  run.forget_after(step);
  std::erase_if(run.segments, [&](const Segment& segment) { return segment.start > step; });
  run.return_to_arrival(step);
  Segment segment = make_segment(step, std::move(energy), std::move(settings));
  enter(run.head, segment, run.segments.empty() ? nullptr : &run.segments.back(), run.joined);
  run.segments.push_back(std::move(segment));
  run.recording.forget_after(step - 1);
  run.recording.keep(run.head);
}

void Run::add_particle(int step, const ConstVector& x) {
  assert(x.size() == dimension());
  step = std::max(0, step);
  advance_to(step);
  Impl& run = *impl_;
  run.forget_after(step);
  run.forget_replay();
  run.arrived = State();
  run.joined.push_back(step);
  run.newcomers.push_back({step, x});
  append(run.head, start_state(x, step, run.segments[run.segment_at(step)], {step}));
  run.recording.forget_after(step - 1);
  run.recording.keep(run.head);
}

}  // namespace memscape
