// Samples on a logarithmic grid, denser where the number of minima changes, and all changes bisected side by
// side.
#include "core/sweep/sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/energy/registry.h"
#include "core/sweep/sweep_probe.h"

namespace memscape {
namespace {

/// `parts` inner values between low and high at equal ratios. They begin at an odd place, for round values
/// are where symmetric memories are degenerate.
std::vector<double> ratios(double low, double high, int parts) {
  std::vector<double> values;
  for (int k = 0; k < parts; ++k) values.push_back(low * std::pow(high / low, (k + 0.3819) / parts));
  return values;
}

/// A change in the making: certain at `low`, other or unknown at `high`, certain again at `sure`.
struct Bracket {
  Probe low, high, sure;
  double ratio() const { return high.found.at / low.found.at; }
  double middle() const { return std::sqrt(low.found.at * high.found.at); }
};

bool differ(const Probe& a, const Probe& b) {
  return a.count() != b.count();
}

/// What a probe in the middle leaves of a bracket.
void halve(const Bracket& old, const Probe& middle, std::vector<Bracket>& next) {
  if (!middle.certain) {
    next.push_back({old.low, middle, old.sure});
    return;
  }
  if (differ(old.low, middle)) next.push_back({old.low, middle, middle});
  if (differ(middle, old.sure)) next.push_back({middle, old.high, old.sure});
}

/// The shortest decimal from low to high: 0.5 for 0.49998 to 0.50002.
double roundest(double low, double high) {
  const double middle = std::sqrt(low * high);
  for (int digits = 0; digits < 15; ++digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*e", digits, middle);
    const double rounded = std::strtod(text, nullptr);
    if (rounded >= low && rounded <= high) return rounded;
  }
  return middle;
}

/// Changes nearer to each other than the accuracy tells apart are one.
std::vector<SweepChange> merged(std::vector<SweepChange> changes, double accuracy) {
  std::sort(changes.begin(), changes.end(), [](auto& a, auto& b) { return a.at < b.at; });
  std::vector<SweepChange> result;
  for (const SweepChange& change : changes) {
    if (!result.empty() && result.back().refined && change.refined && result.back().after == change.before &&
        change.at <= result.back().at * (1 + 3 * accuracy)) {
      result.back().after = change.after, result.back().high = change.high;
      if (result.back().before == result.back().after) result.pop_back();
    } else {
      result.push_back(change);
    }
  }
  return result;
}

/// The work of one sweep against β.
class BetaSweep {
 public:
  BetaSweep(const Prober& prober, const SweepOptions& options, const std::atomic<bool>* cancelled,
            const std::function<void(double)>& progress)
      : prober_(prober), options_(options), cancelled_(cancelled), progress_(progress) {}

  std::shared_ptr<const Sweep> run(double low, double high);

 private:
  void sample(std::vector<double> values, double from, double upto);
  std::pair<double, double> lively() const;
  std::vector<Bracket> brackets() const;
  void refine(Sweep& sweep);
  void smooth();
  void sort();
  void told(double share) const {
    if (progress_) progress_(share);
  }

  const Prober& prober_;
  const SweepOptions& options_;
  const std::atomic<bool>* cancelled_;
  const std::function<void(double)>& progress_;
  std::vector<Probe> probes_;  ///< by β
};

/// Each value takes all threads; between two of them it is looked whether to go on.
void BetaSweep::sample(std::vector<double> values, double from, double upto) {
  for (size_t k = 0; k < values.size() && !stopped(cancelled_); ++k) {
    probes_.push_back(prober_.search(values[k], cancelled_));
    told(from + (upto - from) * static_cast<double>(k + 1) / static_cast<double>(values.size()));
  }
  sort();
}

void BetaSweep::sort() {
  std::sort(probes_.begin(), probes_.end(),
            [](const Probe& a, const Probe& b) { return a.found.at < b.found.at; });
}

/// From the sample before the first change to the one after the last; empty (0, 0) without changes.
std::pair<double, double> BetaSweep::lively() const {
  double low = 0, high = 0;
  for (size_t k = 0; k + 1 < probes_.size(); ++k)
    if (differ(probes_[k], probes_[k + 1])) {
      if (low == 0) low = probes_[k].found.at;
      high = probes_[k + 1].found.at;
    }
  return {low, high};
}

std::vector<Bracket> BetaSweep::brackets() const {
  std::vector<Bracket> brackets;
  const Probe* last = nullptr;
  for (const Probe& probe : probes_) {
    if (!probe.certain) continue;
    if (last && differ(*last, probe)) brackets.push_back({*last, probe, probe});
    last = &probe;
  }
  return brackets;
}

void BetaSweep::refine(Sweep& sweep) {
  const double wide = 1 + std::max(options_.accuracy, 1e-12);
  std::vector<Bracket> open = brackets();
  const auto keep = [&](const Bracket& b, bool refined) {
    const double at = refined
                          ? roundest(b.low.found.at, std::min(b.sure.found.at, b.low.found.at * wide * wide))
                          : b.middle();
    sweep.changes.push_back({at, b.low.found.at, b.sure.found.at, b.low.count(), b.sure.count(), refined});
  };
  for (int level = 0; !open.empty() && !stopped(cancelled_); ++level) {
    while (open.size() > static_cast<size_t>(options_.most_refined))
      keep(open.back(), false), open.pop_back();
    std::vector<Probe> middles(open.size());
    parallel_for(size_t{0}, open.size(), [&](size_t k) {
      if (!stopped(cancelled_))
        middles[k] = prober_.between(open[k].middle(), open[k].low, open[k].high, options_.lean, cancelled_);
    });
    if (stopped(cancelled_)) return;  // some of the middles are not known
    std::vector<Bracket> next;
    for (size_t k = 0; k < open.size(); ++k) halve(open[k], middles[k], next);
    open.clear();
    for (Bracket& bracket : next)
      bracket.ratio() <= wide ? keep(bracket, true) : open.push_back(std::move(bracket));
    for (Probe& middle : middles)
      if (middle.certain && !options_.lean) probes_.push_back(std::move(middle));
    told(0.8 + 0.2 * std::min(1.0, level / 12.0));
  }
  sweep.changes = merged(std::move(sweep.changes), options_.accuracy);
}

/// The farthest that a minimum of `a` is from all of `b`, as a share of the span of both; 0 where their
/// numbers differ.
double longest_jump(const Probe& a, const Probe& b) {
  if (a.count() == 0 || differ(a, b)) return 0;
  Vector low = a.found.minima.front().x, high = low;
  double longest = 0;
  for (const SweepMinimum& from : a.found.minima) {
    double least = std::numeric_limits<double>::infinity();
    for (const SweepMinimum& to : b.found.minima) {
      least = std::min(least, (to.x - from.x).norm());
      low = low.cwiseMin(to.x), high = high.cwiseMax(to.x);
    }
    longest = std::max(longest, least);
  }
  const double span = (high - low).norm();
  return span > 0 ? longest / span : 0;
}

/// More samples where minima move far between two of them, so that lines through them are curves.
void BetaSweep::smooth() {
  constexpr double far = 0.02;
  constexpr int rounds = 4;
  for (int round = 0; round < rounds && !stopped(cancelled_); ++round) {
    sort();
    std::erase_if(probes_, [](const Probe& probe) { return !probe.certain; });
    std::vector<size_t> gaps;
    for (size_t k = 0; k + 1 < probes_.size(); ++k)
      if (longest_jump(probes_[k], probes_[k + 1]) > far) gaps.push_back(k);
    std::vector<Probe> more(gaps.size());
    parallel_for(size_t{0}, gaps.size(), [&](size_t k) {
      const Probe &low = probes_[gaps[k]], &high = probes_[gaps[k] + 1];
      more[k] = prober_.between(std::sqrt(low.found.at * high.found.at), low, high, false, cancelled_);
    });
    std::ranges::move(more, std::back_inserter(probes_));
  }
}

std::shared_ptr<const Sweep> BetaSweep::run(double low, double high) {
  auto sweep = std::make_shared<Sweep>();
  sweep->low = low, sweep->high = high, sweep->accuracy = options_.accuracy;
  std::vector<double> values = ratios(
      low, high, std::max(2, static_cast<int>(std::ceil(options_.per_decade * std::log10(high / low)))));
  values.push_back(low), values.push_back(high);
  sample(values, 0, 0.5);
  const auto [from, upto] = lively();
  if (from > 0 && options_.dense > options_.per_decade)
    sample(ratios(from, upto, static_cast<int>(std::ceil(options_.dense * std::log10(upto / from)))), 0.5,
           0.8);
  refine(*sweep);
  if (!options_.lean && options_.dense > 0) smooth();
  if (stopped(cancelled_)) return nullptr;
  sort();
  for (Probe& probe : probes_)
    if (probe.certain) sweep->samples.push_back(std::move(probe.found));
  return sweep;
}

}  // namespace

SweepOptions sweep_options(Eigen::Index K, Eigen::Index D, bool quick) {
  if (quick) return {.per_decade = 4, .dense = 0, .accuracy = 0.01, .most_refined = 30, .lean = K > 32};
  if (D > 2) return {.per_decade = 4, .dense = 12, .accuracy = 1e-3, .most_refined = 30};
  if (K > 32) return {.per_decade = 10, .dense = 0, .accuracy = 1e-3, .most_refined = 100, .lean = true};
  return {};
}

double sweep_seconds(SweepAgainst against, Eigen::Index K, Eigen::Index D) {
  const auto k = static_cast<double>(K), d = static_cast<double>(D);
  if (D > 2) return 1e-6 * std::pow(k * d, 3);
  return (against == SweepAgainst::beta ? 1.2e-4 : 2e-5) * k * k;
}

const Row* beta_row_of(std::string_view energy_kind) {
  const EnergyKind* kind = find_energy(energy_kind);
  return kind ? find_row(kind->rows, "beta") : nullptr;
}

std::shared_ptr<const Sweep> sweep_beta(const Settings& energy, const Matrix& Xi, const Domain& domain,
                                        const SweepOptions& options, const std::atomic<bool>* cancelled,
                                        const std::function<void(double)>& progress) {
  const Row* row = beta_row_of(energy.kind);
  if (!row || row->minimum <= 0) return nullptr;
  const Prober prober(energy, Xi, domain);
  return BetaSweep(prober, options, cancelled, progress)
      .run(row->minimum, row->track_maximum > 0 ? row->track_maximum : row->maximum);
}

}  // namespace memscape
