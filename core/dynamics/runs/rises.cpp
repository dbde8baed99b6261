// Lists by step: found by halving, cut at their ends.
#include "core/dynamics/runs/rises.h"

#include <algorithm>

namespace memscape {

void Rises::add(int step, const std::vector<int>& moved, const Vector& before, const Vector& after,
                bool noisy, double rounding) {
  RiseCounts total = steps_.empty() ? RiseCounts{} : steps_.back().total;
  total.steps += static_cast<long long>(moved.size());
  total.worst = 0;
  std::vector<std::uint64_t> bits;
  for (int i : moved) {
    if (!is_rise(before[i], after[i], rounding)) continue;
    ++(noisy ? total.by_noise : total.rose);
    if (noisy) continue;
    total.worst = std::max(total.worst, after[i] - before[i]);
    bits.resize((static_cast<std::size_t>(before.size()) + 63) / 64);
    bits[static_cast<std::size_t>(i) / 64] |= std::uint64_t{1} << (i % 64);
  }
  steps_.push_back({step, total});
  if (!bits.empty()) rising_.push_back({step, std::move(bits)});
}

void Rises::forget_after(int step) {
  while (!steps_.empty() && steps_.back().step > step) steps_.pop_back();
  while (!rising_.empty() && rising_.back().step > step) rising_.pop_back();
}

RiseCounts Rises::between(int from, int to) const {
  const auto first = std::ranges::upper_bound(steps_, from, {}, &Step::step),
             last = std::ranges::upper_bound(steps_, to, {}, &Step::step);
  if (last <= first) return {};
  RiseCounts counts = std::prev(last)->total;
  if (first != steps_.begin()) {
    const RiseCounts& before = std::prev(first)->total;
    counts.steps -= before.steps, counts.rose -= before.rose, counts.by_noise -= before.by_noise;
  }
  counts.worst = 0;
  for (auto step = first; step != last; ++step) counts.worst = std::max(counts.worst, step->total.worst);
  return counts;
}

RisingPieces Rises::pieces(int from, int to, int stride) const {
  RisingPieces pieces;
  auto rising = std::ranges::upper_bound(rising_, from, {}, &Rising::step);
  for (; rising != rising_.end() && rising->step <= to; ++rising) {
    const auto piece = static_cast<std::size_t>((rising->step - from - 1) / stride);
    if (pieces.bits.size() <= piece) pieces.bits.resize(piece + 1);
    auto& all = pieces.bits[piece];
    all.resize(std::max(all.size(), rising->bits.size()));
    for (std::size_t w = 0; w < rising->bits.size(); ++w) all[w] |= rising->bits[w];
  }
  return pieces;
}

}  // namespace memscape
