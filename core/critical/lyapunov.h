// The questions that make an energy a Lyapunov function, answered by proof where there is one and else by
// measurement: has the velocity an energy (no circulation round any loop), is that energy bounded from below?
// Source: poster of "Memory in Plain Sight". Whether it never rises is asked of a run
// (core/dynamics/runs/rises.h).
#pragma once
#include <atomic>
#include <vector>

#include "core/critical/stability.h"

namespace memscape {

enum class Answer { no, yes, open };

/// ∮ v·dl round loops, as a part of ∮ |v| dl: 0 for a gradient, 1 for a rotation.
struct Circulation {
  double worst = 0;
  double error = 0;  ///< bound of what rounding and quadrature leave open, of the worst
  int loops = 0;     ///< on which the sum came to rest; those through jumps of v are left out
};

/// Round circles about each of the centres (D x n) with at most this radius, in planes of any direction,
/// until doubling the points changes it by less than 1e-9. None for D = 1, where every continuous field has
/// an energy. At most about `evaluations` of the velocity.
Circulation measure_circulation(const Model& model, const ConstMatrix& centres, double radius,
                                long evaluations = 20000, const std::atomic<bool>* cancelled = nullptr);

struct GradientMismatch {
  double worst = 0;  ///< of the points
  double error = 0;  ///< bound of what rounding leaves open, there
};

/// |d·∇E - (difference of E along d)| / (1 + |∇E|) at most, over the supported of the points (D x n) and one
/// direction d at each; `length` is one that matters. The best of four step lengths counts, by the sum of
/// the difference and its error bound.
GradientMismatch gradient_mismatch(const Energy& energy, const ConstMatrix& points, double length);

/// The energy along a ray from a point, outwards.
struct EnergyRay {
  std::vector<double> radius, energy;
  /// True when the energy goes on falling at the end: each tenfold distance lowers it as much as the last one
  /// did, or nearly, or it is beyond all measure.
  bool falls() const;
};

/// What is known of the model without a run.
struct Lyapunov {
  Circulation circulation;
  GradientMismatch mismatch;
  int points = 0;  ///< at which the gradient was compared
  Guarantees guarantees;
  double lowest = 0;  ///< value found: at memories, minima and points in view
  EnergyRay ray;      ///< the one of several that ends lowest
  Stability stability;
  bool without_energy = false;  ///< of a model that gives none: only the circulation was looked at

  Answer has_energy() const;
  Answer bounded() const;
};

/// Looks at how the velocity of a model without an energy circulates in the view `domain` of the plane.
Lyapunov examine_flow(const Model& model, const Plane& plane, const Domain& domain,
                      const std::atomic<bool>* cancelled = nullptr);

/// Looks at the view `domain` of the plane, at the memories Xi (D x K), at known critical points, and along
/// rays to 10^6 times their extent. Deterministic; a few milliseconds for D = 2 and K = 10. Unfinished when
/// `cancelled` became true.
Lyapunov examine(const Energy& energy, const Matrix& Xi, const Plane& plane, const Domain& domain,
                 const std::vector<CriticalPoint>& known = {}, const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
