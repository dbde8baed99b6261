// Runs by a model that has a velocity and no energy.
#include <doctest/doctest.h>

#include <numbers>

#include "core/scene/scene_json.h"
#include "support_bowls.h"

namespace memscape {
namespace {

/// dx1/dt = -x2, dx2/dt = x1: unsupported where x1 > 3.
class Turn : public Model {
 public:
  Turn() : Model(vector_space(2)) {}
  void evaluate(const ConstMatrix& X, const Wants&, Evaluation& found) const override {
    found.velocity.resize(2, X.cols());
    for (Eigen::Index i = 0; i < X.cols(); ++i) {
      found.velocity.col(i) << -X(1, i), X(0, i);
      if (X(0, i) > 3) found.velocity.col(i).setConstant(std::numeric_limits<double>::infinity());
    }
  }
};

const Matrix start{{1, 0, 4}, {0, 0, 0}};  // on the orbit, at rest, unsupported

TEST_CASE("the flow goes round and comes back; frames have no energies") {
  const double quarter = std::numbers::pi / 2;
  Run run(std::make_shared<Turn>(), moving_by("flow", {{"tau", 1}, {"interval", quarter}}), start);
  const Frame& first = run.frame(1);
  CHECK(first.energy.size() == 0);
  CHECK((first.X.col(0) - Vector{{0, 1}}).norm() < 1e-7);
  CHECK(first.status[1] == Status::settled);
  CHECK(first.status[2] == Status::unsupported);
  CHECK((run.frame(4).X.col(0) - start.col(0)).norm() < 1e-7);
  CHECK_FALSE(run.rose(0, 4));
  CHECK(run.rises(0, 4) == RiseCounts{});
}

TEST_CASE("steps along the velocity are Euler's rule, which spirals out of a turn") {
  Run run(std::make_shared<Turn>(), moving_by("gradient", {{"step", 0.1}}), start);
  const double grown = std::pow(1.01, 25);  // each of 50 steps by sqrt(1 + 0.1²)
  CHECK(run.frame(50).X.col(0).norm() == doctest::Approx(grown).epsilon(1e-12));
}

TEST_CASE(
    "particles join, models change between one with an energy and one without, and runs are kept in parts") {
  Run run(std::make_shared<Bowl>(2), moving_by("gradient", {{"step", 0.1}}), start, 2000);
  run.advance_to(20);
  run.change(20, std::make_shared<Turn>(), moving_by("gradient", {{"step", 0.1}}));
  run.add_particle(30, Vector{{0, 1}});
  CHECK(run.frame(20).energy.size() == 0);  // the frame at a change is by the new terms
  const Frame end = run.frame(60);
  CHECK(end.energy.size() == 0);
  REQUIRE(end.X.cols() == 4);
  CHECK(run.frame(10).energy.size() == 4);
  CHECK(run.frame(60).X == end.X);
  CHECK(run.trail(3, 30, 60).cols() == 31);
}

}  // namespace
}  // namespace memscape
