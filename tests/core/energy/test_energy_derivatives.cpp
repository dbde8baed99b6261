// Every energy of the registry: its gradient against differences of its value, its Hessian against
// differences of its gradient.
#include <doctest/doctest.h>

#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

/// Central differences of the value with Richardson's correction, error O(h⁴) and about 1e-11 |E| from
/// rounding.
double difference(const Energy& energy, Vector x, int i, double h) {
  auto slope = [&](double step) {
    double middle = x[i];
    x[i] = middle + step;
    double right = energy.value(x);
    x[i] = middle - step;
    double left = energy.value(x);
    x[i] = middle;
    return (right - left) / (2 * step);
  };
  return (4 * slope(h / 2) - slope(h)) / 3;
}

/// Column i of the Hessian by central differences of the gradient.
Vector column_difference(const Energy& energy, Vector x, int i, double h) {
  double middle = x[i];
  x[i] = middle + h;
  Vector right = energy.gradient(x);
  x[i] = middle - h;
  return (right - energy.gradient(x)) / (2 * h);
}

/// True where a kink of max(·, 0) or the border of the support lies within h of x: differences of the
/// gradient then depend on their step. Does not look at the Hessian, which is under test.
bool near_kink(const Energy& energy, const Vector& x, double h) {
  if (!std::isfinite(energy.value(x))) return true;
  for (int i = 0; i < x.size(); ++i) {
    for (double side : {-h, h}) {
      Vector y = x;
      y[i] += side;
      if (!std::isfinite(energy.value(y))) return true;
    }
    Vector wide = column_difference(energy, x, i, h), narrow = column_difference(energy, x, i, h / 8);
    if ((wide - narrow).norm() > 1e-3 * (1 + wide.norm() + energy.gradient(x).norm())) return true;
  }
  return false;
}

/// False where nothing could be checked.
bool check_derivatives(const Settings& settings, const Energy& energy, const Vector& x) {
  const double h = 1e-4;
  if (near_kink(energy, x, h)) return false;
  CAPTURE(text_of(settings));
  CAPTURE(x.size());
  Vector g = energy.gradient(x);
  Matrix H = energy.hessian(x);
  REQUIRE(H.isApprox(H.transpose()));
  double value = energy.value(x);
  CHECK(value == energy.value_and_gradient(x, g));
  // Rounding of E over h, and h⁴ times the fifth derivative, which is of the size of the curvature's square.
  double tolerance = 1e-10 * (1 + std::abs(value)) / h * 1e-1 + 1e-6 * (1 + g.norm() + H.norm());
  for (int i = 0; i<x.size(); i += x.size()> 8 ? 13 : 1) {
    CHECK(std::abs(g[i] - difference(energy, x, i, h)) <= tolerance);
    Vector column = column_difference(energy, x, i, h);
    CHECK((column - H.col(i)).norm() <= 1e-8 * (1 + g.norm()) / h * 1e-2 + 1e-4 * (1 + H.norm()));
  }
  return true;
}

TEST_CASE("gradient and Hessian agree with differences for every energy") {
  int checked = 0, skipped = 0;
  for (double beta : {0.01, 1.0, 8.0})
    for (const Settings& settings : all_settings(beta))
      for (int D : {1, 2, 3, 64})
        for (int K : {1, 2, 7}) {
          if (D == 64 && K == 2) continue;
          double size = D == 64 ? 0.1 : 1;
          auto energy = make_energy(settings, random_matrix(D, K, 7 * D + K, -size, size));
          for (int trial = 0; trial < 3; ++trial) {
            Vector x = random_matrix(D, 1, 100 + trial, -size, size).col(0);
            (check_derivatives(settings, *energy, x) ? checked : skipped)++;
          }
        }
  MESSAGE("checked " << checked << ", skipped " << skipped);
  CHECK(skipped < checked / 2);
}

}  // namespace
}  // namespace memscape
