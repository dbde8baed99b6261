// A score network as a value: its sizes and its numbers.
#pragma once
#include <vector>

#include "core/learning/network/network_shape.h"

namespace memscape {

struct ScoreWeights {
  NetworkShape shape;
  bool explicit_energy = false;    ///< E = ½‖n‖² (energy_pass.h) in place of s = n / (σ √t)
  double sigma = 1;                ///< σ of the process that it was trained for
  double t_min = 1e-5, t_max = 1;  ///< times that it was trained for
  std::vector<float> frequencies;  ///< one for each of shape.frequencies
  std::vector<float> weights;      ///< as in NetworkLayout
  bool operator==(const ScoreWeights&) const = default;
};

}  // namespace memscape
