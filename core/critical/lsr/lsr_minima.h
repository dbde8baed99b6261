// Minima of the log-sum-ReLU energy, exactly: the centroid of a set of memories is a minimum when the
// memories within reach r of it are that very set (E = -λ log Σ max(0, 1 - ‖x - ξ‖²/r²), r = √(2/β); tutorial
// eq. 5.52). Saddles and maxima lie on the circles of radius r, where the energy has a kink: lsr_kinks.h.
#pragma once
#include <vector>

#include "core/critical/lsr/discs.h"
#include "core/energy/dense/dense.h"

namespace memscape {

struct LsrMinimum {
  Vector x;  ///< D, the centroid
  std::vector<int>
      members;  ///< the active memories, ascending; memories at one place count as often as they are stored
};

/// All minima of memories Xi (D x K) with reach r, ordered by their members. Complete for D = 1 and 2; for D
/// > 2 those that mean shift reaches from each memory and from the means of near pairs and triples, which are
/// true minima but may not be all. A memory at distance exactly r (to about 1e-14 (r + |ξ|) times K/16 + 1)
/// from the centroid makes it no minimum, whether it is counted in the set or not: the energy still falls
/// towards that memory, with slope λ 2/r over the sum. Cost for D = 2: O(K² log K) where all discs overlap.
std::vector<LsrMinimum> lsr_minima(const Matrix& Xi, double radius);

/// Where gradient descent in continuous time ends that starts at x (D): straight towards the centroid of the
/// active memories until one joins or leaves, and so on. Returns x itself where it is unsupported. Exact, O(K
/// D) for each piece.
Vector lsr_descent(const Matrix& Xi, double radius, const ConstVector& x);

/// How far a memory reaches, √(2/β) (`half`) or √(1/β) (`full`), when the energy is made of shifted ReLUs of
/// distances; else 0.
double lsr_reach(const DenseForm& form);

/// A memory, and the means of it with one and with two of its nearest `neighbours`.
std::vector<Vector> starts_near(const Matrix& Xi, int memory, int neighbours);

/// D x K memories with D = 1 put on the first axis of the plane; others as they are.
Matrix on_plane(const Matrix& Xi);

}  // namespace memscape
