// The score network's sizes, and where each of its matrices lies in one flat vector of weights.
//
// With γ(t) = [sin 2πft, cos 2πft], one f for each frequency:
//   e = silu(T₂ silu(T₁ γ(t) + b₁) + b₂),  p = P_t e + P_x x + b_p,
//   h = silu(H_l .. silu(H₁ p + b) ..), the last with a layer norm before its silu,  n(x, t) = Oᵀ h + b_o,
// and the score is s(x, t) = n(x, t) / (σ √t).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/energy.h"

namespace memscape {

/// Widths are multiples of 16, dimension, frequencies and hidden layers at least 1.
struct NetworkShape {
  int dimension = 2;     ///< D
  int frequencies = 64;  ///< of the Fourier features, which are twice as many
  double scale = 16;     ///< standard deviation of the frequencies, in turns per unit of time
  int time_width = 128;  ///< of the two layers of time
  int width = 128;       ///< of the projection and of the hidden layers
  int hidden = 3;
  bool operator==(const NetworkShape&) const = default;
};

/// A matrix in the vector of weights: rows x columns, column-major; `rows` are a multiple of 16.
struct WeightBlock {
  std::string_view name;
  int rows = 0, columns = 1;
  int fan_in = 0;  ///< inputs of a unit, for the first weights
  long offset = 0;
  long size() const { return static_cast<long>(rows) * columns; }
};

/// All matrices. The output's matrix O is stored width x D; its bias has D numbers and zeros up to the next
/// multiple of 16.
struct NetworkLayout {
  explicit NetworkLayout(const NetworkShape& shape);

  WeightBlock time[2], time_bias[2];
  WeightBlock project_time, project_position, project_bias;
  std::vector<WeightBlock> hidden, hidden_bias;
  WeightBlock norm_gain, norm_bias;
  WeightBlock output, output_bias;
  long size = 0;  ///< of the vector

  /// Every block, in the order of their offsets.
  std::vector<WeightBlock> blocks() const;
};

/// Frequencies f = scale z, z standard normal: fixed, not learned.
std::vector<float> fourier_frequencies(const NetworkShape& shape, std::uint64_t seed);
/// First weights: uniform within ±1/√fan_in as PyTorch's Linear has them; the layer norm's gain 1, bias 0.
std::vector<float> first_weights(const NetworkShape& shape, std::uint64_t seed);

}  // namespace memscape
