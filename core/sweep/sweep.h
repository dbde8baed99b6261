// The minima of an energy against one of its parameters: how many there are at each value, where they lie,
// and the values at which their number changes, found by bisection. Against K it is the first 1..K memories.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "core/critical/critical_points.h"
#include "core/settings/settings.h"

namespace memscape {

enum class SweepAgainst { beta, count };

struct SweepMinimum {
  Vector x;  ///< D
  double energy = 0;
  int memory = -1;  ///< the nearest one
  bool emergent = false;
  std::vector<int> active;  ///< log-sum-ReLU: the memories within reach; else empty
};

struct SweepSample {
  double at = 0;                     ///< β, or K
  std::vector<SweepMinimum> minima;  ///< of the domain, by x1, then x2
};

/// The number of minima is `before` up to `low` and `after` from `high` on. Between, it is another one or the
/// minima cannot be told apart (a valley that is flat to rounding).
struct SweepChange {
  /// Where the number ceases to be `before`; where refined, the shortest decimal to twice the sweep's
  /// accuracy.
  double at = 0;
  double low = 0, high = 0;
  int before = 0, after = 0;
  bool refined = true;
};

struct Sweep {
  SweepAgainst against = SweepAgainst::beta;
  double low = 0, high = 0;          ///< what was swept
  double accuracy = 0;               ///< of refined changes, a share of their value; 0 against K
  std::vector<SweepSample> samples;  ///< ascending
  std::vector<SweepChange> changes;  ///< ascending

  /// The largest number of minima of a sample; 0 without samples.
  int most() const;
  /// How many minima there are at a value, by the changes.
  int minima_at(double value) const;
};

struct SweepOptions {
  int per_decade = 8;      ///< samples of the whole range, in a decade
  int dense = 24;          ///< and between the first and the last change
  double accuracy = 1e-4;  ///< of changes, a share of their value; at least 1e-12
  int most_refined = 100;  ///< changes that are bisected; the others stay between two samples
  /// Bisection follows only the minima that come and go, and its values do not become samples.
  bool lean = false;
};
/// What K memories of D dimensions have time for: all of it for a few, less for many; `quick`: a first look.
SweepOptions sweep_options(Eigen::Index K, Eigen::Index D, bool quick = false);
/// About how long a sweep of these memories takes on two cores, in seconds, right to a factor of about three.
double sweep_seconds(SweepAgainst against, Eigen::Index K, Eigen::Index D);

/// The row that says over what β of an energy goes, or nullptr for an energy without β.
const Row* beta_row_of(std::string_view energy_kind);

/// Against β, over its row's whole track. Each sample is find_critical_points on the domain, so two changes
/// that undo each other between neighbouring samples can be missed; a minimum that enters or leaves the
/// domain counts as a change. Xi: D x K, K >= 1. `progress` hears the share that is done, from this thread.
/// Null when cancelled, or when the energy has no β. Independent of the number of threads.
std::shared_ptr<const Sweep> sweep_beta(const Settings& energy, const Matrix& Xi, const Domain& domain,
                                        const SweepOptions& options = {},
                                        const std::atomic<bool>* cancelled = nullptr,
                                        const std::function<void(double)>& progress = {});

/// Against the number of memories: the first 1..K columns of Xi; above 100 memories, about 100 of these
/// numbers. Null when cancelled.
std::shared_ptr<const Sweep> sweep_count(const Settings& energy, const Matrix& Xi, const Domain& domain,
                                         const std::atomic<bool>* cancelled = nullptr,
                                         const std::function<void(double)>& progress = {});

/// A minimum followed from sample to sample: which minimum of which sample.
struct SweepBranch {
  struct Place {
    int sample, minimum;
  };
  std::vector<Place> places;  ///< of successive samples
};

/// Minima of neighbouring samples are one branch when each is the other's nearest and, for log-sum-ReLU, has
/// the same active memories. A jump of more than `longest` is none.
std::vector<SweepBranch> branches_of(const Sweep& sweep, double longest);

}  // namespace memscape
