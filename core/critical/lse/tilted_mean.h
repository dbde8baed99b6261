// The critical points of every log-sum-exp energy are the zeros of G(x) = x - κ m(x), m(x) = Σ w_μ ξ^μ with
// weights w_μ ∝ exp(l_μ + b x·ξ^μ); its derivative is J = I - κ b Cov_w(ξ). G is the gradient times a
// positive number.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "core/critical/lse/near_memories.h"
#include "core/energy/dense/dense.h"

namespace memscape {

/// Distances: b = β (half) or 2β (full), κ = 1, l = -b ‖ξ‖²/2 about the middle of the memories. Confined dot
/// products: b = β, κ = λβ, l = 0.
struct TiltedMean {
  Eigen::Matrix<double, 2, -1> Xi;  ///< 2 x K, relative to `origin`
  Eigen::ArrayXd offset;            ///< K, l
  bool far = false;                 ///< some lie so far away that weights by distances keep more digits
  Eigen::Vector2d origin{0, 0};
  double rate = 1, kappa = 1;
  double radius = 0;                         ///< of the farthest memory
  std::shared_ptr<const NearMemories> near;  ///< of many; null where all are looked at

  /// The logarithm of the weight of memory k at x (relative to `origin`), up to what is common to all.
  double log_weight(Eigen::Index k, const Eigen::Vector2d& x) const {
    return far ? -0.5 * rate * (x - Xi.col(k)).squaredNorm() : offset[k] + rate * x.dot(Xi.col(k));
  }
  /// G and J at x (relative to `origin`), and the rounding error of G, an estimate from above.
  double evaluate(const Eigen::Vector2d& x, Eigen::Vector2d& G, Eigen::Matrix2d& J) const;
  /// The same by these memories alone.
  double evaluate(const Eigen::Vector2d& x, const std::vector<int>& kept, Eigen::Vector2d& G,
                  Eigen::Matrix2d& J) const;
  /// That error at x, where the memories that count are at most `reach` away.
  double noise(const Eigen::Vector2d& x, double reach) const;
};

/// The form of an energy's critical points, or nothing for energies of another kind. D = 1 is put on the
/// first axis of the plane, where the second coordinate adds a restoring 1 to J. Q = identity with distances
/// has the same critical points as Q = log. Source: tutorial eqs. 4.8, 5.7, 5.13.
std::optional<TiltedMean> tilted_mean(const DenseForm& form, const Matrix& Xi);

struct TiltedRoot {
  Eigen::Vector2d x;            ///< in the coordinates of the memories
  Eigen::Vector2d eigenvalues;  ///< of J, ascending
};

struct TiltedRoots {
  std::vector<TiltedRoot> roots;
  /// False where a region could not be cleared before its cells became too small or too many (a valley that
  /// is flat to rounding, two roots about to merge): what Newton's method found there is listed, one root for
  /// each stretch of degenerate ones.
  bool complete = true;
};

/// |eigenvalue of J| up to which a root counts as degenerate; 1 is the value far from other memories.
inline constexpr double degenerate_root = 1e-6;

/// All zeros of G in a rectangle, by subdivision: a cell is dismissed when bounds of the covariance over it
/// show that G has no zero, and finished when they show that it has at most one and Newton's method finds it.
/// So none is missed, up to rounding, when `complete`. Order and numbers do not depend on threads. Returns
/// what it has, not `complete`, when `cancelled` became true.
TiltedRoots find_roots(const TiltedMean& mean, const Eigen::Vector2d& low, const Eigen::Vector2d& high,
                       const std::atomic<bool>* cancelled = nullptr);

/// Newton's method from x (relative to `origin`), which does not move along directions in which J is flat to
/// rounding; false when it does not settle within `limit` of the start (largest coordinate).
bool tilted_newton(const TiltedMean& mean, Eigen::Vector2d& x, double limit);

/// Where the gradient flow from x (in the coordinates of the memories) ends: steps x - G, which cannot raise
/// the energy as J <= I, and Newton's method where J is positive definite and the step short against `scale`.
Eigen::Vector2d tilted_descent(const TiltedMean& mean, const Eigen::Vector2d& x, double scale);

}  // namespace memscape
