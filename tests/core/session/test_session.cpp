// The session: what an edit of the scene keeps, changes and restarts, and what the panels share.
#include <doctest/doctest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/session.h"

using namespace memscape;

namespace {

Scene small_scene() {
  return parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4},
      "memories": {"kind": "points", "points": [[-1, 0], [1, 0]]},
      "particles": {"kind": "points", "points": [[-0.5, 0.5], [0.7, 0.2]]},
      "dynamics": {"kind": "gradient", "step": 0.05, "steps": 50}})");
}

Matrix positions(Session& session, int step, int panel = 0) {
  return session.panels()[panel].run->frame(step).X;
}

}  // namespace

TEST_CASE("an edit of the energy keeps the past and bends the future") {
  Session session;
  Scene scene = small_scene();
  session.update(scene);
  session.seek(20);
  Matrix past = positions(session, 10), now = positions(session, 20);
  set_value(scene, "energy.beta=0.5");
  CHECK(session.update(scene) == Update::kept);
  CHECK(session.step() == 20);
  CHECK(positions(session, 10) == past);
  CHECK(positions(session, 20) == now);
  session.seek(30);

  Session other;
  other.update(small_scene());
  other.seek(30);
  CHECK(positions(session, 30) != positions(other, 30));
}

TEST_CASE("an edit of the data restarts the run, an edit of the looks does nothing") {
  Session session;
  Scene scene = small_scene();
  session.update(scene);
  session.seek(7);
  set_value(scene, "layers.contours.count=5");
  set_value(scene, "view.x=[-3,3]");
  CHECK(session.update(scene) == Update::nothing);
  CHECK(session.step() == 7);
  scene.memories.edit_points()[0] = {-2, 0};
  CHECK(session.update(scene) == Update::restarted);
  CHECK(session.step() == 0);
}

TEST_CASE("a particle dropped in the middle of a run joins there") {
  Session session;
  Scene scene = small_scene();
  session.update(scene);
  session.seek(10);
  Matrix before = positions(session, 10);
  scene.particles.edit_points().push_back({0.1, 0.9});
  CHECK(session.update(scene) == Update::kept);
  CHECK(session.step() == 10);
  Matrix after = positions(session, 10);
  REQUIRE(after.cols() == 3);
  CHECK(after.leftCols(2) == before);
  CHECK(after.col(2) == Eigen::Vector2d(0.1, 0.9));
}

TEST_CASE("a scene that cannot be built leaves the session as it was") {
  Session session;
  session.update(small_scene());
  session.seek(5);
  Scene broken = small_scene();
  broken.memories.source = settings_of("csv", find_memories("csv")->rows);
  broken.memories.source.values["file"] = "/nowhere/at/all.csv";
  CHECK_THROWS_AS(session.update(broken), Error);
  CHECK(session.scene() == small_scene());
  CHECK(session.step() == 5);
  CHECK(positions(session, 5).cols() == 2);
}

TEST_CASE("panels with the same model share one run, others have their own") {
  Session session;
  Scene scene = small_scene();
  scene.panels = {"{}", R"({"show":"chart"})", R"({"energy":{"beta":0.25}})"};
  session.update(scene);
  REQUIRE(session.panels().size() == 3);
  CHECK(session.panels()[0].run == session.panels()[1].run);
  CHECK(session.panels()[0].run != session.panels()[2].run);
  session.seek(25);
  CHECK(positions(session, 25, 0) != positions(session, 25, 2));
}

TEST_CASE("landscapes share one colour range unless one is locked or keeps its own") {
  Session session;
  Scene scene = small_scene();
  scene.panels = {R"({"energy":{"beta":0.5}})", R"({"energy":{"beta":32}})",
                  R"({"energy":{"beta":2},"view":{"range":[-1,1]}})",
                  R"({"energy":{"beta":2},"view":{"shared":false}})"};
  session.update(scene);
  for (int i = 0; i < 4; ++i) session.set_field(i, Session::compute_field(session.panels()[i], 64, 64));
  CHECK(session.range(0) == session.range(1));
  CHECK(session.range(2) == Range{-1, 1});
  CHECK(session.range(3) == session.panels()[3].colours.painted);
  CHECK(session.range(3) != session.range(0));
  CHECK(session.range(0).low ==
        std::min(session.panels()[0].colours.usual.low, session.panels()[1].colours.usual.low));
}

TEST_CASE("counted from the lowest energy, landscapes that lie apart share a range") {
  Session session;
  Scene scene = small_scene();
  scene.view.zero = "lowest";
  scene.panels = {R"({"energy":{"beta":0.5}})", R"({"energy":{"beta":32}})"};
  session.update(scene);
  for (int i = 0; i < 2; ++i) session.set_field(i, Session::compute_field(session.panels()[i], 64, 64));
  for (int i = 0; i < 2; ++i) {
    CHECK(session.zero(i) == session.panels()[i].colours.usual.low);
    CHECK(session.range(i).low == session.zero(i));
  }
  // The one minimum at β = 0.5 is the middle, E = -(log(2 exp(-β/2)))/β; nodes beside it are a little higher.
  CHECK(session.zero(0) == doctest::Approx(0.5 - 2 * std::log(2.0)).epsilon(1e-3));
  double span = session.range(0).high - session.range(0).low;
  CHECK(session.range(1).high - session.range(1).low == doctest::Approx(span));
}

TEST_CASE("one dimension is a curve: its field has one row") {
  Session session;
  session.update(parse_scene(R"({"memscape": 1, "memories": {"kind": "points", "points": [[-1], [1]]}})"));
  CHECK(session.panels()[0].scene.show == "curve");
  auto field = Session::compute_field(session.panels()[0], 101, 77);
  REQUIRE(field);
  CHECK(field->grid.height == 1);
  CHECK(field->energy.size() == 101);
}

TEST_CASE("fields keep their colours while particles are added, and memories may change in number") {
  Session session;
  Scene scene = small_scene();
  session.update(scene);
  session.set_field(0, Session::compute_field(session.panels()[0], 32, 32));
  const Range range = session.range(0);
  REQUIRE_FALSE(range.empty());
  scene.particles.edit_points().push_back({0, 0});
  session.update(scene);
  CHECK(session.range(0) == range);
  scene.memories.edit_points().push_back({0, 1});
  CHECK(session.update(scene) == Update::restarted);
}

TEST_CASE("a snapshot has the same past and a future of its own") {
  Session session;
  Scene scene = small_scene();
  scene.panels = {"{}", R"({"layers":{"arrows":true}})", R"({"energy":{"beta":1}})"};
  session.update(scene);
  session.seek(20);
  Session copy = session.snapshot();
  CHECK(copy.step() == 20);
  for (int panel = 0; panel < 3; ++panel) {
    CHECK(copy.panels()[panel].run != session.panels()[panel].run);
    CHECK(positions(copy, 13, panel) == positions(session, 13, panel));
  }
  CHECK(copy.panels()[0].run == copy.panels()[1].run);  // panels that share a run go on sharing
  CHECK(copy.panels()[0].run != copy.panels()[2].run);

  const Matrix later = positions(copy, 30);
  session.seek(10);
  set_value(scene, "energy.beta=0.5");
  session.update(scene);
  CHECK(positions(session, 30) != later);
  CHECK(positions(copy, 30) == later);
}
