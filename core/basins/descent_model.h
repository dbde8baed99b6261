// The tables of the descent kernel for an energy, where it has one: exponentials and active sets of distances
// with any scale, and the log-sum-exp of dot products.
#pragma once
#include <optional>
#include <vector>

#include "core/basins/descents.h"

namespace memscape {

/// A DescentModel with the arrays that it points to. States are kept relative to `centre`.
struct FloatDescent {
  DescentModel model;
  Vector centre;  ///< D
  std::vector<float> table, balls;
};

/// Nothing when the energy or the rule has no kernel.
std::optional<FloatDescent> float_descent(const Energy& energy, const DescentRule& rule, int limit,
                                          const std::vector<Ball>& balls);

}  // namespace memscape
