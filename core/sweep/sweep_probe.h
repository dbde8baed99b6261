// The minima of an energy at one value of β: all of them by the complete search, or those that known minima
// of neighbouring values lead to, which takes a small part of the time.
#pragma once
#include "core/sweep/sweep.h"

namespace memscape {

/// What was found at one value.
struct Probe {
  SweepSample found;
  std::vector<Vector> starts;  ///< where descents at a neighbouring value may begin
  bool certain = true;         ///< false where points are degenerate: the number of minima is not known
  int count() const { return static_cast<int>(found.minima.size()); }
};

class Prober {
 public:
  Prober(const Settings& energy, const Matrix& Xi, const Domain& domain)
      : settings_(energy), Xi_(Xi), domain_(domain) {}

  /// By find_critical_points.
  Probe search(double beta, const std::atomic<bool>* cancelled) const;
  /// Between two probes: log-sum-exp energies from the minima of both, log-sum-ReLU exactly, others by
  /// `search`. Emergence is that of the nearest minimum of the two. When `lean` log-sum-exp minima that both
  /// have are taken to lie halfway.
  Probe between(double beta, const Probe& low, const Probe& high, bool lean,
                const std::atomic<bool>* cancelled) const;

 private:
  std::shared_ptr<const Energy> energy_at(double beta) const;
  const Settings& settings_;
  const Matrix& Xi_;
  const Domain& domain_;
};

/// Minima of critical points.
std::vector<SweepMinimum> minima_of(const CriticalPoints& found);

}  // namespace memscape
