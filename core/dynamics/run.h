// A run: N particles moved step by step on an energy, every step recorded, so that time can be scrubbed both ways.
// Counted in steps, never by the clock; the same settings and seed give the same numbers on any number of threads.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/energy/energy.h"
#include "core/parameter.h"

namespace memscape {

enum class Status : unsigned char { moving, settled, diverged, unsupported };

/// The rows of a way of moving (kinds gradient, attention, flow, momentum, adam, lbfgs, langevin).
struct DynamicsKind {
  std::string_view kind, title, help, source;
  std::vector<Parameter> rows;
  bool needs_attention = false;  ///< only for energies that have an attention update
};
std::span<const DynamicsKind> dynamics_kinds();
const DynamicsKind* find_dynamics(std::string_view kind);

/// What a run needs to know besides energy and start.
struct RunSettings {
  Settings method;
  double tolerance = 1e-6;
  std::vector<bool> clamp;
  std::uint64_t seed = 1;
  bool operator==(const RunSettings&) const = default;
};

/// One recorded step.
struct Frame {
  Matrix X;                     ///< D x N
  Vector energy;                ///< N, +inf where unsupported
  std::vector<Status> status;   ///< N
};

struct RunCounts {
  int moving = 0, settled = 0, diverged = 0, unsupported = 0;
};

class Run {
 public:
  Run(std::shared_ptr<const Energy> energy, RunSettings settings, Matrix start);
  ~Run();
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;

  int particles() const;
  int dimension() const;
  /// The last step that has been computed, 0 at the start.
  int computed() const;
  /// Computes up to `step` (inclusive). Cheap when nothing moves any more.
  void advance_to(int step);
  /// The frame at `step`, computed, kept or recomputed from the key frame before it. The reference stays valid until the next call.
  const Frame& frame(int step);
  /// Position of particle i at steps from..to (inclusive, clamped to the computed ones), each `stride`, D x count.
  Matrix trail(int particle, int from, int to, int stride = 1);
  RunCounts counts(int step);
  /// Step at which particle i settled, diverged or lost support; -1 while it moves.
  int ended_at(int particle) const;
  /// True when no particle moves any more at `step`.
  bool all_ended(int step);
  /// True when the energy of particle i rose from step-1 to step.
  bool rose(int particle, int step);

  /// From `step` on, move by other settings or on another energy of the same dimension: later steps are forgotten, earlier ones stay.
  void change(int step, std::shared_ptr<const Energy> energy, RunSettings settings);
  /// A particle that joins at `step` (before it, it waits at x).
  void add_particle(int step, const ConstVector& x);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace memscape
