// The energy of a diffusion model with a known score: E^DM(x, t) = -2σ²t log Σ exp(-‖x - ξ‖² / (2σ²t))
// (tutorial eq. 4.7), which is log-sum-exp (eq. 4.8) at β = 1/(2σ²t), and its limit of a full circle (4.13).
#pragma once
#include "core/energy/dense/dense.h"
#include "core/energy/registry.h"

namespace memscape {

/// β = 1/(2σ²t).
inline double inverse_temperature(double t, double sigma) {
  return 1 / (2 * sigma * sigma * t);
}
/// t = 1/(2σ²β).
inline double time_of(double beta, double sigma) {
  return 1 / (2 * sigma * sigma * beta);
}

/// The form of E^DM(x, t) for a diffusion dx = σ dw.
DenseForm diffusion_form(double t, double sigma);

/// ∇ log p_t(x) = -∇E(x, t) / (2σ²t), D. Source: tutorial eqs. 4.4 and 4.6. `energy` is that of time t.
Vector score_of(const Energy& energy, double t, const ConstVector& x);

// Rows of the registry.
EnergyKind diffusion_kind();
EnergyKind circle_kind();

}  // namespace memscape
