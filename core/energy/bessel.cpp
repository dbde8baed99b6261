// With q = z²/4: I0 = Σ q^k / k!² and I1 = (z/2) Σ q^k / (k! (k+1)!) up to z = 20; beyond it
// I_n = e^z / sqrt(2πz) Σ_k Π_j ((2j - 1)² - 4n²) / (8 j z), whose terms fall below 1e-17 there.
#include "core/energy/bessel.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace memscape {
namespace {

constexpr double series_end = 20, rounding = 1e-17;

/// Σ_{k >= 1} q^k / (k! (k + n)!), which for n = 1 starts from 1 as well.
double series_tail(double q, int n) {
  double term = 1, sum = 0;
  for (int k = 1; term > rounding * (1 + sum); ++k) {
    term *= q / (static_cast<double>(k) * (k + n));
    sum += term;
  }
  return sum;
}

/// I_n(z) sqrt(2πz) exp(-z).
double expansion(double z, int n) {
  double term = 1, sum = 1;
  for (int k = 1; k < 60 && std::abs(term) > rounding; ++k) {
    const double odd = 2 * k - 1;
    term *= (odd * odd - 4 * n * n) / (8 * k * z);
    sum += term;
  }
  return sum;
}

}  // namespace

double log_bessel_i0(double z) {
  if (z <= series_end) return std::log1p(series_tail(0.25 * z * z, 0));
  if (z == std::numeric_limits<double>::infinity()) return z;
  return z - 0.5 * (std::log(2 * std::numbers::pi) + std::log(z)) + std::log(expansion(z, 0));
}

double bessel_ratio_over(double z) {
  if (z > series_end) return expansion(z, 1) / expansion(z, 0) / z;
  const double q = 0.25 * z * z;
  return 0.5 * (1 + series_tail(q, 1)) / (1 + series_tail(q, 0));
}

double bessel_ratio(double z) {
  if (z > series_end) return expansion(z, 1) / expansion(z, 0);
  return z * bessel_ratio_over(z);
}

}  // namespace memscape
