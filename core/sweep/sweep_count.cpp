// The minima of the first memories, for every number of them.
#include <algorithm>
#include <cmath>

#include "core/base/stop.h"
#include "core/energy/registry.h"
#include "core/sweep/sweep.h"
#include "core/sweep/sweep_probe.h"

namespace memscape {
namespace {

/// Whole numbers from 1 to K: all of them up to 100, above at equal ratios.
std::vector<int> counts_up_to(int K) {
  constexpr int most = 100;
  std::vector<int> counts;
  for (int k = 1; k <= std::min(K, most); ++k) {
    const int count = K <= most ? k : static_cast<int>(std::lround(std::pow(K, (k - 1.0) / (most - 1))));
    if (counts.empty() || count > counts.back()) counts.push_back(count);
  }
  return counts;
}

}  // namespace

std::shared_ptr<const Sweep> sweep_count(const Settings& energy, const Matrix& Xi, const Domain& domain,
                                         const std::atomic<bool>* cancelled,
                                         const std::function<void(double)>& progress) {
  auto sweep = std::make_shared<Sweep>();
  const int K = static_cast<int>(Xi.cols());
  sweep->against = SweepAgainst::count;
  sweep->low = 1, sweep->high = K;
  for (int count : counts_up_to(K)) {
    const Matrix first = Xi.leftCols(count);
    sweep->samples.push_back(
        {static_cast<double>(count),
         minima_of(find_critical_points(*make_energy(energy, first), first, domain, cancelled))});
    if (stopped(cancelled)) return nullptr;
    if (progress) progress(static_cast<double>(count) / K);
  }
  for (size_t k = 1; k < sweep->samples.size(); ++k) {
    const SweepSample &low = sweep->samples[k - 1], &high = sweep->samples[k];
    if (low.minima.size() != high.minima.size())
      sweep->changes.push_back({high.at, low.at, high.at, static_cast<int>(low.minima.size()),
                                static_cast<int>(high.minima.size()), high.at == low.at + 1});
  }
  return sweep;
}

}  // namespace memscape
