// The hints of the presets are true: where particles come to rest is counted.
#include <doctest/doctest.h>

#include "core/base/files.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/predicted.h"
#include "core/session/session.h"
#include "tests/support_paths.h"

using namespace memscape;

namespace {

/// A panel of a preset after some --set, run to its end or to `steps`.
Session played(const std::string& name, int panel, std::initializer_list<const char*> sets = {},
               int steps = -1) {
  Scene scene = panel_scene(preset_scene(name), panel);
  for (const char* set : sets) set_value(scene, set);
  if (steps > 0) scene.dynamics.steps = steps;
  Session session;
  session.update(scene);
  session.seek(session.last());
  return session;
}

/// False at a saddle, where a particle on a line of symmetry comes to rest. Along a ring the energy is flat,
/// but for 1e-3.
bool is_minimum(const Energy& energy, const Vector& x) {
  const Matrix H = energy.hessian(x);
  return H.trace() > 0 && H(0, 0) * H(1, 1) - H(0, 1) * H(1, 0) > -1e-3;
}

/// Minima at least `apart` from each other in which particles have settled; particles on their way are left
/// out.
int resting_places(Session session, double apart = 0.02) {
  const Energy& energy = *session.panels()[0].energy;
  const Frame& frame = session.panels()[0].run->frame(session.last());
  std::vector<Vector> places;
  for (Eigen::Index i = 0; i < frame.X.cols(); ++i) {
    if (frame.status[static_cast<size_t>(i)] != Status::settled || !is_minimum(energy, frame.X.col(i)))
      continue;
    bool known = std::any_of(places.begin(), places.end(),
                             [&](const Vector& place) { return (place - frame.X.col(i)).norm() < apart; });
    if (!known) places.push_back(frame.X.col(i));
  }
  return static_cast<int>(places.size());
}

/// How many particles end within `reach` of the memory that was nearest at the start.
int recalled(Session session, double reach) {
  const Matrix& Xi = *session.panels()[0].Xi;
  const Matrix start = *session.panels()[0].start;
  const Frame& end = session.panels()[0].run->frame(session.last());
  int count = 0;
  for (Eigen::Index i = 0; i < start.cols(); ++i) {
    Eigen::Index nearest = 0;
    (Xi.colwise() - start.col(i)).colwise().norm().minCoeff(&nearest);
    count += (Xi.col(nearest) - end.X.col(i)).norm() < reach;
  }
  return count;
}

int rises(Session session) {
  Run& run = *session.panels()[0].run;
  int count = 0;
  for (int step = 1; step <= session.last(); ++step)
    for (int i = 0; i < run.particles(); ++i) count += run.rose(i, step);
  return count;
}

}  // namespace

TEST_CASE("two memories: two valleys, one below β = 1.56") {
  CHECK(resting_places(played("two-memories", 0)) == 2);
  CHECK(resting_places(played("two-memories", 0, {"energy.beta=1.5"}, 3000)) == 1);
}

TEST_CASE("three memories have four minima at β = 1.9 and three past 2") {
  CHECK(resting_places(played("ghost-minimum", 0)) == 4);
  CHECK(resting_places(played("ghost-minimum", 0, {"energy.beta=2.05"}, 3000)) == 3);
}

TEST_CASE("nine on a circle: nine valleys, then one") {
  CHECK(resting_places(played("nine-on-a-circle", 0, {}, 2000)) == 9);
  CHECK(resting_places(played("nine-on-a-circle", 0, {"energy.beta=0.9"}, 5000)) == 1);
}

TEST_CASE("a thousand on a circle: anywhere on the ring, or in valleys") {
  CHECK(resting_places(played("thousand-on-a-circle", 0), 0.005) > 90);
  CHECK(resting_places(played("thousand-on-a-circle", 0, {"memories.even=false"}, 3000), 0.05) < 20);
}

TEST_CASE("log-sum-exp has one minimum, log-sum-ReLU thirteen") {
  CHECK(resting_places(played("lse-and-lsr", 0)) == 1);
  CHECK(resting_places(played("lse-and-lsr", 1)) == 13);
}

TEST_CASE("from one valley to one for each memory") {
  CHECK(resting_places(played("four-betas", 0, {}, 1000)) == 1);
  CHECK(resting_places(played("four-betas", 3, {}, 1000)) == 6);
}

TEST_CASE("a random hundred: many more valleys at large β") {
  int few = resting_places(played("random-hundred", 0, {}, 3000));
  int many = resting_places(played("random-hundred", 0, {"energy.beta=1000"}, 3000));
  CAPTURE(few);
  CAPTURE(many);
  CHECK(many > 3 * few);
}

TEST_CASE("the survey's noisy point finds the memory at the top right by score and by energy") {
  for (int panel : {0, 1}) {
    CAPTURE(panel);
    Session session = played("survey-figure", panel);
    CHECK((session.panels()[0].run->frame(session.last()).X.col(0) - Eigen::Vector2d(0.7, 0.7)).norm() <
          0.05);
  }
}

TEST_CASE("digits are recalled at the preset's β, and not at 0.5") {
  CHECK(recalled(played("digits", 0), 0.1) == 100);
  CHECK(recalled(played("digits", 0, {"energy.beta=0.5"}), 0.5) == 0);
}

TEST_CASE("energies rise only for step sizes above 2") {
  CHECK(rises(played("energy-against-step", 0)) == 0);
  CHECK(rises(played("energy-against-step", 0, {"dynamics.step=1.99"})) == 0);
  CHECK(rises(played("energy-against-step", 0, {"dynamics.step=2.1"})) > 0);
}

TEST_CASE("basins come near to the Voronoi partition as β grows") {
  auto share = [](int panel, std::initializer_list<const char*> sets) {
    Session session = played("basins-against-voronoi", panel, sets);
    const PanelState& state = session.panels()[0];
    return compute_anatomy(state, anatomy_wants(state), 80, 80)->disagreement.share;
  };
  CHECK(share(0, {}) > 0.5);
  CHECK(share(0, {"energy.beta=20"}) < 0.05);
  CHECK(share(1, {}) < 0.2);
  CHECK(share(1, {}) > 0.01);
  CHECK(share(2, {}) < 0.01);
}

TEST_CASE("the anatomy's minima and saddles vanish as β falls") {
  auto counts = [](int panel, std::initializer_list<const char*> sets) {
    Session session = played("landscape-anatomy", panel, sets);
    const PanelState& state = session.panels()[0];
    return compute_anatomy(state, anatomy_wants(state), 2, 2)->critical.counts;
  };
  CHECK(counts(0, {}).minima == 5);
  CHECK(counts(0, {}).saddles == 5);
  CHECK(counts(0, {}).maxima == 1);
  CHECK(counts(0, {}).retrievable == 2);
  CHECK(counts(1, {}).emergent == 5);
  CHECK(counts(0, {"energy.beta=0.5"}).minima == 1);
  CHECK(counts(0, {"energy.beta=0.5"}).saddles == 0);
}

TEST_CASE("at β = 100 nine memories have nine wells, a thousand share a ring") {
  auto counts = [](int panel) {
    Session session = played("circle-of-memories", panel, {"energy.beta=100", "layers.critical=true"});
    const PanelState& state = session.panels()[0];
    return compute_anatomy(state, anatomy_wants(state), 2, 2)->critical.counts;
  };
  CHECK(counts(0).minima == 2);
  CHECK(counts(1).minima == 9);
  Session thousand = played("circle-of-memories", 2, {"energy.beta=100"}),
          all = played("circle-of-memories", 3, {"energy.beta=100"});
  // Along the ring the energy of a thousand does not vary, to rounding.
  const double level = thousand.panels()[0].energy->value(Eigen::Vector2d(1, 0));
  for (double angle : {0.001, 0.003, 1.0})
    CHECK(thousand.panels()[0].energy->value(Eigen::Vector2d(std::cos(angle), std::sin(angle))) ==
          doctest::Approx(level).epsilon(1e-12));
  CHECK(level + std::log(1000) / 100 ==
        doctest::Approx(all.panels()[0].energy->value(Eigen::Vector2d(0, 1))).epsilon(1e-9));
}

TEST_CASE("what corruption takes apart reconstruction puts onto memories, and a linear grid does not") {
  auto share = [](const char* name, int panel, std::initializer_list<const char*> sets) {
    Session session = played(name, panel, sets);
    const Matrix &Xi = *session.panels()[0].Xi, &X = session.panels()[0].run->frame(session.last()).X;
    int near = 0;
    for (const auto& x : X.colwise()) near += (Xi.colwise() - x).colwise().norm().minCoeff() < 0.05;
    return static_cast<double>(near) / static_cast<double>(X.cols());
  };
  CHECK(share("corruption-and-reconstruction", 0, {}) < 0.05);
  CHECK(share("corruption-and-reconstruction", 3, {}) > 0.99);
  CHECK(share("reverse-diffusion", 0, {}) > 0.99);
  CHECK(share("reverse-diffusion", 0, {"dynamics.grid=linear"}) < 0.05);
}

TEST_CASE("each layer of the contraction brings the nine points nearer to their three minima") {
  Session session;
  session.update(preset_scene("contraction"));
  Run& run = *session.panels()[0].run;
  REQUIRE(run.particles() == 9);
  REQUIRE(session.panels().size() == 6);
  CHECK(shown_step(session.panels()[3], 0) == 2);
  run.advance_to(2000);
  const Matrix ends = run.frame(2000).X;
  double before = 1e9;
  for (int step : {0, 1, 2, 3}) {
    const double away = (run.frame(step).X - ends).norm();
    CHECK(away < 0.8 * before);
    before = away;
  }
}

TEST_CASE("the regression's held-out error is least in between") {
  auto errors = [](const char* beta) {
    Scene scene = preset_scene("regression");
    set_value(scene, beta);
    Session session;
    session.update(scene);
    return compute_prediction(session.panels()[0], {.errors = true}, 2, 2)->errors;
  };
  const PredictionErrors low = errors("energy.beta=5"), middle = errors("energy.beta=100"),
                         high = errors("energy.beta=1000");
  CHECK(middle.held_out.rmse < 0.7 * low.held_out.rmse);
  CHECK(middle.held_out.rmse < 0.7 * high.held_out.rmse);
  CHECK(middle.training.rmse < middle.held_out.rmse);
}

TEST_CASE("the classification's held-out error grows with β") {
  auto wrong = [](const char* beta) {
    Scene scene = preset_scene("classification");
    set_value(scene, beta);
    Session session;
    session.update(scene);
    return compute_prediction(session.panels()[0], {.errors = true}, 2, 2)->errors.held_out.wrong;
  };
  CHECK(wrong("energy.beta=1000") > wrong("energy.beta=20"));
}

TEST_CASE("the gallery shows every preset under its title") {
  const std::string gallery = read_file(source_tree() + "/docs/gallery.md");
  for (const Preset& preset : presets()) {
    const std::string title = parse_scene(preset.text, preset.name).title;
    CAPTURE(preset.name);
    CHECK(gallery.find("![" + title + "](../tests/golden/preset-" + preset.name + ".png)") !=
          std::string::npos);
  }
}
