// A run: N particles moved step by step by a model, every step recorded, so that time can be scrubbed both
// ways. Counted in steps, never by the clock; the same settings and seed give the same numbers on any number
// of threads.
#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/energy.h"
#include "core/settings/settings.h"

namespace memscape {

/// settled: the speed ‖dx/dt‖ of the free coordinates (‖∇E‖ where there is an energy) is below the tolerance.
/// unsupported: the energy is infinite, no force acts. diverged: a coordinate would have left [-1e8, 1e8];
/// the particle stays at its last position within.
enum class Status : unsigned char { moving, settled, diverged, unsupported };

/// Whether a way of moving can raise the energy: never; not while its step size is within the stable range
/// (plain gradient descent); possibly, by its momentum; by its noise, all the time; because the energy itself
/// changes from step to step.
enum class Climbing { never, beyond_limit, possible, by_noise, by_time };

/// What one step does where it depends on nothing but where the particle is, so that millions of states can
/// be stepped alike (basins, predictions): `step` along the velocity, or the attention update. Basins follow
/// all other methods as the flow along the velocity.
enum class StepRule { other, along_velocity, attention };

/// The rows of a way of moving (kinds gradient, attention, flow, momentum, adam, lbfgs, langevin, and the
/// diffusion processes forward_sde, reverse_sde, probability_flow, annealed_langevin).
struct DynamicsKind {
  std::string_view kind, title, help, source;
  std::vector<Row> rows;
  bool needs_attention = false;  ///< only for models that have an attention update
  Climbing climbing = Climbing::possible;
  /// A diffusion process on a grid of times (time_grid.h): only for energies that have a time. The frame at a
  /// step has the energies of its time. On an energy without time it moves as if that were the same always.
  bool needs_time = false;
  bool needs_energy = false;  ///< only for models that have an energy: it compares energies on its way
  StepRule rule = StepRule::other;
  bool runs_forward = false;  ///< of processes without the row `forward`: from data to noise
  bool has_noise() const { return climbing == Climbing::by_noise; }
};
std::span<const DynamicsKind> dynamics_kinds();
const DynamicsKind* find_dynamics(std::string_view kind);

/// What a run needs to know besides model and start.
struct RunSettings {
  Settings method;
  double tolerance = 1e-6;
  std::vector<bool> clamp;  ///< coordinates that stay; shorter than D means the rest is free
  std::uint64_t seed = 1;
  int steps = 1000;  ///< of the run: where the grid of a diffusion process ends, and the process with it
  bool operator==(const RunSettings&) const = default;
};

/// One recorded step.
struct Frame {
  Matrix X;                    ///< D x N
  Vector energy;               ///< N, +inf where unsupported; empty for a model without an energy
  std::vector<Status> status;  ///< N

  /// Of particle i; +inf where the model has none.
  double energy_of(int i) const {
    return energy.size() > 0 ? energy[i] : std::numeric_limits<double>::infinity();
  }
};

struct RunCounts {
  int moving = 0, settled = 0, diverged = 0, unsupported = 0;
};

/// Steps of single particles: how many were taken, on how many the energy rose (Run::rose) and by how much at
/// most. Rises by noise are counted apart, those of a diffusion process not at all.
struct RiseCounts {
  long long steps = 0, rose = 0, by_noise = 0;
  double worst = 0;  ///< infinite where a particle left the support
  bool operator==(const RiseCounts&) const = default;
};

/// Pieces of trails on which the energy rose, but for noise. Piece k goes from step from + k stride to the
/// next.
struct RisingPieces {
  std::vector<std::vector<std::uint64_t>> bits;  ///< of particles, in each piece; absent ones did not rise
  bool any() const { return !bits.empty(); }
  bool rose(int particle, int piece) const {
    const auto k = static_cast<std::size_t>(piece), word = static_cast<std::size_t>(particle) / 64;
    return k < bits.size() && word < bits[k].size() && (bits[k][word] >> (particle % 64) & 1) != 0;
  }
};

/// Not for several threads at once: even looking at a frame may compute. Steps are shared out over all
/// threads inside.
class RunAhead;
struct StepsAhead;

class Run {
 public:
  /// Bytes that recorded steps may take; beyond them key frames are kept and the steps between computed again
  /// when asked for.
  static constexpr std::size_t default_budget = std::size_t{256} << 20;

  /// start: D x N. Evaluates the model there; computes no step.
  Run(std::shared_ptr<const Model> model, RunSettings settings, Matrix start,
      std::size_t budget = default_budget);
  ~Run();
  /// The same recorded steps; both go on by themselves.
  Run(const Run& other);
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;

  int particles() const;
  int dimension() const;
  /// The model and the settings that hold from the last change on.
  const Model& model() const;
  const RunSettings& settings() const;
  /// The last step that has been computed, 0 at the start.
  int computed() const;
  /// Steps between kept frames: 1 while every step is kept.
  int stride() const;
  /// Computes up to `step` (inclusive). Cheap when nothing moves any more.
  void advance_to(int step);
  /// What computes the steps after the last computed one apart from the run: see ahead.h.
  RunAhead ahead() const;
  /// Takes steps that were computed ahead, those that it has not got. False where it has changed since.
  bool take(StepsAhead steps);
  /// Counts changes: equal numbers mean the same steps to come.
  int version() const;
  /// The frame at `step`, computed, kept or recomputed from the key frame before it. The reference stays
  /// valid until the next call.
  const Frame& frame(int step);
  /// Calls `look` at steps from, from + stride .. to (clamped to the computed ones). Each is computed at most
  /// once: the way to draw the trails of many particles.
  void visit(int from, int to, int stride, const std::function<void(int step, const Frame&)>& look);
  /// Position of particle i at steps from..to (inclusive, clamped to the computed ones), each `stride`, D x
  /// count.
  Matrix trail(int particle, int from, int to, int stride = 1);
  RunCounts counts(int step);
  /// Step at which particle i settled, diverged or lost support; -1 while it moves at the last computed step.
  int ended_at(int particle) const;
  /// True when no particle moves any more at `step`.
  bool all_ended(int step);
  /// True when the energy of particle i rose from step-1 to step by more than rounding, 1e-12 (1 + |E|). Both
  /// by the energy that moved it there: a change of energy is no rise. Never in a diffusion process, whose
  /// energy changes all the time.
  bool rose(int particle, int step);
  /// Rises of all particles at steps from + 1 .. to. Kept while the run goes on: asking costs next to
  /// nothing.
  RiseCounts rises(int from, int to);
  /// The step of the last change at or before `step`; 0 when there was none.
  int changed_at(int step) const;
  RisingPieces rising_pieces(int from, int to, int stride = 1);

  /// From `step` on, move by other settings or by another model of the same space: later steps are
  /// forgotten, earlier ones stay. Particles that had ended are looked at anew: who settled, diverged or lost
  /// support may move again.
  void change(int step, std::shared_ptr<const Model> model, RunSettings settings);
  /// A particle that joins at `step` (before it, it waits at x). Later steps are forgotten and give the same
  /// numbers when computed again; changes made after `step` stay.
  void add_particle(int step, const ConstVector& x);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace memscape
