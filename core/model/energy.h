// An associative memory: a model that has an energy, whose descent cannot rise.
#pragma once
#include <limits>
#include <memory>
#include <string>

#include "core/model/model.h"

namespace memscape {

/// What is proven about an energy, whatever the state.
struct Guarantees {
  /// No eigenvalue of the Hessian exceeds it anywhere, so that steps x - α∇E with α < 2/curvature cannot
  /// climb. 0: E is concave, and no step climbs. Infinite: none is known.
  double curvature = std::numeric_limits<double>::infinity();
  double lowest = -std::numeric_limits<double>::infinity();  ///< E is never below; -inf: none is known
  std::string lowest_text;    ///< the same as a formula, e.g. "E ≥ −(1/β) log K"
  double attention_step = 0;  ///< the α with which x - α∇E is one attention update everywhere; 0: none is
};

/// A scalar E(x). velocity = -gradient. Where a model has infinite energy the value is +inf, gradient and
/// Hessian are zero: the point is unsupported.
class Energy : public Model {
 public:
  using Model::Model;

  const Energy* energy() const final { return this; }
  /// By `batch`. Energies of parts by each energy that has some.
  void evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const override;
  void velocity(const ConstVector& x, VectorRef v) const override;
  /// -∇²E.
  Matrix jacobian(const ConstVector& x) const override { return -hessian(x); }

  /// E(x), and ∇E into g (D).
  virtual double value_and_gradient(const ConstVector& x, VectorRef g) const = 0;
  /// E(x).
  virtual double value(const ConstVector& x) const;
  /// ∇E(x), D.
  Vector gradient(const ConstVector& x) const;
  /// ∇²E(x), D x D, symmetric. By differences of the gradient unless an energy knows it better.
  virtual Matrix hessian(const ConstVector& x) const;

  /// E and, if `G` is not null, ∇E of N states at once. X: D x N, E: N, G: D x N. Independent of the number
  /// of threads.
  virtual void batch(const ConstMatrix& X, Vector& E, Matrix* G) const;

  /// The energy, and with `want_gradient` its two derivatives along the plane's axes, on the nodes of a grid
  /// on a plane. Float, error at most 5e-6 (1 + |E|) against `value`. Returns false, leaving `field`
  /// unfinished, when `cancelled` became true.
  bool grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
            const std::atomic<bool>* cancelled = nullptr) const override;

  virtual Guarantees guarantees() const;
  /// False where only the slope is known: values are 0 then, and nothing should show them.
  virtual bool has_value() const { return true; }
};

/// A model's energy, which keeps the model alive; null for models without one.
std::shared_ptr<const Energy> energy_of(const std::shared_ptr<const Model>& model);

}  // namespace memscape
