// All particles at one step with what their method remembers: enough to go on from there, bit for bit.
#pragma once
#include <memory>
#include <vector>

#include "core/dynamics/methods/method.h"

namespace memscape {

/// A stretch of a run, from step `start` to the next stretch, with its model and its settings.
struct Segment {
  int start = 0;
  std::shared_ptr<const Model> model;
  RunSettings settings;
  std::vector<int> clamped = {};  ///< coordinates that stay, from `settings.clamp`
};
Segment make_segment(int start, std::shared_ptr<const Model> model, RunSettings settings);

struct State {
  int step = 0;
  int first = 0;  ///< number in the run of the first particle: 0 but for a part of a state
  Frame frame;
  Matrix V;       ///< D x N, dx/dt with zeros at clamped coordinates
  Matrix memory;  ///< M x N, of the method
  std::vector<int>
      ended;  ///< N, the step at which a particle settled, diverged or lost support; -1 while it moves

  int particles() const { return static_cast<int>(frame.X.cols()); }
  std::size_t bytes() const;
};
std::size_t bytes_of(const Frame& frame);

/// True when a particle moves at `step`; particle i of the run joins at step `joined[i]`.
bool any_moves(const State& state, const std::vector<int>& joined);

/// Enters a segment: energy, velocity and status of every particle by its terms, memory kept where it stays
/// meaningful. `previous` is the segment left, or null at the start of a run.
void enter(State& state, const Segment& segment, const Segment* previous, const std::vector<int>& joined);

/// One step of all that move. Threads share fixed blocks of particles: the numbers do not depend on their
/// number.
void advance(State& state, const Segment& segment, const std::vector<int>& joined);

/// N particles where they are put, at `step` of the segment.
State start_state(const ConstMatrix& X, int step, const Segment& segment, const std::vector<int>& joined);

/// Particles first .. first + count - 1 of a whole state.
State part_of(const State& whole, int first, int count);
/// A copy, made by all threads.
Frame copy_of(const Frame& frame);

/// Appends the particles of `more`, which is at the same step.
void append(Frame& frame, const Frame& more);
void append(State& state, const State& more);

}  // namespace memscape
