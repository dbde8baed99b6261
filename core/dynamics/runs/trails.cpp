// Groups of up to 2048 particles, fewer where their paths would take more than 32 MB.
#include "core/dynamics/runs/trails.h"

#include <algorithm>

namespace memscape {

Matrix Trails::trail(History& history, int particle, int from, int to, int stride) {
  const int D = history.dimension();
  auto group = std::find_if(groups_.begin(), groups_.end(),
                            [&](const Group& g) { return g.holds(particle, from, to, stride); });
  if (group == groups_.end()) {
    const double numbers = static_cast<double>(D) * ((to - from) / stride + 1);
    const int most = static_cast<int>(std::clamp(4e6 / numbers, 1.0, 2048.0)), first = particle / most * most;
    const int count = std::min(most, history.particles() - first);
    group = groups_.begin() + static_cast<std::ptrdiff_t>(oldest_);
    oldest_ = (oldest_ + 1) % groups_.size();
    *group = {first, count, from, to, stride, history.paths(first, count, from, to, stride)};
  }
  return group->paths.middleRows(static_cast<Eigen::Index>(particle - group->first) * D, D);
}

}  // namespace memscape
