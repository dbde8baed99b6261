// Formulas to begin with, each with numbers for its parameters, the part of the plane that shows it, and a
// step size that suits its curvature there.
#pragma once
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace memscape {

struct FormulaExample {
  std::string_view title, text;
  std::vector<std::pair<std::string_view, double>> parameters;
  double x[2], y[2];  ///< the view
  double step;        ///< of gradient descent
};

std::span<const FormulaExample> formula_examples();

}  // namespace memscape
