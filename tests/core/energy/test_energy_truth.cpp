// Each kind of energy against points whose value is known in closed form, and what descent and attention must
// do on it.
#include <doctest/doctest.h>

#include <algorithm>
#include <numbers>
#include <thread>

#include "support_energies.h"
#include "support_traps.h"

#include "core/base/parallel.h"

namespace memscape {
namespace {

using namespace memscape::testing;
constexpr double infinity = std::numeric_limits<double>::infinity();

std::shared_ptr<const Energy> energy_of(std::string_view kind,
                                        std::vector<std::pair<std::string, double>> values,
                                        const Matrix& Xi) {
  return make_energy(settings_with(kind, std::move(values)), Xi);
}

/// Equal but for rounding in a handful of operations.
doctest::Approx near(double value) {
  return doctest::Approx(value).epsilon(1e-13);
}

Matrix triangle() {
  const double h = std::sqrt(3.0) / 2;
  return Matrix{{0, -h, h}, {1, -0.5, -0.5}};
}

TEST_CASE("one memory is a paraboloid for log-sum-exp") {
  for (double beta : {0.001, 1.0, 8.0, 1e4}) {
    Matrix Xi{{1}, {2}, {-1}};
    Vector x{{0.5, 0, 1}};
    const double square = 0.25 + 4 + 4;
    CHECK(energy_of("lse", {{"beta", beta}}, Xi)->value(x) == near(0.5 * square));
    CHECK(energy_of("lse", {{"beta", beta}, {"scaled", 0}}, Xi)->value(x) == near(0.5 * beta * square));
    CHECK(energy_of("lse", {{"beta", beta}, {"distance", 1}}, Xi)->value(x) == near(square));
    CHECK(energy_of("lse", {{"beta", beta}, {"distance", 1}, {"scaled", 0}}, Xi)->value(x) ==
          near(beta * square));
    auto full = energy_of("lse", {{"beta", beta}, {"distance", 1}}, Xi);
    CHECK((full->gradient(x) - 2 * (x - Xi.col(0))).norm() < 1e-13);
    CHECK((full->hessian(x) - 2 * Matrix::Identity(3, 3)).norm() < 1e-9);
  }
}

TEST_CASE("two memories at ±m: value, zero slope and curvature 1 - β‖m‖² at the midpoint") {
  Matrix Xi{{0.6, -0.6}, {0.8, -0.8}};
  Vector middle = Vector::Zero(2), m = Xi.col(0);
  for (double beta : {0.5, 1.0, 3.0, 100.0}) {
    auto lse = energy_of("lse", {{"beta", beta}}, Xi);
    CHECK(lse->value(middle) == near(0.5 - std::log(2) / beta));
    CHECK(lse->gradient(middle).norm() < 1e-15);
    Matrix expected = Matrix::Identity(2, 2) - beta * m * m.transpose();
    CHECK((lse->hessian(middle) - expected).norm() < 1e-12 * beta);
    auto mhn = energy_of("mhn", {{"beta", beta}}, Xi);
    CHECK(mhn->value(middle) == near(-std::log(2) / beta));
    CHECK((mhn->hessian(middle) - expected).norm() < 1e-12 * beta);
    CHECK(mhn->value(m) == near(0.5 - 1 - std::log1p(std::exp(-2 * beta)) / beta));
  }
}

TEST_CASE("three memories on a triangle have a ghost minimum at the centre below β = 2") {
  Vector centre = Vector::Zero(2);
  for (double beta : {1.84, 1.95, 2.05}) {
    auto lse = energy_of("lse", {{"beta", beta}}, triangle());
    CHECK(lse->gradient(centre).norm() < 1e-15);
    CHECK((lse->hessian(centre) - (1 - beta / 2) * Matrix::Identity(2, 2)).norm() < 1e-12);
    // Four minima need a saddle between the centre and a memory: towards the memory the slope first rises,
    // then falls.
    auto slope = [&](double r) { return lse->gradient(Vector{{0, r}})[1]; };
    bool up = false, down_after_up = false;
    for (double r = 0.01; r < 1; r += 0.01) {
      if (slope(r) > 0) up = true;
      if (up && slope(r) < 0) down_after_up = true;
    }
    CHECK((up && down_after_up) == (beta < 2));
  }
}

TEST_CASE("log-sum-ReLU: closed form inside, infinite outside, minimum at the centroid") {
  const double beta = 2;  // reach 1
  auto one = energy_of("lsr", {{"beta", beta}}, Matrix{{0}, {0}});
  CHECK(one->value(Vector{{0.6, 0}}) == near(-std::log(1 - 0.36) / beta));
  for (Vector x : {Vector{{1, 0}}, Vector{{0.8, 0.7}}, Vector{{1e6, 0}}}) {
    Vector g(2), next(2);
    CHECK(one->value_and_gradient(x, g) == infinity);
    CHECK(g.isZero(0));
    CHECK(one->hessian(x).isZero(0));
    CHECK(one->memory_weights()->weights(x).isZero(0));
    CHECK_FALSE(one->attention()->update(x, next));
  }
  // Close to the border of the support the energy is finite or not, but its slope is finite.
  for (double d = 1; d > 1e-17; d /= 2) {
    Vector g(2);
    double e = one->value_and_gradient(Vector{{1 - d, 0}}, g);
    CHECK((e < infinity ? g.allFinite() : g.isZero(0)));
  }
  // All three memories of the triangle are within reach 1.2 of the centre.
  const double wide = 2 / 1.44;
  auto three = energy_of("lsr", {{"beta", wide}}, triangle());
  Vector centre = Vector::Zero(2);
  const double Z = 3 * (1 - wide / 2);
  CHECK(three->value(centre) == near(-std::log(Z) / wide));
  CHECK(three->gradient(centre).norm() < 1e-15);
  CHECK((three->hessian(centre) - 3 / Z * Matrix::Identity(2, 2)).norm() < 1e-12);
  Vector next(2);
  REQUIRE(three->attention()->update(Vector{{0.05, 0.03}}, next));
  CHECK(next.norm() < 1e-15);
  CHECK(three->memory_weights()->weights(Vector{{0.05, 0.03}}).isApprox(Vector::Constant(3, 1.0 / 3)));
}

TEST_CASE(
    "polynomial memories: degree 2 is the classic Hopfield energy; mirror images count unless rectified") {
  Matrix Xi{{1, 1, -1}, {1, -1, 1}, {1, 1, 1}, {-1, 1, 1}};
  Vector x{{1, -1, 1, 1}};
  auto classic = energy_of("polynomial", {{"degree", 2}, {"rectified", 0}, {"confined", 0}}, Xi);
  CHECK(classic->value(x) == near(-(0 + 16 + 0)));
  CHECK(classic->value(-x) == near(-16));
  auto cubic = energy_of("polynomial", {{"degree", 3}, {"rectified", 1}, {"beta", 0.5}, {"confined", 1}}, Xi);
  CHECK(cubic->value(x) == near(-8 + 2));
  CHECK(cubic->value(-x) == near(2));
  CHECK((cubic->gradient(x) - (x - 0.5 * 3 * 4 * Xi.col(1))).norm() < 1e-13);
}

TEST_CASE("the logarithm of a sum that is not positive is unsupported") {
  Matrix Xi{{1}, {0}};
  std::vector<std::pair<std::string, double>> odd = {
      {"similarity", 2}, {"separation", 1}, {"degree", 3}, {"beta", 1}};
  auto cubic = energy_of("dense", odd, Xi);
  CHECK(cubic->value(Vector{{2, 5}}) == near(-3 * std::log(2)));
  CHECK(cubic->value(Vector{{-2, 5}}) == infinity);
  CHECK(cubic->value(Vector{{0, 5}}) == infinity);
  CHECK(cubic->gradient(Vector{{-2, 5}}).isZero(0));
  // The powers are taken relative to the largest overlap: z²⁰ of z = 1e-20 is below what a double holds.
  auto high = energy_of("dense", {{"similarity", 2}, {"separation", 2}, {"degree", 20}, {"beta", 1}}, Xi);
  CHECK(high->value(Vector{{1e-20, 0}}) == near(400 * std::log(10)));
  CHECK(high->gradient(Vector{{1e-20, 0}})[0] == near(-20e20));
}

TEST_CASE("a full step on the scaled log-sum-exp energy is one attention update") {
  for (int D : {1, 2, 64})
    for (double beta : {0.01, 8.0, 1e4}) {
      Matrix Xi = random_matrix(D, 12, 3);
      for (const char* kind : {"lse", "mhn"}) {
        auto energy = energy_of(kind, {{"beta", beta}}, Xi);
        for (int trial = 0; trial < 20; ++trial) {
          Vector x = random_matrix(D, 1, 50 + trial, -2, 2).col(0), next(D);
          REQUIRE(energy->attention()->update(x, next));
          Vector z = kind[0] == 'l'
                         ? Vector(-0.5 * beta * (Xi.colwise() - x).colwise().squaredNorm().transpose())
                         : Vector(beta * Xi.transpose() * x);
          Vector w = (z.array() - z.maxCoeff()).exp();
          CHECK((next - Xi * w / w.sum()).norm() < 1e-14 * D);
          CHECK((x - energy->gradient(x) - next).norm() < 1e-14 * D);
        }
      }
    }
}

TEST_CASE("log-sum-exp energy does not rise for steps below 2, nor along attention") {
  for (double beta : {0.01, 1.0, 8.0, 1000.0, 1e4})
    for (double step : {0.1, 1.0, 1.9}) {
      auto energy = energy_of("lse", {{"beta", beta}}, random_matrix(2, 30, 9));
      auto network = energy_of("mhn", {{"beta", beta}}, random_matrix(2, 30, 9));
      for (int trial = 0; trial < 20; ++trial) {
        Vector x = random_matrix(2, 1, 70 + trial, -2, 2).col(0), y = x, next(2);
        for (int n = 0; n < 30; ++n) {
          double before = energy->value(x), network_before = network->value(y);
          x -= step * energy->gradient(x);
          CHECK(energy->value(x) <= before + 1e-14 * (1 + std::abs(before)));
          REQUIRE(network->attention()->update(y, next));
          y = next;
          CHECK(network->value(y) <= network_before + 1e-14 * (1 + std::abs(network_before)));
        }
      }
    }
}

TEST_CASE("weights are a distribution over the memories, for every energy") {
  Matrix Xi = random_matrix(3, 9, 13);
  for (double beta : {0.01, 1.0, 1e4})
    for (const Settings& settings : all_settings(beta)) {
      if (settings.kind == "circle") continue;  // stores no memories one by one
      CAPTURE(text_of(settings));
      auto energy = make_energy(settings, Xi);
      if (settings.kind == "formula") {  // memories of a typed formula do not pull
        CHECK(energy->memory_weights() == nullptr);
        continue;
      }
      for (int trial = 0; trial < 5; ++trial) {
        Vector x = random_matrix(3, 1, 90 + trial).col(0), w = energy->memory_weights()->weights(x), next(3);
        REQUIRE(w.size() == 9);
        CHECK((w.array() >= 0).all());
        bool supported = energy->value(x) < infinity;
        CHECK(w.sum() == near(supported ? 1 : 0));
        if (const Attention* attention = energy->attention(); attention && attention->update(x, next))
          CHECK((next - Xi * w).norm() < 1e-14);
      }
    }
  // A memory of negative overlap pulls an even power towards its mirror image as much as its opposite does.
  auto square = energy_of("polynomial", {{"degree", 2}, {"rectified", 0}}, Matrix{{1, -1}});
  CHECK(square->memory_weights()->weights(Vector{{0.7}}).isApprox(Vector::Constant(2, 0.5)));
}

TEST_CASE("a bowl is added to distances too, and the formula says so") {
  const Matrix Xi = random_matrix(2, 5, 3), X = random_matrix(2, 20, 4);
  for (const double similarity : {0.0, 1.0, 2.0})
    for (const double separation : {0.0, 1.0, 2.0, 3.0}) {
      const std::vector<std::pair<std::string, double>> values = {
          {"similarity", similarity}, {"separation", separation}, {"scaling", 1}, {"beta", 2}};
      auto with = values;
      with.emplace_back("confined", 1.0);
      const auto plain = energy_of("dense", values, Xi), bowl = energy_of("dense", with, Xi);
      for (int i = 0; i < X.cols(); ++i) {
        const Vector x = X.col(i);
        CHECK(bowl->value(x) == near(plain->value(x) + 0.5 * x.squaredNorm()));
        CHECK((bowl->gradient(x) - plain->gradient(x) - x).norm() < 1e-12 * (1 + plain->gradient(x).norm()));
      }
      Settings settings = settings_with("dense");
      for (const auto& [id, value] : with) settings.values[id] = value;
      CHECK(find_energy("dense")->formula(settings).find("+ ½‖x‖²") != std::string::npos);
    }
}

void check_extremes() {
  WithoutTraps overflow_is_meant;
  std::vector<double> sizes = {0, 1e-300, 1e-160, 1e-20, 1, 1e6, 1e20, 1e100, 1e160, 1e300, 1.7e308};
  Matrix Xi = random_matrix(2, 6, 15);
  Matrix X(2, static_cast<int>(2 * sizes.size()));
  for (int i = 0; i < X.cols(); ++i) X.col(i) = sizes[i / 2] * Vector{{i % 2 ? -1.0 : 1.0, 0.3}};
  for (double beta : {0.001, 1.0, 1e4})
    for (const Settings& settings : all_settings(beta)) {
      CAPTURE(text_of(settings));
      auto energy = make_energy(settings, Xi);
      Vector E, g(2);
      Matrix G;
      energy->batch(X, E, &G);
      int wrong = 0;
      for (int i = 0; i < X.cols(); ++i) {
        double e = energy->value_and_gradient(X.col(i), g);
        wrong += std::isnan(e) + g.hasNaN() + std::isnan(E[i]) + G.col(i).hasNaN();
        if (sizes[i / 2] > 1e150) continue;  // squares, and so slopes, leave what a double holds
        wrong += energy->hessian(X.col(i)).hasNaN();
        wrong += std::isfinite(e) && !g.allFinite();
        wrong += std::isfinite(E[i]) && !G.col(i).allFinite();
        if (const MemoryWeights* pulls = energy->memory_weights()) wrong += pulls->weights(X.col(i)).hasNaN();
      }
      CHECK(wrong == 0);
      for (double size : sizes) {
        if (size > 1e300) continue;  // twice that is no number
        Field field;
        energy->grid(Plane::whole(), {5, 4, -size, size, -size, size}, true, field);
        for (size_t n = 0; n < field.energy.size(); ++n)
          wrong += std::isnan(field.energy[n]) + !std::isfinite(field.du[n]) + !std::isfinite(field.dv[n]);
      }
      CHECK(wrong == 0);
    }
}

TEST_CASE("no energy returns NaN, however far, near or sharp") {
  // TBB keeps the floating point traps of a thread's first loop, so use a thread of its own.
  const ThreadLimit alone(static_cast<int>(1));
  std::thread(check_extremes).join();
}

TEST_CASE("the registry names, explains and formulates every energy") {
  std::vector<std::string> kinds;
  for (const EnergyKind& kind : energy_kinds()) {
    kinds.emplace_back(kind.kind);
    CAPTURE(kinds.back());
    CHECK(find_energy(kind.kind) == &kind);
    CHECK(kind.help.ends_with('.'));
    for (const Row& row : kind.rows) {
      CHECK(in_domain(row, row.fallback));
      CHECK(row.help.ends_with('.'));
      CHECK(find_row(kind.rows, row.id) == &row);
      if (row.scale == Scale::choice)
        CHECK(row.maximum + 1 == doctest::Approx(static_cast<double>(row.choices.size())));
    }
    const auto model = make_model(settings_with(kind.kind), random_matrix(5, 4, 1));
    CHECK(model->dimension() == (kind.has_energy ? 5 : 2));
    CHECK((model->energy() != nullptr) == kind.has_energy);
  }
  CHECK(kinds == std::vector<std::string>{"lse", "lsr", "mhn", "polynomial", "dense", "diffusion", "circle",
                                          "formula", "flow", "score_network"});
  CHECK(find_energy("nothing") == nullptr);
  auto formula = [](std::string_view kind, std::vector<std::pair<std::string, double>> values) {
    return find_energy(kind)->formula(settings_with(kind, std::move(values)));
  };
  CHECK(formula("lse", {{"distance", 1}}) == "E(x) = −(1/β) log Σ exp(−β‖x − ξ‖²), β = 8");
  CHECK(formula("lse", {{"scaled", 0}, {"beta", 0.5}}) == "E(x) = −log Σ exp(−(β/2)‖x − ξ‖²), β = 0.5");
  CHECK(formula("lsr", {{"scaled", 0}}) == "E(x) = −log Σ max(1 − (β/2)‖x − ξ‖², 0), β = 4");
  CHECK(formula("mhn", {}) == "E(x) = −(1/β) log Σ exp(β x·ξ) + ½‖x‖², β = 8");
  CHECK(formula("polynomial", {{"degree", 12}}) == "E(x) = −Σ max(β x·ξ, 0)¹² + ½‖x‖², β = 1");
}

}  // namespace
}  // namespace memscape
