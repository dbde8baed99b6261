// A network with an energy by construction: E(x, t) = ‖x - f(x, t)‖² / (2σ²t) with f = x + σ √t n(x, t),
// which is ½ ‖n(x, t)‖², and its score -∇E = -Jᵀ n, J the Jacobian of n. (Survey eqs. 19, 20 with σ(t) read
// as the variance σ²t, so that f = ξ gives -log p_t of a single memory.)
//
// The derivative of u·∇E by the weights is that of ṅ·n, ṅ = J u: a way forwards for derivatives along u, and
// a way back for both.
#pragma once
#include "core/learning/network/network_pass.h"

namespace memscape {

/// Twice N columns: column n has values, column N + n what belongs to derivatives.
template <class T>
struct EnergyPass {
  EnergyPass(const NetworkShape& shape, int N);
  int values() const { return gradient.columns(); }

  /// X and t of the first N columns in. Column N + n of X is u_n, for `energy_backward`.
  NetworkPass<T> both;
  Table<T> gradient;           ///< D x N, ∇E
  std::vector<Table<T>> pull;  ///< derivatives of E by the activations of the hidden layers
};

/// ∇E of the columns [first, first + count); n(x, t) is in `both.out`, and E half of its square.
template <class T>
void energy_forward(const NetworkView<T>& network, EnergyPass<T>& pass, int first, int count);
/// After `energy_forward`: the deltas of Σ_n u_n·∇E(x_n), so that `learn_tasks` gives its gradient by the
/// weights. With `curvature`, D x N, its derivatives by x too: ∇²E u_n.
template <class T>
void energy_backward(const NetworkView<T>& network, EnergyPass<T>& pass, int first, int count,
                     Table<T>* curvature = nullptr);

}  // namespace memscape
