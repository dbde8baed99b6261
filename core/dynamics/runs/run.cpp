// What the rest of the program sees of a run: its frames, and questions about them.
#include "core/dynamics/runs/run.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/dynamics/runs/ahead.h"
#include "core/dynamics/runs/history.h"
#include "core/dynamics/runs/trails.h"

namespace memscape {

struct Run::Impl {
  History history;
  Trails trails;
};

Run::Run(std::shared_ptr<const Model> model, RunSettings settings, Matrix start, std::size_t budget)
    : impl_(new Impl{History(std::move(model), std::move(settings), start, budget), {}}) {}
Run::~Run() = default;
Run::Run(const Run& other) : impl_(new Impl(*other.impl_)) {}
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;

int Run::particles() const {
  return impl_->history.particles();
}
int Run::dimension() const {
  return impl_->history.dimension();
}
const Model& Run::model() const {
  return *impl_->history.last_segment().model;
}
const RunSettings& Run::settings() const {
  return impl_->history.last_segment().settings;
}
int Run::computed() const {
  return impl_->history.head().step;
}
int Run::stride() const {
  return impl_->history.stride();
}
void Run::advance_to(int step) {
  impl_->history.advance_to(step);
}

RunAhead Run::ahead() const {
  return RunAhead(impl_->history.ahead());
}

bool Run::take(StepsAhead ahead) {
  History& history = impl_->history;
  if (ahead.version != history.version()) return false;
  for (auto& [state, taken] : ahead.steps)
    if (taken.from == history.head().step) history.take(std::move(state), taken);
  return true;
}

int Run::version() const {
  return impl_->history.version();
}

const Frame& Run::frame(int step) {
  advance_to(step);
  return impl_->history.frame(std::max(0, step));
}

void Run::visit(int from, int to, int stride, const std::function<void(int, const Frame&)>& look) {
  assert(stride > 0);
  for (int step = std::max(0, from); step <= std::min(to, computed()); step += stride)
    look(step, frame(step));
}

Matrix Run::trail(int particle, int from, int to, int stride) {
  assert(stride > 0 && particle >= 0 && particle < particles());
  from = std::max(0, from), to = std::min(to, computed());
  if (from > to) return Matrix(dimension(), 0);
  return impl_->trails.trail(impl_->history, particle, from, to, stride);
}

RunCounts Run::counts(int step) {
  RunCounts counts;
  int* const of[] = {&counts.moving, &counts.settled, &counts.diverged, &counts.unsupported};
  for (Status status : frame(step).status) ++*of[static_cast<std::size_t>(status)];
  return counts;
}

int Run::ended_at(int particle) const {
  return impl_->history.head().ended[static_cast<std::size_t>(particle)];
}

bool Run::all_ended(int step) {
  const auto& status = frame(step).status;
  return std::none_of(status.begin(), status.end(), [](Status s) { return s == Status::moving; });
}

bool Run::rose(int particle, int step) {
  if (step <= 0 || find_dynamics(settings().method.kind)->needs_time) return false;
  if (frame(step - 1).energy.size() == 0) return false;
  const double before = frame(step - 1).energy[particle];
  const Frame& now = frame(step);
  if (auto [next, previous] = impl_->history.change_at(step); next)
    return is_rise(before, previous->model->energy()->value(now.X.col(particle)),
                   energy_rounding(*previous->model));
  return is_rise(before, now.energy[particle], energy_rounding(model()));
}

RiseCounts Run::rises(int from, int to) {
  advance_to(to);
  return impl_->history.rises().between(from, to);
}

int Run::changed_at(int step) const {
  return impl_->history.changed_at(step);
}

RisingPieces Run::rising_pieces(int from, int to, int stride) {
  assert(stride > 0);
  return impl_->history.rises().pieces(std::max(0, from), std::min(to, computed()), stride);
}

void Run::change(int step, std::shared_ptr<const Model> model, RunSettings settings) {
  impl_->trails.forget();
  impl_->history.change(std::max(0, step), std::move(model), std::move(settings));
}

void Run::add_particle(int step, const ConstVector& x) {
  impl_->trails.forget();
  impl_->history.add(std::max(0, step), x);
}

}  // namespace memscape
