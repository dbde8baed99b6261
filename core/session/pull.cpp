// The weights are those of the panel's energy at the recorded position.
#include "core/session/pull.h"

#include <algorithm>
#include <numeric>

#include "core/layers/readers.h"

namespace memscape {

int pulled_particle(const PanelState& panel) {
  const int count = panel.run ? panel.run->particles() : 0;
  return std::min(asked_particle(panel.scene).number, count) - 1;
}

std::optional<Pull> pull_at(const PanelState& panel, int step) {
  const int p = pulled_particle(panel);
  if (p < 0 || !panel.energy) return {};
  const Frame& frame = panel.run->frame(std::min(step, panel.run->computed()));
  Pull pull{p, frame.X.col(p), frame.energy_of(p), frame.status[static_cast<size_t>(p)], {}};
  if (const MemoryWeights* pulls = panel.energy->memory_weights()) pull.weights = pulls->weights(pull.x);
  return pull;
}

std::vector<int> heaviest(const Vector& weights, int most, double least) {
  std::vector<int> order(static_cast<size_t>(weights.size()));
  std::iota(order.begin(), order.end(), 0);
  std::erase_if(order, [&](int k) { return weights[k] <= 0; });
  auto heavier = [&](int a, int b) { return weights[a] != weights[b] ? weights[a] > weights[b] : a < b; };
  const size_t kept = std::min(order.size(), static_cast<size_t>(most));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(), heavier);
  order.resize(kept);
  if (!order.empty()) {
    const double limit = least * weights[order.front()];
    std::erase_if(order, [&](int k) { return weights[k] < limit; });
  }
  return order;
}

}  // namespace memscape
