// One step of N particles: blocks of movers are gathered, moved by the method, evaluated together and put
// back.
#include "core/dynamics/runs/state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

#include "core/base/parallel.h"
#include "core/dynamics/methods/time_grid.h"

namespace memscape {
namespace {

/// Particles per block: a block's numbers stay in the processor's cache, and depend on nothing but D.
int block_size(int dimension) {
  return std::max(64, 2048 / dimension);
}

void for_blocks(int particles, int dimension, const auto& work) {
  const int size = block_size(dimension), blocks = (particles + size - 1) / size;
  parallel_ranges(0, blocks, 1, [&](int begin, int end) {
    for (int b = begin; b < end; ++b) work(b * size, std::min(particles, (b + 1) * size));
  });
}

/// The model that holds at a step, and the step's place in time.
struct Moment {
  std::shared_ptr<const Model> model;
  double time = 0, next_time = 0, length = 0;
  bool over = false;  ///< the process has ended before
};

Moment moment_of(const Segment& segment, int step) {
  if (!method_of(segment.settings.method.kind).kind.needs_time) return {segment.model};
  const TimeGrid grid = time_grid(segment.settings);
  Moment moment{nullptr, grid.at(step), grid.at(step + 1), grid.length(step), step >= grid.steps};
  const Timed* timed = segment.model->timed();
  moment.model = timed ? timed->at_time(moment.time) : segment.model;
  return moment;
}

StepContext context_of(const Segment& segment, const Moment& moment, const State& state) {
  return {*moment.model,  segment.settings, segment.clamped,  state.step,   state.first,
          *segment.model, moment.time,      moment.next_time, moment.length};
}

bool in_bounds(const double* x, int dimension) {
  return std::all_of(x, x + dimension,
                     [](double c) { return std::isfinite(c) && std::abs(c) <= diverged_beyond; });
}

Block gather(const State& state, std::vector<int> index) {
  const Eigen::Index D = state.frame.X.rows(), n = static_cast<Eigen::Index>(index.size()),
                     M = state.memory.rows();
  const bool valued = state.frame.energy.size() > 0;
  Block block{Matrix(D, n), Vector(valued ? n : 0), Matrix(D, n), Matrix(M, n), std::move(index)};
  for (Eigen::Index j = 0; j < n; ++j) {
    const int i = block.index[static_cast<std::size_t>(j)];
    std::copy_n(state.frame.X.data() + i * D, D, block.X.data() + j * D);
    std::copy_n(state.V.data() + i * D, D, block.V.data() + j * D);
    std::copy_n(state.memory.data() + i * M, M, block.memory.data() + j * M);
    if (valued) block.E[j] = state.frame.energy[i];
  }
  return block;
}

void scatter(const Block& block, int column, State& state) {
  const Eigen::Index D = state.frame.X.rows(), M = state.memory.rows(), j = column;
  const int i = block.index[static_cast<std::size_t>(column)];
  std::copy_n(block.X.data() + j * D, D, state.frame.X.data() + i * D);
  std::copy_n(block.V.data() + j * D, D, state.V.data() + i * D);
  std::copy_n(block.memory.data() + j * M, M, state.memory.data() + i * M);
  if (block.E.size() > 0) state.frame.energy[i] = block.E[column];
}

void evaluate(const StepContext& context, Block& block) {
  const bool valued = context.model.energy() != nullptr;
  Evaluation found;
  context.model.evaluate(block.X, {.energy = valued, .velocity = true}, found);
  block.V = std::move(found.velocity);
  if (valued) block.E = std::move(found.energy);
  for (int c : context.clamped) block.V.row(c).setZero();
}

Status status_of(const StepContext& context, const Method& method, const Block& block, int column) {
  const double *v = block.V.data() + column * block.V.rows(),
               E = block.E.size() > 0 ? block.E[column] : *std::max_element(v, v + block.V.rows());
  if (E == std::numeric_limits<double>::infinity()) return Status::unsupported;
  if (!std::isfinite(E)) return Status::diverged;
  double square = 0;
  for (Eigen::Index d = 0; d < block.V.rows(); ++d) square += v[d] * v[d];
  const bool flat = std::sqrt(square) < context.settings.tolerance;
  return flat && (!method.at_rest || method.at_rest(context, block, column)) ? Status::settled
                                                                             : Status::moving;
}

/// Moves a block and puts back what stays in bounds: who diverges keeps its last state. `arrived`: where the
/// step leads to.
void advance_block(const StepContext& context, const StepContext& arrived, const Method& method, Block& block,
                   State& state) {
  const int D = block.dimension();
  method.step(context, block);
  std::vector<bool> lost(block.index.size());
  for (int j = 0; j < block.size(); ++j) {
    lost[j] = !in_bounds(block.X.data() + std::ptrdiff_t{j} * D, D);
    if (lost[j]) block.X.col(j) = state.frame.X.col(block.index[j]);
  }
  if (!method.evaluates) evaluate(arrived, block);
  for (int j = 0; j < block.size(); ++j) {
    const int i = block.index[j];
    const Status status = lost[j] ? Status::diverged : status_of(arrived, method, block, j);
    if (status != Status::diverged) scatter(block, j, state);
    state.frame.status[i] = status;
    if (status != Status::moving) state.ended[i] = context.step + 1;
  }
}

/// True for a particle that waits to join, or joins just now.
bool is_new(int joined, int step) {
  return joined > 0 && joined >= step;
}

/// Energy, velocity and status of particles where they stand.
void evaluate_in_place(const StepContext& context, const Method& method, State& state, std::vector<int> index,
                       const std::vector<int>& joined) {
  std::erase_if(index, [&](int i) {
    if (in_bounds(state.frame.X.col(i).data(), static_cast<int>(state.frame.X.rows()))) return false;
    state.frame.status[i] = Status::diverged;
    state.ended[i] = std::max(context.step, joined[state.first + i]);
    return true;
  });
  if (index.empty()) return;
  Block block = gather(state, std::move(index));
  evaluate(context, block);
  for (int j = 0; j < block.size(); ++j) {
    const int i = block.index[j];
    const Status status = status_of(context, method, block, j);
    const bool ended_before = state.ended[i] >= 0 && state.frame.status[i] == status;
    scatter(block, j, state);
    if (!ended_before)
      state.ended[i] = status == Status::moving ? -1 : std::max(context.step, joined[state.first + i]);
    state.frame.status[i] = status;
  }
}

}  // namespace

Segment make_segment(int start, std::shared_ptr<const Model> model, RunSettings settings) {
  Segment segment{start, std::move(model), std::move(settings)};
  const auto dimension = static_cast<std::size_t>(segment.model->dimension());
  for (std::size_t d = 0; d < std::min(dimension, segment.settings.clamp.size()); ++d) {
    if (segment.settings.clamp[d]) segment.clamped.push_back(static_cast<int>(d));
  }
  return segment;
}

std::size_t bytes_of(const Frame& frame) {
  return sizeof(double) * static_cast<std::size_t>(frame.X.size() + frame.energy.size()) +
         frame.status.size();
}

std::size_t State::bytes() const {
  return bytes_of(frame) + sizeof(double) * static_cast<std::size_t>(V.size() + memory.size()) +
         sizeof(int) * ended.size();
}

bool any_moves(const State& state, const std::vector<int>& joined) {
  for (int i = 0; i < state.particles(); ++i) {
    if (state.frame.status[i] == Status::moving && joined[state.first + i] <= state.step) return true;
  }
  return false;
}

void enter(State& state, const Segment& segment, const Segment* previous, const std::vector<int>& joined) {
  const Method& method = method_of(segment.settings.method.kind);
  const int D = segment.model->dimension(), N = state.particles();
  const int rows = method.memory_rows ? method.memory_rows(segment.settings.method, D) : 0;
  const bool keeps =
      previous && method.keeps_memory && previous->settings.method.kind == segment.settings.method.kind;
  if (!keeps) state.memory.setZero(rows, N);
  if (!segment.model->energy())
    state.frame.energy.resize(0);
  else if (state.frame.energy.size() == 0)
    state.frame.energy = Vector::Constant(N, std::numeric_limits<double>::infinity());
  const Moment moment = moment_of(segment, state.step);
  const StepContext context = context_of(segment, moment, state);
  for_blocks(N, D, [&](int first, int last) {
    std::vector<int> present;
    for (int i = first; i < last; ++i) {
      // One by one, as when they were added: then a recomputed run rounds as the first one did.
      if (is_new(joined[state.first + i], state.step))
        evaluate_in_place(context, method, state, {i}, joined);
      else
        present.push_back(i);
    }
    evaluate_in_place(context, method, state, std::move(present), joined);
  });
}

void advance(State& state, const Segment& segment, const std::vector<int>& joined) {
  const Method& method = method_of(segment.settings.method.kind);
  const Moment moment = moment_of(segment, state.step);
  if (moment.over) return void(++state.step);
  const Moment next = method.kind.needs_time ? moment_of(segment, state.step + 1) : moment;
  const StepContext context = context_of(segment, moment, state), arrived = context_of(segment, next, state);
  for_blocks(state.particles(), segment.model->dimension(), [&](int first, int last) {
    std::vector<int> index;
    index.reserve(static_cast<std::size_t>(last - first));
    for (int i = first; i < last; ++i) {
      if (state.frame.status[i] == Status::moving && joined[state.first + i] <= state.step)
        index.push_back(i);
    }
    if (index.empty()) return;
    Block block = gather(state, std::move(index));
    advance_block(context, arrived, method, block, state);
  });
  ++state.step;
}

State start_state(const ConstMatrix& X, int step, const Segment& segment, const std::vector<int>& joined) {
  State state;
  const auto N = static_cast<std::size_t>(X.cols());
  state.step = step;
  state.frame = {X, {}, std::vector<Status>(N, Status::moving)};
  state.V = Matrix::Zero(X.rows(), X.cols());
  state.ended.assign(N, -1);
  enter(state, segment, nullptr, joined);
  return state;
}

State part_of(const State& whole, int first, int count) {
  auto slice = [&](const auto& all) {
    return std::remove_cvref_t<decltype(all)>(all.begin() + first, all.begin() + first + count);
  };
  return {whole.step,
          first,
          {whole.frame.X.middleCols(first, count),
           whole.frame.energy.size() > 0 ? Vector(whole.frame.energy.segment(first, count)) : Vector(),
           slice(whole.frame.status)},
          whole.V.middleCols(first, count),
          whole.memory.middleCols(first, count),
          slice(whole.ended)};
}

Frame copy_of(const Frame& frame) {
  const Eigen::Index D = frame.X.rows(), N = frame.X.cols();
  Frame copy{Matrix(D, N), frame.energy, frame.status};
  for_blocks(static_cast<int>(N), static_cast<int>(D), [&](int first, int last) {
    copy.X.middleCols(first, last - first) = frame.X.middleCols(first, last - first);
  });
  return copy;
}

void append(Frame& frame, const Frame& more) {
  const Eigen::Index N = frame.X.cols(), n = more.X.cols();
  frame.X.conservativeResize(Eigen::NoChange, N + n);
  frame.X.rightCols(n) = more.X;
  frame.energy.conservativeResize(frame.energy.size() + more.energy.size());
  frame.energy.tail(more.energy.size()) = more.energy;
  frame.status.insert(frame.status.end(), more.status.begin(), more.status.end());
}

void append(State& state, const State& more) {
  const Eigen::Index N = state.particles(), n = more.particles();
  append(state.frame, more.frame);
  state.V.conservativeResize(Eigen::NoChange, N + n);
  state.V.rightCols(n) = more.V;
  state.memory.conservativeResize(Eigen::NoChange, N + n);
  state.memory.rightCols(n) = more.memory;
  state.ended.insert(state.ended.end(), more.ended.begin(), more.ended.end());
}

}  // namespace memscape
