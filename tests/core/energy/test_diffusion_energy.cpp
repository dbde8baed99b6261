// The energy of a diffusion model and of the full circle: eq. 4.7 against eq. 4.8, eq. 4.13 against sums over
// many memories, the Bessel functions against Boost's, and the score against the density's slope.
#include <doctest/doctest.h>

#include <boost/math/special_functions/bessel.hpp>
#include <numbers>

#include "core/energy/bessel.h"
#include "core/energy/circle.h"
#include "core/energy/diffusion.h"
#include "support_energies.h"
#include "tests/support_circle.h"

namespace memscape {
namespace {

using namespace memscape::testing;

TEST_CASE("eq. 4.7 is eq. 4.8 at β = 1/(2σ²t), both written out") {
  const Matrix Xi = random_matrix(3, 7, 21);
  for (double t : {1e-4, 0.15, 1.0, 4.0})
    for (double sigma : {0.5, 1.0, 3.0}) {
      CAPTURE(t);
      CAPTURE(sigma);
      const double beta = 1 / (2 * sigma * sigma * t);
      auto dm = make_energy(settings_with("diffusion", {{"t", t}, {"sigma", sigma}}), Xi);
      auto am = make_energy(settings_with("lse", {{"beta", beta}, {"distance", 1}, {"scaled", 1}}), Xi);
      for (int trial = 0; trial < 10; ++trial) {
        const Vector x = random_matrix(3, 1, 300 + trial).col(0);
        const Vector square = (Xi.colwise() - x).colwise().squaredNorm().transpose();
        const double lowest = square.minCoeff(), width = 2 * sigma * sigma * t;
        const double written = lowest - width * std::log((-(square.array() - lowest) / width).exp().sum());
        CHECK(dm->value(x) == doctest::Approx(written).epsilon(1e-13));
        CHECK(dm->value(x) == am->value(x));
        CHECK(dm->gradient(x) == am->gradient(x));
      }
    }
}

TEST_CASE("the score is the slope of log p_t, eq. 4.5, and an energy knows itself at other times") {
  const Matrix Xi = random_matrix(2, 5, 22);
  const double sigma = 0.7;
  auto energy = make_energy(settings_with("diffusion", {{"t", 0.3}, {"sigma", sigma}}), Xi);
  CHECK(energy->timed()->noise_rate() == sigma);
  for (double t : {0.02, 0.3, 2.0}) {
    auto later = energy->timed()->at_time(t);
    REQUIRE(later);
    const double v = sigma * sigma * t;
    auto log_density = [&](const Vector& x) {
      double sum = 0;
      for (const auto& xi : Xi.colwise())
        sum += std::exp(-(x - xi).squaredNorm() / (2 * v)) / (2 * std::numbers::pi * v);
      return std::log(sum / 5);
    };
    for (int trial = 0; trial < 10; ++trial) {
      Vector x = random_matrix(2, 1, 400 + trial, -0.8, 0.8).col(0);
      const Vector score = score_of(*later, t, x);
      for (int d = 0; d < 2; ++d) {
        // Central differences of size h: error h² times the third derivative, which is about 1/v^1.5.
        const double h = 1e-4 * std::sqrt(v);
        Vector up = x, down = x;
        up[d] += h, down[d] -= h;
        CHECK(score[d] == doctest::Approx((log_density(up) - log_density(down)) / (2 * h)).epsilon(1e-5));
      }
    }
  }
  CHECK(make_energy(settings_with("lse", {{"beta", 3}}), Xi)->timed()->at_time(0.25)->value(Xi.col(0)) ==
        make_energy(settings_with("lse", {{"beta", 2}, {"distance", 1}}), Xi)->value(Xi.col(0)));
  for (const char* timeless : {"lsr", "mhn", "polynomial"})
    CHECK(make_energy(settings_with(timeless), Xi)->timed() == nullptr);
}

TEST_CASE("log I0 and I1/I0 against Boost, and against their limits where Boost overflows") {
  using boost::math::cyl_bessel_i;
  for (double z : {0.0, 1e-9, 1e-3, 0.1, 1.0, 3.7, 7.75, 10.0, 19.99, 20.0, 20.01, 50.0, 200.0, 700.0}) {
    CAPTURE(z);
    const double expected = std::log(cyl_bessel_i(0, z));  // which loses what lies below the rounding of 1
    CHECK(std::abs(log_bessel_i0(z) - expected) <= 1e-15 + 1e-14 * expected);
    CHECK(bessel_ratio(z) == doctest::Approx(cyl_bessel_i(1, z) / cyl_bessel_i(0, z)).epsilon(1e-14));
  }
  CHECK(log_bessel_i0(1e-9) == doctest::Approx(0.25e-18).epsilon(1e-15).scale(0));
  for (double z : {1e4, 1e8, 1e14}) {
    const double lead = z - 0.5 * std::log(2 * std::numbers::pi * z) + 1 / (8 * z) + 1 / (16 * z * z);
    CHECK(log_bessel_i0(z) == doctest::Approx(lead).epsilon(1e-14));
    // The next term is 1/(8 z³); a ratio near 1 is rounded to 2e-16.
    CHECK(std::abs(1 - bessel_ratio(z) - 1 / (2 * z) - 1 / (8 * z * z)) <= 0.13 / (z * z * z) + 3e-16);
  }
  CHECK(bessel_ratio_over(0) == 0.5);
}

TEST_CASE("eq. 4.13 is the sum over 100 000 even memories on the circle") {
  const int K = 100000;
  const Matrix Xi = even_circle(K);
  // The sum is the trapezium rule of a periodic function, exact to rounding while K is well above sqrt β.
  for (double beta : {0.01, 1.0, 8.0, 100.0, 1e4, 1e6}) {
    CAPTURE(beta);
    const DenseMemory sum(DenseForm{.similarity = Similarity::full, .beta = beta}, Xi);
    const CircleEnergy circle(beta, 2);
    for (const Vector& x : {Vector{{0, 0}}, Vector{{1e-7, 0}}, Vector{{0.3, -0.2}}, Vector{{0.6, 0.8}},
                            Vector{{-1.4, 1.1}}, Vector{{0, 40.0}}}) {
      CAPTURE(x.transpose());
      // Rounding of exp at β E leaves 1e-16 E, that of the sum 1e-16 / β.
      const double tolerance = 1e-13 * (1 + x.squaredNorm()) * (1 + 1 / beta);
      CHECK(std::abs(circle.value(x) - (sum.value(x) + std::log(K) / beta)) < tolerance);
      // The weights of the sum are as exact as β ‖x - ξ‖² is, which is rounded to 2e-16 of itself.
      CHECK((circle.gradient(x) - sum.gradient(x)).norm() <
            1e-11 * (1 + x.norm()) + 2e-16 * beta * (1 + x.squaredNorm()));
      CHECK((circle.hessian(x) - sum.hessian(x)).norm() < 1e-9 * (1 + beta));
    }
  }
}

TEST_CASE("the circle: a bowl below β = 1, a ring near R = 1 above; smooth at the origin") {
  const Vector origin = Vector::Zero(2);
  for (double beta : {0.5, 2.0, 1e6}) {
    const CircleEnergy circle(beta, 2);
    CHECK(circle.value(origin) == 1);
    CHECK(circle.gradient(origin).isZero(0));
    CHECK(circle.hessian(origin).isApprox((2 - 2 * beta) * Matrix::Identity(2, 2)));
    CHECK(circle.memory_weights() == nullptr);
    CHECK(circle.attention() == nullptr);
  }
  const CircleEnergy sharp(1e6, 2);
  // (R - 1)² + log(4πβR) / 2β, up to 1/(16 β² R).
  for (double R : {0.5, 1.0, 1.5})
    CHECK(sharp.value(Vector{{0, R}}) ==
          doctest::Approx((R - 1) * (R - 1) + std::log(4 * std::numbers::pi * 1e6 * R) / 2e6).epsilon(1e-9));
  const CircleEnergy space(3, 4);
  const CircleEnergy plane(3, 2);
  CHECK(space.value(Vector{{0.3, 0.4, 2, -1}}) == doctest::Approx(plane.value(Vector{{0.3, 0.4}}) + 5));
}

TEST_CASE("fields of the circle and of very short times agree with the formula") {
  for (double beta : {0.001, 0.5, 8.0, 1e3, 1e6})
    for (double half : {1e-6, 1.5, 1e4}) {
      const CircleEnergy circle(beta, 2);
      Field field;
      REQUIRE(circle.grid(Plane::whole(), {41, 37, -half, half, -0.9 * half, half}, true, field));
      Vector g(2);
      double worst = 0;
      for (int j = 0; j < 37; ++j)
        for (int i = 0; i < 41; ++i) {
          const double e = circle.value_and_gradient(Vector{{field.grid.x(i), field.grid.y(j)}}, g);
          const auto node = static_cast<std::size_t>(j) * 41 + i;
          worst = std::max(worst, std::abs(field.at(i, j) - e) / (1 + std::abs(e)));
          worst = std::max(worst, std::abs(field.du[node] - g[0]) / (1 + g.norm()));
          worst = std::max(worst, std::abs(field.dv[node] - g[1]) / (1 + g.norm()));
        }
      CAPTURE(beta);
      CAPTURE(half);
      CHECK(worst < 5e-6);
    }
  const Matrix Xi = even_circle(9);
  for (double t : {1e-6, 1e-5, 1e-3}) {
    auto energy = make_energy(settings_with("diffusion", {{"t", t}}), Xi);
    Field field;
    REQUIRE(energy->grid(Plane::whole(), {61, 61, -1.5, 1.5, -1.5, 1.5}, true, field));
    Vector g(2);
    double worst = 0;
    for (int j = 0; j < 61; ++j)
      for (int i = 0; i < 61; ++i) {
        const double e = energy->value_and_gradient(Vector{{field.grid.x(i), field.grid.y(j)}}, g);
        worst = std::max(worst, std::abs(field.at(i, j) - e) / (1 + std::abs(e)));
      }
    CAPTURE(t);
    CHECK(worst < 5e-6);
  }
}

TEST_CASE("the formulas of both energies carry their numbers") {
  CHECK(find_energy("diffusion")->formula(settings_with("diffusion", {{"t", 0.5}})) ==
        "E(x, t) = −2σ²t log Σ exp(−‖x − ξ‖²/(2σ²t)), t = 0.5, σ = 1, β = 1/(2σ²t) = 1");
  CHECK(find_energy("circle")->formula(settings_with("circle", {{"beta", 20}})) ==
        "E(x) = R² + 1 − (1/β) log I₀(2βR), R = ‖x‖, β = 20");
}

}  // namespace
}  // namespace memscape
