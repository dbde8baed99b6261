// A typed formula made ready to be computed by muparser, for one thread.
#pragma once
#include <memory>
#include <string_view>

#include "core/energy/formula/formula_text.h"
#include "core/model/energy.h"

namespace memscape {

/// What is wrong with the formula, if anything: characters, names, brackets and grammar. `dimension`: D of
/// the states, or 0 where it is not known yet.
std::optional<FormulaFault> formula_fault(std::string_view text, int dimension = 0);

/// Not for use by several threads at once: each has its own.
class FormulaProgram {
 public:
  /// `settings`: the text, and a value for each of its rows. Xi: D x K memories, which must outlive the
  /// program. A formula with a fault is +inf everywhere.
  FormulaProgram(const Settings& settings, const Matrix& Xi);
  ~FormulaProgram();
  FormulaProgram(const FormulaProgram&) = delete;
  FormulaProgram& operator=(const FormulaProgram&) = delete;

  /// The state x (D) that `value` is of.
  double* state();
  /// E(x); +inf where the formula gives no number, an infinite one, or one beyond 1e300 in size.
  double value();
  /// First derivatives along the columns of `along` (D x n) at the state, into g (n), and second ones (n x n)
  /// unless H is null: exact to rounding. At kinks they are between those of the sides; zero where they are
  /// infinite. Means nothing where the value is +inf.
  void slopes(const ConstMatrix& along, VectorRef g, Matrix* H);

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace memscape
