// Fields and batches against the formula at one state: near and far views, β from 0.01 to 10 000, planes
// through D dimensions.
#include <doctest/doctest.h>

#include <numbers>

#include "support_energies.h"

#include "core/base/parallel.h"

namespace memscape {
namespace {

using namespace memscape::testing;

struct View {
  std::string name;
  Grid grid;
};

/// Around the memories, a thousand times as far, a millionth of it beside a memory, off to one side, a curve,
/// one node.
std::vector<View> views() {
  return {{"near", {97, 70, -1.5, 1.5, -1.1, 1.1}},
          {"far", {97, 70, -1500, 1500, -1100, 1100}},
          {"close", {97, 70, 0.3, 0.3 + 3e-6, 0.2, 0.2 + 2e-6}},
          {"aside", {97, 70, 20, 23, -8, -6}},
          {"curve", {333, 1, -2, 2, 0.1, 0.1}},
          {"one node", {1, 1, 0.25, 0.25, 0.5, 0.5}}};
}

/// The largest errors of a field, each against 1 + |exact value|; checks that it is finite exactly where the
/// energy is.
struct Errors {
  double energy = 0, gradient = 0;
};

/// `border`: energies above this are too near the border of the support to say on which side a node lies.
Errors field_errors(const Energy& energy, const Plane& plane, const Grid& grid, int stride,
                    double border = 1e300) {
  Field field;
  REQUIRE(energy.grid(plane, grid, true, field));
  REQUIRE(field.energy.size() == grid.nodes());
  REQUIRE(field.du.size() == grid.nodes());
  Errors errors;
  Vector g(energy.dimension());
  int wrong = 0;
  for (size_t node = 0; node < grid.nodes(); node += static_cast<size_t>(stride)) {
    int i = static_cast<int>(node % grid.width), j = static_cast<int>(node / grid.width);
    double e = energy.value_and_gradient(plane.lift(grid.x(i), grid.y(j)), g);
    double found = field.energy[node];
    if (std::isinf(e) || std::isinf(found)) {
      bool far_from_border = (std::isinf(e) || e < border) && (std::isinf(found) || found < border);
      wrong += far_from_border &&
               !(std::isinf(e) && std::isinf(found) && field.du[node] == 0 && field.dv[node] == 0);
      continue;
    }
    Eigen::Vector2d along = plane.axes.transpose() * g;
    double size = 1 + along.norm();
    double difference =
        std::max(std::abs(field.du[node] - along[0]), std::abs(field.dv[node] - along[1])) / size;
    double off = std::abs(found - e) / (1 + std::abs(e));
    wrong += std::isnan(off) || std::isnan(difference);
    errors.energy = std::max(errors.energy, off), errors.gradient = std::max(errors.gradient, difference);
  }
  CHECK(wrong == 0);
  return errors;
}

Matrix on_circle(int K) {
  return Matrix::NullaryExpr(2, K, [K](Eigen::Index row, Eigen::Index k) {
    double angle = 2 * std::numbers::pi * static_cast<double>(k) / K;
    return row == 0 ? std::cos(angle) : std::sin(angle);
  });
}

TEST_CASE("log-sum-exp fields are exact to 5e-6 for every β, K and view") {
  for (double beta : {0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0, 10000.0})
    for (int K : {1, 10, 1000})
      for (bool full : {false, true})
        for (bool scaled : {false, true})
          for (const View& view : views()) {
            auto settings = settings_with(
                "lse", {{"beta", beta}, {"distance", full ? 1.0 : 0.0}, {"scaled", scaled ? 1.0 : 0.0}});
            Matrix Xi = full ? on_circle(K) : random_matrix(2, K, 11);
            CAPTURE(beta);
            CAPTURE(K);
            CAPTURE(full);
            CAPTURE(scaled);
            CAPTURE(view.name);
            Errors errors =
                field_errors(*make_energy(settings, Xi), Plane::whole(), view.grid, K > 100 ? 37 : 3);
            CHECK(errors.energy <= 5e-6);
            // The mean of the memories is a sum of K floats of size β ‖x - ξ‖, whose rounding outlasts a
            // cancelled gradient.
            CHECK(errors.gradient <= 5e-6 * (1 + (scaled ? 1 : beta)));
          }
}

TEST_CASE("fields of modern Hopfield networks and of dot products without confinement are exact") {
  for (double beta : {0.01, 1.0, 10.0, 100.0, 10000.0})
    for (int K : {1, 10, 1000})
      for (bool confined : {false, true})
        for (bool logarithm : {false, true})
          for (const View& view : views()) {
            if (!logarithm && beta > 1) continue;  // exp(β x·ξ) leaves what a float can hold
            if (!logarithm && view.name == "far") continue;
            auto settings = settings_with("dense", {{"similarity", 2},
                                                    {"beta", beta},
                                                    {"confined", confined ? 1.0 : 0.0},
                                                    {"scaling", logarithm ? 0.0 : 1.0}});
            CAPTURE(beta);
            CAPTURE(K);
            CAPTURE(confined);
            CAPTURE(logarithm);
            CAPTURE(view.name);
            Errors errors = field_errors(*make_energy(settings, random_matrix(2, K, 5)), Plane::whole(),
                                         view.grid, K > 100 ? 37 : 3);
            CHECK(errors.energy <= 5e-6);
            CHECK(errors.gradient <= 1e-5);
          }
}

TEST_CASE("fields on a plane through D dimensions are exact for every energy") {
  for (int D : {1, 3, 64}) {
    Plane plane{Vector::Zero(D), Eigen::Matrix<double, -1, 2>::Zero(D, 2)};
    if (D == 1) {
      plane.axes(0, 0) = 1;
    } else {
      Vector first = random_matrix(D, 1, 21).col(0).normalized(), second = random_matrix(D, 1, 22).col(0);
      plane.axes.col(0) = first;
      plane.axes.col(1) = (second - second.dot(first) * first).normalized();
      plane.origin = random_matrix(D, 1, 23, -0.1, 0.1).col(0);
    }
    Matrix Xi = random_matrix(D, 30, 24, -1, 1) / std::sqrt(D);
    Grid grid{70, D == 1 ? 1 : 45, -1.5, 1.5, D == 1 ? 0.0 : -1.0, D == 1 ? 0.0 : 1.0};
    for (double beta : {0.2, 1.0, 6.0})
      for (const Settings& settings : all_settings(beta)) {
        CAPTURE(text_of(settings));
        CAPTURE(D);
        // log Z near a zero of Z is as uncertain as Z's cancelled sum.
        Errors errors = field_errors(*make_energy(settings, Xi), plane, grid, 7, 15);
        CHECK(errors.energy <= 5e-6);
        CHECK(errors.gradient <= 1e-5);
      }
  }
}

TEST_CASE("batches agree with the formula at one state") {
  for (int D : {1, 2, 3, 7, 64})
    for (int K : {1, 2, 5, 150})
      for (double beta : {0.01, 1.0, 8.0}) {
        Matrix Xi = random_matrix(D, K, 31) / std::sqrt(D),
               X = random_matrix(D, 53, 32, -2, 2) / std::sqrt(D);
        for (const Settings& settings : all_settings(beta)) {
          CAPTURE(text_of(settings));
          CAPTURE(D);
          CAPTURE(K);
          auto energy = make_energy(settings, Xi);
          Vector E, E_alone, g(D);
          Matrix G;
          energy->batch(X, E, &G);
          energy->batch(X, E_alone, nullptr);
          REQUIRE(E == E_alone);
          int wrong = 0;
          for (int i = 0; i < X.cols(); ++i) {
            double e = energy->value_and_gradient(X.col(i), g);
            if (std::isinf(e)) {
              wrong += !(std::isinf(E[i]) && G.col(i).isZero(0));
            } else {
              // A sum of odd powers cancels: its error is that of its largest term.
              wrong += !(std::abs(E[i] - e) <= 1e-10 * (1 + std::abs(e)));
              wrong += !((G.col(i) - g).norm() <= 1e-9 * (1 + g.norm()) * (1 + g.norm()));
            }
          }
          CHECK(wrong == 0);
        }
      }
}

TEST_CASE("a batch does not depend on where a state stands in it") {
  Matrix Xi = random_matrix(3, 17, 41), X = random_matrix(3, 5000, 42);
  auto energy = make_energy(settings_with("lse"), Xi);
  Vector all, some;
  Matrix G_all, G_some;
  energy->batch(X, all, &G_all);
  energy->batch(X.middleCols(1237, 99), some, &G_some);
  CHECK(some == all.segment(1237, 99));
  CHECK(G_some == G_all.middleCols(1237, 99));
}

TEST_CASE("fields and batches do not depend on the number of threads") {
  Matrix X = random_matrix(2, 5000, 43);
  for (const char* kind : {"lse", "lsr"}) {
    auto energy = make_energy(settings_with(kind), random_matrix(2, 200, 44));
    Vector E[2];
    Matrix G[2];
    Field field[2];
    for (size_t threads : {1, 2}) {
      const ThreadLimit limit(static_cast<int>(threads));
      energy->batch(X, E[threads - 1], &G[threads - 1]);
      energy->grid(Plane::whole(), {200, 150, -1, 1, -1, 1}, true, field[threads - 1]);
    }
    CHECK(E[0] == E[1]);
    CHECK(G[0] == G[1]);
    CHECK(field[0].energy == field[1].energy);
    CHECK(field[0].du == field[1].du);
    CHECK(field[0].dv == field[1].dv);
  }
}

TEST_CASE("a cancelled field is left unfinished") {
  auto energy = make_energy(settings_with("lse"), on_circle(9));
  std::atomic<bool> cancelled = true;
  Field field;
  CHECK_FALSE(energy->grid(Plane::whole(), {64, 64, -1, 1, -1, 1}, false, field, &cancelled));
  cancelled = false;
  CHECK(energy->grid(Plane::whole(), {64, 64, -1, 1, -1, 1}, false, field, &cancelled));
  CHECK(field.du.empty());
}

}  // namespace
}  // namespace memscape
