// Tiles of a field state by state: E at every pixel over the memories that can matter there.
#include <algorithm>
#include <numeric>

#include "core/energy/dense/plane_form.h"
#include "core/energy/simd/kernels.h"

namespace memscape {
namespace {

/// Distance from `at` to the interval from low to high.
double outside(double at, double low, double high) {
  return std::max({low - at, at - high, 0.0});
}

}  // namespace

void DirectTiles::keep_within_reach(const TilePlace& place, const Grid& grid) {
  kept_.resize(static_cast<size_t>(memories_.count()));
  std::iota(kept_.begin(), kept_.end(), 0);
  const DenseForm& form = memories_.form;
  if (form.is_dot() || form.separation != Separation::shifted_relu) return;
  auto sorted = [](double a, double b) { return std::minmax({a, b}); };
  const auto u =
      sorted(grid.x(place.i0) - memories_.shift[0], grid.x(place.i0 + place.width - 1) - memories_.shift[0]);
  const auto v =
      sorted(grid.y(place.j0) - memories_.shift[1], grid.y(place.j0 + place.height - 1) - memories_.shift[1]);
  const double reach = 2 / (form.slope() * form.beta) * (1 + 1e-12);
  std::erase_if(kept_, [&](int k) {
    double du = outside(memories_.offsets(0, k), u.first, u.second);
    double dv = outside(memories_.offsets(1, k), v.first, v.second);
    return du * du + dv * dv + memories_.constant[k] > reach;
  });
}

void DirectTiles::compute(const TilePlace& place, Field& field, const std::vector<int>* kept) {
  if (!kept) keep_within_reach(place, field.grid), kept = &kept_;
  const DenseForm& form = memories_.form;
  const int N = place.width * place.height, K = static_cast<int>(kept->size());
  const bool derivatives = !field.du.empty();
  Xi_.resize(2 * kept->size()), constant_.resize(kept->size());
  for (int k = 0; k < K; ++k) {
    int memory = (*kept)[static_cast<size_t>(k)];
    Xi_[2 * k] = memories_.offsets(0, memory), Xi_[2 * k + 1] = memories_.offsets(1, memory);
    constant_[k] = memories_.constant[memory];
  }
  X_.resize(2 * static_cast<size_t>(N)), gradient_.resize(X_.size()), energy_.resize(static_cast<size_t>(N));
  scratch_.resize(simd::scratch_size(2, K));
  for (int n = 0; n < N; ++n) {
    X_[2 * n] = field.grid.x(place.i0 + n % place.width) - memories_.shift[0];
    X_[2 * n + 1] = field.grid.y(place.j0 + n / place.width) - memories_.shift[1];
  }
  simd::States states = states_of(form, 2, K, N);
  states.confinement = 0;
  states.Xi = Xi_.data(), states.constant = constant_.data(), states.X = X_.data();
  states.energy = energy_.data(), states.gradient = derivatives ? gradient_.data() : nullptr;
  states.scratch = scratch_.data();
  simd::kernels().states(states);
  for (int n = 0; n < N; ++n) {
    size_t node =
        static_cast<size_t>(place.j0 + n / place.width) * field.grid.width + place.i0 + n % place.width;
    double u = X_[2 * n], v = X_[2 * n + 1];
    bool supported = energy_[n] < std::numeric_limits<double>::infinity();
    field.energy[node] = energy_float(energy_[n] + memories_.confinement_u(u) + memories_.confinement_v(v));
    if (!derivatives) continue;
    field.du[node] = supported ? finite_float(gradient_[2 * n] + memories_.confinement_slope(0, u)) : 0;
    field.dv[node] = supported ? finite_float(gradient_[2 * n + 1] + memories_.confinement_slope(1, v)) : 0;
  }
}

}  // namespace memscape
