// The rows of the diffusion energy and of the full circle.
#include "core/energy/diffusion.h"

#include <cstdio>

#include "core/energy/circle.h"

namespace memscape {
namespace {

/// Four significant digits are enough beside a slider; whole numbers below a million in full.
std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, value >= 1e3 && value < 1e6 ? "%.0f" : "%.4g", value);
  return text;
}

}  // namespace

DenseForm diffusion_form(double t, double sigma) {
  return {
      .similarity = Similarity::full, .beta = inverse_temperature(t, sigma), .scaled = true, .sigma = sigma};
}

Vector score_of(const Energy& energy, double t, const ConstVector& x) {
  const double sigma = energy.timed() ? energy.timed()->noise_rate() : 1;
  return -inverse_temperature(t, sigma) * energy.gradient(x);
}

EnergyKind diffusion_kind() {
  return {
      "diffusion",
      "Diffusion of a data set",
      "The data after a random walk of duration t: minus the logarithm of their density, times 2σ²t. Small "
      "t gives every memory a well, large t blends them.",
      "tutorial eqs. 4.6 and 4.7",
      {{"t", "t", "Diffusion time", "",
        "How long noise has been added to the data. It is log-sum-exp (full distance) at β = 1/(2σ²t).", 1e-6,
        10, 0.15, Scale::logarithmic},
       {"sigma", "σ", "Noise rate", "",
        "Standard deviation that the noise adds in one unit of time, in each coordinate.", 0.1, 10, 1,
        Scale::logarithmic}},
      [](const Settings& settings, const Matrix& Xi) -> std::unique_ptr<Model> {
        return std::make_unique<DenseMemory>(diffusion_form(settings.get("t"), settings.get("sigma")), Xi);
      },
      [](const Settings& settings) {
        const double t = settings.get("t"), sigma = settings.get("sigma");
        return "E(x, t) = −2σ²t log Σ exp(−‖x − ξ‖²/(2σ²t)), t = " + number(t) + ", σ = " + number(sigma) +
               ", β = 1/(2σ²t) = " + number(inverse_temperature(t, sigma));
      },
      [](const Settings& settings, double t) {
        Settings later = settings;
        later.values["t"] = t;
        return later;
      },
      "t"};
}

EnergyKind circle_kind() {
  return {
      "circle",
      "Full circle (K → ∞)",
      "What log-sum-exp (full distance) tends to as more and more memories fill the unit circle: the energy "
      "depends on the distance R from the origin alone.",
      "tutorial eq. 4.13",
      {{"beta", "β", "Inverse temperature", "",
        "Sharpness of the valley. Below 1 it is a bowl; above, a ring that comes near to (R − 1)².", 0.001,
        1e6, 8, Scale::logarithmic}},
      [](const Settings& settings, const Matrix& Xi) -> std::unique_ptr<Model> {
        return std::make_unique<CircleEnergy>(settings.get("beta"), static_cast<int>(Xi.rows()));
      },
      [](const Settings& settings) {
        return "E(x) = R² + 1 − (1/β) log I₀(2βR), R = ‖x‖, β = " + number(settings.get("beta"));
      },
      [](const Settings& settings, double t) {
        Settings later = settings;
        later.values["beta"] = inverse_temperature(t, 1);
        return later;
      },
      "beta"};
}

}  // namespace memscape
