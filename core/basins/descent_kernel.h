// What the vectorised descent needs to know, in plain arrays: x' = keep x + gain M / Z with sums over
// memories of weights 2^z or of active sets, z_k = b_k + a_k·x, and balls in which a state is as good as
// arrived.
#pragma once
#include <cstdint>

namespace memscape {

/// How the sums over memories make a step.
enum class DescentForm {
  softmax,   ///< w = 2^(z - max z); x' = keep x + gain Σwξ / Σw
  kernel,    ///< w = 2^(z - half_square ‖x‖²); x' = x + gain (Σwξ - x Σw)
  active,    ///< f = max(z - half_square ‖x‖², 0), w = [f > 0]; x' = x + gain (Σwξ - x Σw) / Σf
  centroid,  ///< as `active`, but x' = Σwξ / Σw
};

/// Why a state stopped; 0 and above: it entered that ball.
enum DescentEnd { end_unsupported = -1, end_diverged = -2, end_steps = -3, end_stalled = -4 };

struct DescentModel {
  DescentForm form = DescentForm::softmax;
  int dimension = 2, memories = 0, balls = 0;
  /// Per memory 2 D + 1 numbers: a (D), b, ξ (D).
  const float* table = nullptr;
  /// Per ball D + 1 numbers: its centre (D) and its radius squared.
  const float* ball_table = nullptr;
  float keep = 0, gain = 1, half_square = 0;
  float still_squared = 0;    ///< a step shorter than this has stalled
  std::uint64_t clamped = 0;  ///< bit d: coordinate d stays
  int limit = 0;              ///< most steps
};

/// Steps n states; `x` holds D numbers each and is overwritten by the end points. Into `steps` the steps
/// taken, into `ends` a DescentEnd or a ball. What becomes of a state does not depend on the others.
using DescentKernel = void (*)(const DescentModel& model, int n, float* x, int* steps, int* ends);

/// The fastest kernel for this processor.
DescentKernel descent_kernel();

}  // namespace memscape
