// Gradient descent x - α∇E, the attention update x' = Σ w_μ ξ^μ, and Langevin's x - α∇E + sqrt(2 α T) ξ.
#include "core/dynamics/methods/first_order.h"

#include <cmath>

#include "core/dynamics/methods/noise.h"

namespace memscape {

void gradient_step(const StepContext& context, Block& block) {
  block.X += context.row("step") * block.V;
}

void attention_step(const StepContext& context, Block& block) {
  const Attention* attention = context.model.attention();
  Vector next(block.dimension());
  for (int j = 0; j < block.size(); ++j) {
    if (!attention || !attention->update(block.X.col(j), next)) continue;
    for (int c : context.clamped) next[c] = block.X(c, j);
    block.X.col(j) = next;
  }
}

void langevin_step(const StepContext& context, Block& block) {
  double step = context.row("step"), amplitude = std::sqrt(2 * step * context.row("temperature"));
  Vector xi(block.dimension());
  for (int j = 0; j < block.size(); ++j) {
    normals(context.settings.seed, static_cast<std::uint64_t>(context.step),
            static_cast<std::uint64_t>(context.first + block.index[j]),
            {xi.data(), static_cast<std::size_t>(xi.size())});
    context.mask(xi.data());
    block.X.col(j) += amplitude * xi + step * block.V.col(j);
  }
}

bool langevin_at_rest(const StepContext& context, const Block&, int) {
  return context.row("temperature") == 0;
}

}  // namespace memscape
