// Scores as energies: with the exact score the table of likelihoods has to give the diffusion energy E^DM,
// eq. 4.7.
#include <doctest/doctest.h>

#include "core/learning/score/energy_score.h"
#include "core/learning/score/learned_energy.h"
#include "core/learning/score/network_kind.h"
#include "core/scene/scene_json.h"
#include "core/session/networks.h"
#include "support_energies.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

const Matrix two{{-0.8, 0.7}, {0.1, -0.2}};

std::shared_ptr<const LearnedEnergy> exact_at(double t, int side) {
  auto score = std::make_shared<DataScore>(two, 1.2);
  auto table = tabulate(*score, two, {t, Plane::whole(), {side, side, -1.5, 1.5, -1.5, 1.5}, 1e-6});
  return std::make_shared<LearnedEnergy>(score, t, table);
}

Settings small_network(double iterations = 200) {
  return settings_with("score_network", {{"iterations", iterations}, {"seed", 3}});
}

}  // namespace

TEST_CASE("with the exact score a learned energy is the diffusion energy") {
  const double t = 0.15;
  const auto learned = exact_at(t, 61);
  REQUIRE(learned->has_value());
  const auto truth = make_energy(settings_with("diffusion", {{"t", t}, {"sigma", 1.2}}), two);
  const Matrix X = random_matrix(2, 40, 5, -1.4, 1.4);
  for (Eigen::Index n = 0; n < X.cols(); ++n) {
    Vector g(2), h(2);
    const double E = learned->value_and_gradient(X.col(n), g), exact = truth->value_and_gradient(X.col(n), h);
    CHECK(std::abs(E - exact) < 2e-4);  // cubics through nodes 0.05 apart, wells of width 0.46
    CHECK((g - h).norm() < 1e-10);
    CHECK((learned->hessian(X.col(n)) - truth->hessian(X.col(n))).norm() < 1e-10);
  }
  const Vector outside = (Vector(2) << 1.6, 0.4).finished();
  CHECK(std::abs(learned->value(outside) - truth->value(outside)) < 5e-3);  // the trapezium rule over 0.1
}

TEST_CASE("its field is that of its values, from few evaluations") {
  const auto learned = exact_at(0.3, 41);
  Field field;
  const Grid grid{120, 90, -1.4, 1.4, -1.2, 1.2};
  REQUIRE(learned->grid(Plane::whole(), grid, true, field));
  for (int j = 0; j < grid.height; j += 11)
    for (int i = 0; i < grid.width; i += 13) {
      const Vector x = (Vector(2) << grid.x(i), grid.y(j)).finished();
      Vector g(2);
      const auto node = static_cast<std::size_t>(j) * grid.width + i;
      CHECK(std::abs(field.energy[node] - learned->value_and_gradient(x, g)) < 1e-5);
      CHECK(std::abs(field.du[node] - g[0]) < 1e-3);  // cubics through nodes 0.06 apart
      CHECK(std::abs(field.dv[node] - g[1]) < 1e-3);
    }
}

TEST_CASE("a score alone has no values, an explicit energy has them everywhere") {
  const auto score = make_energy(small_network(), two);
  CHECK_FALSE(has_value(*score));
  CHECK(score->value(two.col(0)) == 0);
  CHECK(score->gradient(two.col(0)).norm() > 0);
  Settings settings = small_network();
  settings.values["form"] = 1;
  const auto energy = make_energy(settings, two);
  REQUIRE(has_value(*energy));
  CHECK(energy->guarantees().lowest == 0);
  const Vector x = (Vector(2) << 0.2, 0.3).finished();
  const double h = 1e-2;  // single precision: about 1e-7 / h of rounding, h² of curvature
  for (int d = 0; d < 2; ++d) {
    Vector step = Vector::Zero(2);
    step[d] = h;
    const double slope = (energy->value(x + step) - energy->value(x - step)) / (2 * h);
    CHECK(slope == doctest::Approx(energy->gradient(x)[d]).epsilon(1e-2));
  }
}

TEST_CASE("settings say which training they ask for, and weights which settings") {
  Settings settings = small_network();
  CHECK(training_settings(settings, 2).shape == quick_training().shape);
  CHECK(training_settings(settings, 3).shape.dimension == 3);
  settings.values["setting"] = 1, settings.values["form"] = 1;
  const TrainingSettings tutorial = training_settings(settings, 2);
  CHECK(tutorial.shape == TrainingSettings{}.shape);
  CHECK(settings_for(tutorial, small_network()) == settings);
}

TEST_CASE("a session shows what was trained and keeps the scene's run") {
  Scene scene = parse_scene(R"({"memscape": 1, "energy": {"kind": "score_network", "seed": 3},
      "memories": {"kind": "points", "points": [[-0.8, 0.1], [0.7, -0.2]]},
      "particles": {"kind": "points", "points": [[0.3, 0.4]]},
      "dynamics": {"kind": "gradient", "step": 0.1, "steps": 20}})");
  Session session;
  session.update(scene);
  session.seek(10);
  CHECK_FALSE(has_value(*session.panels()[0].energy));
  const Matrix before = session.panels()[0].run->frame(10).X;
  const PanelState& panel = session.panels()[0];
  Trainer trainer(training_settings(panel), *panel.Xi);
  trainer.train(300);
  session.set_network(make_network({trainer.settings(), trainer.state()}, panel.Xi));
  CHECK(session.panels()[0].network == nullptr);  // until it is shown
  Belief belief;
  REQUIRE(
      compute_belief(panel, session.newest_network(0), {.side = 15, .tolerance = 1e-2, .step = 10}, belief));
  session.set_belief(0, belief.network, belief.table, belief.run);
  CHECK(session.step() == 10);
  CHECK(has_value(*session.panels()[0].energy));
  CHECK(session.panels()[0].run->frame(10).X != before);
  set_value(scene, "energy.t=0.3");  // the same training
  session.update(scene);
  CHECK(session.panels()[0].network == belief.network);
  CHECK(session.step() == 10);
  set_value(scene, "energy.seed=4");
  session.update(scene);
  CHECK(session.panels()[0].network == nullptr);
  CHECK_FALSE(has_value(*session.panels()[0].energy));
  set_value(scene, "energy.seed=3");
  session.update(scene);
  CHECK(session.panels()[0].network == belief.network);
  session.forget_network(0);
  CHECK(session.panels()[0].network == nullptr);
}

TEST_CASE("a loss curve keeps means of equally many iterations, in order") {
  LossCurve curve;
  const int count = 50 * 400 * 3;
  for (int n = 0; n < count; ++n) curve.add(n);
  CHECK(curve.means.size() < LossCurve::most);
  for (std::size_t i = 0; i < curve.means.size(); ++i)
    CHECK(curve.means[i] == doctest::Approx(curve.each * (static_cast<double>(i) + 0.5) - 0.5));
}
