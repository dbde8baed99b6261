// Which particles' energy rose at which steps, kept as one bit for each while a run goes on, with totals up
// to every step. A rise is more than rounding, energy_rounding; noise lifts energies all the time and is only
// counted.
#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/dynamics/runs/run.h"

namespace memscape {

/// The share of 1 + |E| by which a model's energies are rounded: networks compute in float.
inline double energy_rounding(const Model& model) {
  return model.learned() ? 4e-6 : 1e-12;
}

inline bool is_rise(double before, double after, double rounding) {
  return after > before + rounding * (1 + std::abs(before));
}

class Rises {
 public:
  /// The particles that moved at `step` - 1 with their energies then, and all energies at `step`, by the
  /// energy that moved them. Steps come in order.
  void add(int step, const std::vector<int>& moved, const Vector& before, const Vector& after, bool noisy,
           double rounding = 1e-12);
  void forget_after(int step);

  /// At steps from + 1 .. to.
  RiseCounts between(int from, int to) const;
  RisingPieces pieces(int from, int to, int stride) const;

 private:
  struct Step {
    int step;
    RiseCounts total;  ///< from the beginning, but `worst` is of this step
  };
  struct Rising {
    int step;
    std::vector<std::uint64_t> bits;
  };
  std::vector<Step> steps_;
  std::vector<Rising> rising_;
};

}  // namespace memscape
