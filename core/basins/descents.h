// Where many states end when each goes downhill by one rule: x - α∇E (tutorial eq. 5.9), the attention update
// or the continuous flow. In float with one state per lane where the energy has a kernel for it, else in
// double by batches.
#pragma once
#include <atomic>
#include <vector>

#include "core/basins/descent_kernel.h"
#include "core/model/energy.h"

namespace memscape {

/// The rule by which particles move, one step of it.
struct DescentRule {
  bool attention = false;  ///< the attention update; else gradient descent
  double step = 0.05;      ///< α of gradient descent
  /// The flow dx/dt = -∇E instead, in steps of a time of at most `step`, each right to `accuracy` (a length).
  bool continuous = false;
  double accuracy = 1e-5;
  double tolerance =
      1e-6;  ///< a state has settled when ‖∇E‖ is below it (in float: below its noise at least)
  std::vector<int> clamped = {};  ///< coordinates that stay: the zeros of the mask m of tutorial eq. 5.9
};

/// States inside are as good as at its centre.
struct Ball {
  Vector centre;  ///< D
  double radius = 0;
};

struct DescentEnds {
  Matrix X;                ///< D x N, end points
  std::vector<int> steps;  ///< N, steps taken
  std::vector<int> ends;   ///< N, a DescentEnd, or the ball that was entered (looked at every eighth step)
};

/// Steps the states of X (D x N) until each ends, at most `limit` steps. Independent of the number of
/// threads, and of which states come together. False, leaving `descent` unfinished, when `cancelled` became
/// true.
bool descend_all(const Energy& energy, const DescentRule& rule, int limit, const std::vector<Ball>& balls,
                 const ConstMatrix& X, DescentEnds& descent, const std::atomic<bool>* cancelled = nullptr);

/// The same by `Energy::batch` and `Energy::attention` in double: for every energy, and the reference in
/// tests.
bool descend_all_plainly(const Energy& energy, const DescentRule& rule, int limit,
                         const std::vector<Ball>& balls, const ConstMatrix& X, DescentEnds& descent,
                         const std::atomic<bool>* cancelled = nullptr);

/// The same for a continuous rule, in double.
bool descend_all_continuously(const Energy& energy, const DescentRule& rule, int limit,
                              const std::vector<Ball>& balls, const ConstMatrix& X, DescentEnds& descent,
                              const std::atomic<bool>* cancelled = nullptr);

/// The norm of ∇E below which `descend_all` calls a state stalled: the tolerance, or the noise of float.
double stall_gradient(const Energy& energy, const DescentRule& rule);
/// The step α of gradient descent that the rule amounts to near a minimum (the attention update is one too).
double gradient_rate(const Energy& energy, const DescentRule& rule);

}  // namespace memscape
