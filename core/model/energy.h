// A model is a vector field; an associative memory is one that has an energy. x is a state in R^D, batches
// are D x N.
#pragma once
#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>

#include "core/base/vectors.h"
#include "core/plane/grid.h"

namespace memscape {

/// dx/dt = velocity(x, t): all that a diffusion model needs to have (a score).
class VectorField {
 public:
  virtual ~VectorField() = default;
  /// D.
  virtual int dimension() const = 0;
  /// dx/dt at x (D) and time t, into v (D).
  virtual void velocity(const ConstVector& x, double t, VectorRef v) const = 0;
};

/// What is proven about an energy, whatever the state.
struct Guarantees {
  /// No eigenvalue of the Hessian exceeds it anywhere, so that steps x - α∇E with α < 2/curvature cannot
  /// climb. 0: E is concave, and no step climbs. Infinite: none is known.
  double curvature = std::numeric_limits<double>::infinity();
  double lowest = -std::numeric_limits<double>::infinity();  ///< E is never below; -inf: none is known
  std::string lowest_text;    ///< the same as a formula, e.g. "E ≥ −(1/β) log K"
  double attention_step = 0;  ///< the α with which x - α∇E is one attention update everywhere; 0: none is
};

class DenseMemory;

/// A scalar E(x) whose descent cannot rise. velocity = -gradient unless the model says otherwise.
/// Where a model has infinite energy the value is +inf, gradient and Hessian are zero: the point is
/// unsupported. Nothing returns NaN for finite x. All functions are const and may be called from many
/// threads.
class Energy : public VectorField {
 public:
  void velocity(const ConstVector& x, double t, VectorRef v) const override;

  /// E(x), and ∇E into g (D).
  virtual double value_and_gradient(const ConstVector& x, VectorRef g) const = 0;
  /// E(x).
  virtual double value(const ConstVector& x) const;
  /// ∇E(x), D.
  Vector gradient(const ConstVector& x) const;
  /// ∇²E(x), D x D, symmetric.
  virtual Matrix hessian(const ConstVector& x) const = 0;

  /// E and, if `G` is not null, ∇E of N states at once. X: D x N, E: N, G: D x N. Independent of the number
  /// of threads.
  virtual void batch(const ConstMatrix& X, Vector& E, Matrix* G) const;

  /// The energy, and with `want_gradient` its two derivatives along the plane's axes, on the nodes of a grid
  /// on a plane. Float, error at most 5e-6 (1 + |E|) against `value`. Returns false, leaving `field`
  /// unfinished, when `cancelled` became true.
  virtual bool grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
                    const std::atomic<bool>* cancelled = nullptr) const;

  /// How much each memory pulls at x: w (K), w >= 0, sum 1 where supported (softmax for LSE, the active set
  /// for LSR). Empty when the model has no memories.
  virtual Vector weights(const ConstVector& x) const;
  /// The attention update (one step of mean shift): x' = Σ w_μ ξ^μ. False when the model has none, or x is
  /// unsupported.
  virtual bool attention(const ConstVector& x, VectorRef next) const;

  virtual Guarantees guarantees() const;
  /// This model as a dense associative memory, for methods that use that form; null for others.
  virtual const DenseMemory* dense() const { return nullptr; }

  /// Energies of diffusion models have a time t > 0, the time for which the forward process dx = σ dw has
  /// blurred the data: the member of the family at t, with p_t ∝ exp(-E / (2σ²t)), so that the score is
  /// ∇ log p_t = -∇E / (2σ²t). Null for energies without time. Source: tutorial eqs. 4.6, 4.7, 4.14.
  virtual std::shared_ptr<const Energy> at_time(double t) const;
  /// σ of that process.
  virtual double noise_rate() const { return 1; }
};

}  // namespace memscape
