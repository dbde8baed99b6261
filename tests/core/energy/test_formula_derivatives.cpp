// The derivatives of typed formulas: against closed forms and differences, at kinks and at the origin.
#include <doctest/doctest.h>

#include <limits>
#include <numbers>

#include "core/energy/formula/formula.h"
#include "core/energy/formula/formula_program.h"
#include "support_energies.h"
#include "support_formula.h"
#include "support_traps.h"

namespace memscape {
namespace {

using namespace memscape::testing;

constexpr double infinity = std::numeric_limits<double>::infinity();

const std::string himmelblau = "(x1^2 + x2 - a)^2 + (x1 + x2^2 - b)^2";

TEST_CASE("derivatives are exact to rounding") {
  const auto smooth = energy_of(himmelblau, {{"a", 11}, {"b", 7}});
  const auto wavy = energy_of("exp(x1)*sin(3*x2) + 10*cos(2*pi*x1*x2)");
  const double w = 2 * std::numbers::pi;
  Vector g(2);
  for (int trial = 0; trial < 50; ++trial) {
    const Vector x = random_matrix(2, 1, 40 + trial, -4, 4).col(0);
    const double p = x[0] * x[0] + x[1] - 11, q = x[0] + x[1] * x[1] - 7;
    const double E = smooth.value_and_gradient(x, g);
    CHECK(E == doctest::Approx(p * p + q * q).epsilon(1e-14));
    // What the formula sums up, whose rounding outlasts E.
    const double size =
        std::pow(x[0] * x[0] + std::abs(x[1]) + 11, 2) + std::pow(std::abs(x[0]) + x[1] * x[1] + 7, 2);
    CHECK((g - Vector{{4 * x[0] * p + 2 * q, 2 * p + 4 * x[1] * q}}).norm() <= 1e-14 * size);
    Matrix H{{12 * x[0] * x[0] + 4 * x[1] - 42, 4 * (x[0] + x[1])},
             {4 * (x[0] + x[1]), 12 * x[1] * x[1] + 4 * x[0] - 26}};
    CHECK((smooth.hessian(x) - H).norm() <= 1e-14 * size);

    const Vector y = x / 4;
    wavy.value_and_gradient(y, g);
    const double s = 10 * w * std::sin(w * y[0] * y[1]), c = 10 * w * w * std::cos(w * y[0] * y[1]);
    const double e = std::exp(y[0]), s3 = std::sin(3 * y[1]), c3 = std::cos(3 * y[1]);
    CHECK((g - Vector{{e * s3 - s * y[1], 3 * e * c3 - s * y[0]}}).norm() <= 1e-12);
    const double cross = 3 * e * c3 - c * y[0] * y[1] - s;
    Matrix K{{e * s3 - c * y[1] * y[1], cross}, {cross, -9 * e * s3 - c * y[0] * y[0]}};
    CHECK((wavy.hessian(y) - K).norm() <= 1e-11);
  }
  // Far away the steps stay short against what the formula varies over, and exact.
  const auto far = energy_of("sin(x1)");
  far.value_and_gradient(Vector{{1e5, 0}}, g);
  CHECK(g[0] == doctest::Approx(std::cos(1e5)).epsilon(1e-14));
}

TEST_CASE("every function has the derivatives of its values") {
  const char* texts[] = {"sin(x1*y)",
                         "cos(x1)*y",
                         "tan(x1/2) + y",
                         "asin(x1/3)*y",
                         "acos(y/4)*x1",
                         "atan(x1*y)",
                         "atan2(x1, y + 2)",
                         "sinh(x1)*y",
                         "cosh(x1 - y)",
                         "tanh(3*x1)*y",
                         "asinh(2*x1)*y",
                         "acosh(2 + x1^2)*y",
                         "atanh(x1*y/4)",
                         "exp(-x1*y)",
                         "ln(3 + x1*y)",
                         "log(2 + x1^2)",
                         "log2(2 + y^2)",
                         "log10(3 + y)*x1",
                         "sqrt(2 + x1*y)",
                         "abs(x1)*y^3",
                         "x1^3*y^-2",
                         "(1 + x1^2)^y",
                         "pow(2, x1*y)",
                         "max(x1, y, x1*y)",
                         "min(x1 + y, 3*y)",
                         "sum(x1, y^2, 3)*avg(x1, y)",
                         "x1 < y ? x1^2*y : y^3",
                         "x1/(2 + y) - -y/x1",
                         "r*x1 + 1/r",
                         "lse(2)*y",
                         "d2(1)*d2(2)",
                         "lse(1 + x1^2)",
                         "rint(x1)*y + sign(y)*x1",
                         "(x1 > 0 && y > 0 || y < -5)*x1^2"};
  const Matrix Xi{{1, 0}, {0, 3}};
  Vector g(2), other(2);
  for (const char* text : texts) {
    CAPTURE(text);
    const auto energy = energy_of(text, {}, Xi);
    for (double sign : {1.0, -1.0}) {
      const Vector x{{sign * 0.8, 0.6}};
      REQUIRE(energy.value(x) < infinity);
      energy.value_and_gradient(x, g);
      const Matrix H = energy.hessian(x);
      for (int d = 0; d < 2; ++d) {
        constexpr double h = 1e-5;
        const Vector step = h * Vector::Unit(2, d);
        CHECK((energy.value(x + step) - energy.value(x - step)) / (2 * h) ==
              doctest::Approx(g[d]).epsilon(1e-8).scale(1));
        energy.value_and_gradient(x + step, other);
        Vector slope = other;
        energy.value_and_gradient(x - step, other);
        CHECK(((slope - other) / (2 * h) - H.col(d)).norm() <= 1e-7 * (1 + H.norm()));
      }
    }
  }
}

TEST_CASE("derivatives at kinks and at the origin") {
  Vector g(2);
  const Vector origin = Vector::Zero(2);
  for (const char* text : {"abs(x1) + abs(y)", "r", "max(x1, -x1)", "min(y, 0 - y)"}) {
    CAPTURE(text);
    energy_of(text).value_and_gradient(origin, g);
    CHECK(g.isZero(0));
  }
  CHECK(energy_of("(r^2 - a)^2", {{"a", 1}}).hessian(origin).isApprox(-4 * Matrix::Identity(2, 2)));
  CHECK(energy_of("1000000 + 0.000001*(x^2 + y^2)")
            .gradient(Vector{{1e-9, 1}})
            .isApprox(Vector{{2e-15, 2e-6}}));
}

TEST_CASE("slopes at the origin are finite however steep") {
  const FormulaEnergy energy = energy_of("r^2 - 1e308*x1 + 6e307*x2^2");
  CHECK(energy.gradient(Vector::Zero(2)) == Vector{{-1e308, 0}});
  CHECK(energy.hessian(Vector::Zero(2)).allFinite());
}

}  // namespace
}  // namespace memscape
