// Test functions of optimisation and of chemistry, and an energy of the stored memories.
#include "core/energy/formula/formula_examples.h"

namespace memscape {
namespace {

/// K. Müller and L. Brown, Theor. Chim. Acta 53 (1979) 75: a sum of four Gaussians.
constexpr std::string_view mueller_brown =
    "-200*exp(-(x1 - 1)^2 - 10*x2^2) - 100*exp(-x1^2 - 10*(x2 - 0.5)^2) "
    "- 170*exp(-6.5*(x1 + 0.5)^2 + 11*(x1 + 0.5)*(x2 - 1.5) - 6.5*(x2 - 1.5)^2) "
    "+ a*exp(0.7*(x1 + 1)^2 + 0.6*(x1 + 1)*(x2 - 1) + 0.7*(x2 - 1)^2)";

}  // namespace

std::span<const FormulaExample> formula_examples() {
  static const std::vector<FormulaExample> examples = {
      {"Double well", "(x1^2 - a)^2 + x2^2", {{"a", 1}}, {-2, 2}, {-1.5, 1.5}, 0.02},
      {"Tilted double well",
       "(x1^2 - a)^2 + b*x1 + x2^2",
       {{"a", 1}, {"b", 0.5}},
       {-2, 2},
       {-1.5, 1.5},
       0.02},
      {"Double well in x1", "(x1^2 - a)^2 + b*x1", {{"a", 1}, {"b", 0.25}}, {-1.6, 1.6}, {-1.2, 1.2}, 0.02},
      {"Mexican hat", "(r^2 - a)^2 + b*x1", {{"a", 1}, {"b", 0}}, {-1.6, 1.6}, {-1.2, 1.2}, 0.02},
      {"Himmelblau",
       "(x1^2 + x2 - a)^2 + (x1 + x2^2 - b)^2",
       {{"a", 11}, {"b", 7}},
       {-5.5, 5.5},
       {-5, 5},
       0.005},
      {"Rastrigin",
       "x1^2 + x2^2 + a*(2 - cos(2*pi*x1) - cos(2*pi*x2))",
       {{"a", 10}},
       {-2.6, 2.6},
       {-2.2, 2.2},
       0.002},
      {"Müller-Brown", mueller_brown, {{"a", 15}}, {-1.6, 1.2}, {-0.4, 2}, 0.0005},
      {"Memories, tilted", "lse(β) + a*x1", {{"β", 8}, {"a", 0.2}}, {-1.6, 1.6}, {-1.4, 1.4}, 0.05},
  };
  return examples;
}

}  // namespace memscape
