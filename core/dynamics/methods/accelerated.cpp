// Momentum x' = x + α p', p' = μ p + v, and Adam x' = x + α m̂ / (sqrt(ŝ) + ε), with v = dx/dt.
// The first D numbers that either remembers are a velocity in the units of v.
#include "core/dynamics/methods/accelerated.h"

#include <cmath>

namespace memscape {

int momentum_memory(const Settings&, int dimension) {
  return dimension;
}

void momentum_step(const StepContext& context, Block& block) {
  block.memory = context.row("momentum") * block.memory + block.V;
  for (int c : context.clamped) block.memory.row(c).setZero();
  block.X += context.row("step") * block.memory;
}

/// Mean, mean square, and the weights that both have gathered, 1 - β^t: the same averages of a constant 1.
int adam_memory(const Settings&, int dimension) {
  return 2 * dimension + 2;
}

void adam_step(const StepContext& context, Block& block) {
  const double step = context.row("step"), beta1 = context.row("beta1"), beta2 = context.row("beta2"),
               tiny = 1e-8;
  const int D = block.dimension();
  for (int j = 0; j < block.size(); ++j) {
    double *x = block.X.col(j).data(), *mean = block.memory.col(j).data(), *square = mean + D,
           *weight = square + D;
    const double* v = block.V.col(j).data();
    for (int d = 0; d < D; ++d) {
      mean[d] = beta1 * mean[d] + (1 - beta1) * v[d];
      square[d] = beta2 * square[d] + (1 - beta2) * v[d] * v[d];
    }
    weight[0] = beta1 * weight[0] + (1 - beta1);
    weight[1] = beta2 * weight[1] + (1 - beta2);
    for (int c : context.clamped) mean[c] = 0;
    const double rate = step / weight[0], unbias = 1 / weight[1];
    for (int d = 0; d < D; ++d) x[d] += rate * mean[d] / (std::sqrt(unbias * square[d]) + tiny);
  }
}

bool slow_at_rest(const StepContext& context, const Block& block, int column) {
  return block.memory.col(column).head(block.dimension()).norm() < context.settings.tolerance;
}

}  // namespace memscape
