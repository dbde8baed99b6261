// An energy that was typed: E(x1, x2, .., a, b, ..), with differences for its gradient and its Hessian,
// ∂E/∂x ≈ (8 (E(x+h) - E(x-h)) - E(x+2h) + E(x-2h)) / 12h.
#pragma once
#include "core/model/energy.h"
#include "core/settings/settings.h"

namespace memscape {

/// Errors, for a formula that varies over lengths of 0.1 or more, with S the size of what it sums up about x:
/// of the gradient h⁴/30 times the fifth derivative and 1e-12 S from rounding (h = 2^-12); of the Hessian h⁴
/// times a sixth of the sixth derivatives and 2e-10 S (h = 2^-9). Steps grow with |x| beyond 1e6. Where a
/// step would leave the support shorter ones are taken, then one to a side; then the derivative counts as
/// zero. The energy is +inf, and its derivatives zero, where the formula gives no finite number, or one
/// beyond 1e300 in size.
class FormulaEnergy : public Energy {
 public:
  /// `settings`: text and parameters. A formula with a fault (formula_program.h) is +inf everywhere. Xi: D x
  /// K, for the functions of the memories.
  FormulaEnergy(const Settings& settings, const Matrix& Xi);
  ~FormulaEnergy() override;

  double value(const ConstVector& x) const override;
  double value_and_gradient(const ConstVector& x, VectorRef g) const override;
  Matrix hessian(const ConstVector& x) const override;
  bool grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
            const std::atomic<bool>* cancelled = nullptr) const override;

 private:
  struct Programs;  ///< one for each thread
  Matrix Xi_;
  std::unique_ptr<Programs> programs_;
};

/// "E(x) = (x1^2 - a)^2, a = 2": the text as it was typed and its numbers.
std::string typed_formula(const Settings& settings);

}  // namespace memscape
