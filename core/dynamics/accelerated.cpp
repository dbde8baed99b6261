// Momentum x' = x + α v', v' = μ v - ∇E, and Adam x' = x - α m̂ / (sqrt(ŝ) + ε).
// The first D numbers that either remembers are a velocity in the units of a gradient.
#include "core/dynamics/accelerated.h"

#include <cmath>

namespace memscape {

int momentum_memory(const Settings&, int dimension) {
  return dimension;
}

void momentum_step(const StepContext& context, Block& block) {
  block.memory = context.row("momentum") * block.memory - block.G;
  for (int c : context.clamped) block.memory.row(c).setZero();
  block.X += context.row("step") * block.memory;
}

/// Mean, mean square and the number of steps taken so far.
int adam_memory(const Settings&, int dimension) {
  return 2 * dimension + 1;
}

void adam_step(const StepContext& context, Block& block) {
  const double step = context.row("step"), beta1 = context.row("beta1"), beta2 = context.row("beta2"),
               tiny = 1e-8;
  const int D = block.dimension();
  for (int j = 0; j < block.size(); ++j) {
    double *x = block.X.col(j).data(), *mean = block.memory.col(j).data(), *square = mean + D;
    const double* g = block.G.col(j).data();
    double taken = mean[2 * D] += 1;
    double unbias1 = 1 - std::pow(beta1, taken), unbias2 = 1 - std::pow(beta2, taken);
    for (int d = 0; d < D; ++d) {
      mean[d] = beta1 * mean[d] + (1 - beta1) * g[d];
      square[d] = beta2 * square[d] + (1 - beta2) * g[d] * g[d];
    }
    for (int c : context.clamped) mean[c] = 0;
    for (int d = 0; d < D; ++d) x[d] -= step * (mean[d] / unbias1) / (std::sqrt(square[d] / unbias2) + tiny);
  }
}

bool slow_at_rest(const StepContext& context, const Block& block, int column) {
  return block.memory.col(column).head(block.dimension()).norm() < context.settings.tolerance;
}

}  // namespace memscape
