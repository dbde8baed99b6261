// What a sweep says: how many minima there are where, and their branches, minima of neighbouring samples,
// each the other's nearest.
#include <algorithm>
#include <limits>

#include "core/sweep/sweep.h"

namespace memscape {
namespace {

/// The nearest of `others` to a minimum, or -1 when it is farther than `longest` or another set.
int partner(const SweepMinimum& minimum, const std::vector<SweepMinimum>& others, double longest) {
  int nearest = -1;
  double least = longest;
  for (size_t k = 0; k < others.size(); ++k)
    if (double d = (others[k].x - minimum.x).norm(); d <= least) least = d, nearest = static_cast<int>(k);
  return nearest >= 0 && others[static_cast<size_t>(nearest)].active == minimum.active ? nearest : -1;
}

}  // namespace

int Sweep::most() const {
  size_t most = 0;
  for (const SweepSample& sample : samples) most = std::max(most, sample.minima.size());
  return static_cast<int>(most);
}

int Sweep::minima_at(double value) const {
  if (samples.empty()) return 0;
  int count = static_cast<int>(samples.front().minima.size());
  for (const SweepChange& change : changes)
    if (change.at <= value) count = change.after;
  return count;
}

std::vector<SweepBranch> branches_of(const Sweep& sweep, double longest) {
  std::vector<SweepBranch> branches;
  std::vector<int> before;  // the branch of each minimum of the sample before
  for (size_t s = 0; s < sweep.samples.size(); ++s) {
    const auto& minima = sweep.samples[s].minima;
    std::vector<int> now(minima.size(), -1);
    for (size_t m = 0; m < minima.size(); ++m) {
      if (s > 0) {
        const auto& last = sweep.samples[s - 1].minima;
        const int from = partner(minima[m], last, longest);
        if (from >= 0 && partner(last[static_cast<size_t>(from)], minima, longest) == static_cast<int>(m))
          now[m] = before[static_cast<size_t>(from)];
      }
      if (now[m] < 0) now[m] = static_cast<int>(branches.size()), branches.emplace_back();
      branches[static_cast<size_t>(now[m])].places.push_back({static_cast<int>(s), static_cast<int>(m)});
    }
    before = std::move(now);
  }
  return branches;
}

}  // namespace memscape
