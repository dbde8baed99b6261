// An energy that was typed: E(x1, x2, .., a, b, ..), with its gradient and its Hessian by forward
// differentiation of the formula.
#pragma once
#include "core/model/energy.h"
#include "core/settings/settings.h"

namespace memscape {

/// Derivatives are exact to rounding. At kinks they lie between those of the two sides (of abs at 0: 0), and
/// count as zero where they are infinite. The energy is +inf, and its derivatives zero, where the formula
/// gives no finite number, or one beyond 1e300 in size.
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
