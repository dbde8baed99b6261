// A model moves the states of a space, dx/dt = v(x); an associative memory is one that has an energy
// (energy.h). x is a state in R^D, batches are D x N. What else a model can do are capabilities, which may be
// absent.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "core/base/vectors.h"
#include "core/model/capabilities.h"
#include "core/model/space.h"
#include "core/plane/grid.h"

namespace memscape {

/// What of a batch is asked for.
struct Wants {
  bool energy = false, gradient = false, velocity = false;
  bool parts = false;  ///< the energies of the parts
};

/// What was found of N states; what was not asked for, or does not exist, is as it was.
struct Evaluation {
  Vector energy;    ///< N, +inf where unsupported
  Matrix gradient;  ///< D x N, ∇E
  Matrix velocity;  ///< D x N, dx/dt
  Matrix parts;     ///< one row for each of Model::parts(), N columns; rows sum to the energy
};

/// All functions are const and may be called from many threads. Nothing returns NaN for finite x. A state is
/// unsupported where nothing acts: its energy is +inf and its velocity 0; of a model without an energy its
/// velocity is +inf.
class Model {
 public:
  explicit Model(Space space) : space_(std::move(space)), dimension_(space_.dimension()) {}
  virtual ~Model() = default;

  const Space& space() const { return space_; }
  /// D.
  int dimension() const { return dimension_; }

  /// X: D x N. Energy, gradient and parts of models that have them. Independent of the number of threads, and
  /// of what else is asked for.
  virtual void evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const = 0;
  /// dx/dt at one state x (D), into v (D).
  virtual void velocity(const ConstVector& x, VectorRef v) const;
  /// ∂v/∂x at x, D x D: by differences of fourth order along each coordinate unless a model knows it better;
  /// zero where a difference would leave the support.
  virtual Matrix jacobian(const ConstVector& x) const;
  /// On the nodes of a grid on a plane, in float: the energy (zeros, which nothing should show, where there
  /// is none), and with `want_slope` minus the velocity along the plane's axes. False, leaving `field`
  /// unfinished, when `cancelled` became true.
  virtual bool grid(const Plane& plane, const Grid& grid, bool want_slope, Field& field,
                    const std::atomic<bool>* cancelled = nullptr) const;

  /// The parts that the energy is a sum of, e.g. "memories" and "confinement"; none where it is one piece.
  virtual std::vector<std::string> parts() const { return {}; }

  /// This model as one that has an energy; null for others.
  virtual const Energy* energy() const { return nullptr; }
  /// Null for models without an attention update.
  virtual const Attention* attention() const { return nullptr; }
  /// Null for models in which no memory pulls.
  virtual const MemoryWeights* memory_weights() const { return nullptr; }
  /// Null for models without a time.
  virtual const Timed* timed() const { return nullptr; }
  /// This model as a dense associative memory, for methods that use that form; null for others.
  virtual const DenseMemory* dense() const { return nullptr; }
  /// This model as a score that was learned, with what is known of its energy; null for others.
  virtual const LearnedEnergy* learned() const { return nullptr; }

 private:
  Space space_;
  int dimension_;
};

/// False for models without an energy, and for a score whose energy has not been computed.
bool has_value(const Model& model);

/// ∂v/∂x by central differences of fourth order of `velocity`, D x D; see Model::jacobian.
Matrix differences_of_velocity(const Model& model, const ConstVector& x);

}  // namespace memscape
