// What every model of the registry must hold, with an energy or without: batches as one by one, the Jacobian
// against differences, parts that add up, and capabilities that do what they say.
#include <doctest/doctest.h>

#include "core/learning/score/learned_energy.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

const Wants everything{.energy = true, .gradient = true, .velocity = true, .parts = true};

/// Every kind at its defaults, the learned ones too, in D dimensions where they have so many.
void for_models(int D, const std::function<void(const Model&, const Matrix&)>& look) {
  const Matrix Xi = random_matrix(D, 6, 40 + static_cast<std::uint64_t>(D));
  for (const EnergyKind& kind : energy_kinds()) {
    if (!energy_fault(settings_with(kind.kind), D).empty()) continue;
    CAPTURE(std::string(kind.kind));
    look(*make_model(settings_with(kind.kind), Xi), Xi);
  }
}

TEST_CASE("a batch gives what one state after the other gives") {
  for (int D : {1, 2, 5})
    for_models(D, [&](const Model& model, const Matrix&) {
      CHECK(model.dimension() == D);
      const Matrix X = random_matrix(D, 70, 7);
      Evaluation found, alone;
      model.evaluate(X, everything, found);
      model.evaluate(X, {.velocity = true}, alone);
      REQUIRE(found.velocity.cols() == 70);
      CHECK(found.velocity == alone.velocity);  // whatever else is asked for
      const Energy* energy = model.energy();
      CHECK((found.energy.size() > 0) == (energy != nullptr));
      Vector v(D), g(D);
      for (int i = 0; i < 70; ++i) {
        model.velocity(X.col(i), v);
        CHECK((found.velocity.col(i) - v).norm() <= 1e-12 * (1 + v.norm()));
        if (!energy || model.learned()) continue;
        const double E = energy->value_and_gradient(X.col(i), g);
        CHECK((E == found.energy[i] || std::abs(found.energy[i] - E) <= 1e-11 * (1 + std::abs(E))));
        CHECK((found.gradient.col(i) - g).norm() <= 1e-11 * (1 + g.norm()));
        CHECK(v == -g);
      }
    });
}

TEST_CASE("Jacobians of velocities agree with differences") {
  for (int D : {1, 2, 5})
    for_models(D, [&](const Model& model, const Matrix&) {
      if (model.learned()) return;  // in single precision: see test_learned_energy
      for (int trial = 0; trial < 5; ++trial) {
        const Vector x = random_matrix(D, 1, 60 + static_cast<std::uint64_t>(trial)).col(0);
        const Matrix J = model.jacobian(x), differences = differences_of_velocity(model, x);
        CHECK((J - differences).norm() <= 1e-5 * (1 + J.norm()));
      }
    });
}

TEST_CASE("the energies of parts add up to the energy") {
  int with_parts = 0;
  for (int D : {1, 2, 5})
    for_models(D, [&](const Model& model, const Matrix&) {
      if (model.parts().empty()) return;
      ++with_parts;
      Evaluation found;
      model.evaluate(random_matrix(D, 20, 8), everything, found);
      REQUIRE(found.parts.rows() == static_cast<Eigen::Index>(model.parts().size()));
      const Vector sum = found.parts.colwise().sum().transpose();
      CHECK((sum - found.energy).norm() <= 1e-12 * (1 + found.energy.norm()));
    });
  CHECK(with_parts > 0);
}

TEST_CASE("what a model hands out works everywhere that it is supported") {
  for_models(2, [](const Model& model, const Matrix& Xi) {
    Vector next(2);
    if (model.attention()) CHECK(model.attention()->update(Xi.col(0), next));
    if (model.memory_weights()) {
      const Vector w = model.memory_weights()->weights(Xi.col(0));
      REQUIRE(w.size() == Xi.cols());
      if (model.attention()) CHECK((Xi * w - next).norm() < 1e-12);
    }
    if (model.timed()) {
      const auto later = model.timed()->at_time(0.3);
      REQUIRE(later);
      CHECK(later->space() == model.space());
      CHECK(model.timed()->noise_rate() > 0);
    }
    CHECK((model.energy() == nullptr || &model == model.energy()));
  });
}

/// x1² x2: its Hessian is known, and the class gives none.
class Slope : public Energy {
 public:
  Slope() : Energy(vector_space(2)) {}
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    g << 2 * x[0] * x[1], x[0] * x[0];
    return x[0] * x[0] * x[1];
  }
};

TEST_CASE("an energy that gives no Hessian has one by differences") {
  const Vector x{{0.7, -3.2}};
  const Matrix H{{2 * x[1], 2 * x[0]}, {2 * x[0], 0}};
  CHECK((Slope().hessian(x) - H).norm() < 1e-10);
}

/// A quarter turn: dx1/dt = -x2, dx2/dt = x1, outside of the disc of radius 2 nothing.
class Turn : public Model {
 public:
  Turn() : Model(vector_space(2)) {}
  void evaluate(const ConstMatrix& X, const Wants&, Evaluation& found) const override {
    found.velocity.resize(2, X.cols());
    for (Eigen::Index i = 0; i < X.cols(); ++i) {
      found.velocity.col(i) << -X(1, i), X(0, i);
      if (X.col(i).norm() > 2) found.velocity.col(i).setConstant(std::numeric_limits<double>::infinity());
    }
  }
};

TEST_CASE("a model without an energy has a field of its velocity alone") {
  Field field;
  REQUIRE(Turn().grid(Plane::whole(), {5, 3, -4, 4, -1, 1}, true, field));
  CHECK(field.du[1 * 5 + 3] == 0);
  CHECK(field.dv[1 * 5 + 3] == -2);  // minus the velocity at (2, 0)
  CHECK(field.dv[1 * 5 + 4] == 0);   // unsupported
  CHECK_FALSE(has_value(Turn()));
}

}  // namespace
}  // namespace memscape
