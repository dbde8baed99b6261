// A way of moving: how a block of particles takes one step. Integrators see only blocks; who settles, what is
// recorded and how threads share the work is decided in one place (state.cpp).
#pragma once
#include <span>
#include <vector>

#include "core/dynamics/runs/run.h"

namespace memscape {

/// A coordinate beyond this size means that the particle has diverged.
inline constexpr double diverged_beyond = 1e8;

/// n moving particles, gathered side by side.
struct Block {
  Matrix X;                ///< D x n
  Vector E;                ///< n; empty for a model without an energy
  Matrix V;                ///< D x n, dx/dt with zeros at clamped coordinates: -∇E where there is an energy
  Matrix memory;           ///< M x n, what the method remembers of each particle
  std::vector<int> index;  ///< n, the particles' places in the state
  int size() const { return static_cast<int>(index.size()); }
  int dimension() const { return static_cast<int>(X.rows()); }
};

/// What a step may depend on besides its block.
struct StepContext {
  const Model& model;  ///< at the time of the step that is being left
  const RunSettings& settings;
  const std::vector<int>& clamped;  ///< coordinates that stay
  int step;                         ///< the step that is being left
  int first;                        ///< number in the run of the particle with index 0
  const Model& given;               ///< what the run was given: `model` but for processes with a time
  double time = 0, next_time = 0;   ///< of a process: of the step that is left and of the next one
  double length = 0;                ///< of the step in time; see TimeGrid
  double row(std::string_view id) const { return settings.method.get(id); }
  /// Zeros at the clamped coordinates of D numbers.
  void mask(double* v) const {
    for (int c : clamped) v[c] = 0;
  }
  /// dx/dt at x into v (D), masked. Returns the energy; without one 0, or +inf where x is unsupported.
  double velocity(const ConstVector& x, VectorRef v) const { return velocity_of(model, x, v); }
  /// The same by another model of the space.
  double velocity_of(const Model& other, const ConstVector& x, VectorRef v) const;
};

struct Method {
  DynamicsKind kind;
  /// Takes X one step on, and `memory` with it. Sets E and V at the new X too when `evaluates`.
  void (*step)(const StepContext& context, Block& block);
  bool evaluates = false;
  /// M, the numbers per particle that the method remembers; they start at zero. Null: none.
  int (*memory_rows)(const Settings& method, int dimension) = nullptr;
  bool keeps_memory = true;  ///< what is remembered stays meaningful when energy or settings change
  /// Whether a particle whose speed is below `tolerance` is at rest indeed. Null: always.
  bool (*at_rest)(const StepContext& context, const Block& block, int column) = nullptr;
  /// For processes with a time: whether a step follows one slope over its whole length. Null: no.
  bool (*takes_euler_steps)(const Settings& method) = nullptr;
};

std::span<const Method> methods();
/// The method of this kind. Asserts that it is known.
const Method& method_of(std::string_view kind);

}  // namespace memscape
