// The plane through three memories: what it shows truly, how it is completed, and what changing it does to a
// run.
#include <doctest/doctest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/session.h"
#include "core/views/off_plane.h"
#include "support_energies.h"
#include "support_layers.h"

namespace memscape {
namespace {

using namespace memscape::testing;

View through(int a, int b, int c) {
  View view;
  view.plane = "memories";
  view.through[0] = a, view.through[1] = b, view.through[2] = c;
  return view;
}

void check_orthonormal(const Plane& plane) {
  CHECK((plane.axes.transpose() * plane.axes - Eigen::Matrix2d::Identity()).norm() < 1e-12);
}

TEST_CASE("three memories lie on their plane at their exact distances") {
  for (int D : {3, 5, 64}) {
    CAPTURE(D);
    const Matrix Xi = random_matrix(D, 12, 7);
    const Plane plane = view_plane(through(3, 9, 5), Xi);
    check_orthonormal(plane);
    const int chosen[] = {2, 8, 4};
    for (int i : chosen) {
      CHECK(plane.distance(Xi.col(i)) < 1e-12);
      for (int j : chosen)
        CHECK((plane.project(Xi.col(i)) - plane.project(Xi.col(j))).norm() ==
              doctest::Approx((Xi.col(i) - Xi.col(j)).norm()).epsilon(1e-12));
    }
    // The first axis runs from the first to the second, the third lies above them.
    const Eigen::Vector2d a = plane.project(Xi.col(2)), b = plane.project(Xi.col(8)),
                          c = plane.project(Xi.col(4));
    CHECK(std::abs(a.y() - b.y()) < 1e-12);
    CHECK(a.x() < b.x());
    CHECK(c.y() > a.y());
    CHECK((a + b + c).norm() < 1e-12);
    CHECK(plane.distance(Xi.col(0)) > 0.1);
  }
}

TEST_CASE("a plane through memories on one line or at one place is completed, and that is said") {
  Matrix Xi = random_matrix(6, 10, 3);
  Xi.col(2) = 0.25 * Xi.col(0) + 0.75 * Xi.col(1);
  Xi.col(4) = Xi.col(5);
  const Plane line = view_plane(through(1, 2, 3), Xi), equal = view_plane(through(1, 1, 2), Xi),
              point = view_plane(through(5, 6, 5), Xi);
  for (const Plane& plane : {line, equal, point}) check_orthonormal(plane);
  for (int k : {0, 1, 2}) CHECK(line.distance(Xi.col(k)) < 1e-9);
  CHECK(point.distance(Xi.col(4)) < 1e-12);
  CHECK(axes_through_memories(through(1, 2, 3), Xi) == 1);
  CHECK(axes_through_memories(through(1, 1, 2), Xi) == 1);
  CHECK(axes_through_memories(through(5, 6, 5), Xi) == 0);
  CHECK(plane_remark(through(1, 2, 3), Xi).find("one line") != std::string::npos);
  CHECK(plane_remark(through(5, 6, 5), Xi).find("one place") != std::string::npos);
  CHECK(plane_remark(through(1, 2, 4), Xi) == "");
  // Nothing varies across the line: any completion will do.
  check_orthonormal(view_plane(through(1, 2, 3), Vector::Ones(6) * Eigen::RowVectorXd{{1, 2, 4}}));
  check_orthonormal(view_plane(through(1, 2, 3), Matrix::Ones(6, 1)));
}

TEST_CASE("numbers beyond the last memory stand for the last ones, and come back with them") {
  const Matrix Xi = random_matrix(4, 9, 5);
  CHECK(plane_memories(through(1, 50, 60), 9) == std::array{0, 8, 7});
  CHECK(plane_memories(through(9, 50, 2), 9) == std::array{8, 7, 1});
  CHECK(plane_memories(through(1, 2, 3), 2) == std::array{0, 1, 1});
  CHECK(plane_memories(through(1, 50, 60), 1797) == std::array{0, 49, 59});
  CHECK(plane_remark(through(1, 50, 2), Xi) == "There are 9 memories: 9 stands in for 50.");
}

TEST_CASE("the three memories of a plane are read, written and checked") {
  Scene scene = parse_scene(R"({"memscape": 1, "memories": {"kind": "digits"},
    "view": {"plane": "memories", "through": [4, 7, 12]}})");
  CHECK(scene.view.through[1] == 7);
  CHECK(parse_scene(scene_text(scene)) == scene);
  CHECK_THROWS_AS(set_value(scene, "view.through=[1,2]"), Error);
  CHECK_THROWS_AS(set_value(scene, "view.through=[0,2,3]"), Error);
  CHECK_THROWS_AS(set_value(scene, "view.through=[1,2,2.5]"), Error);
  set_value(scene, "view.through=[1,2,10000]");
  CHECK(scene.view.through[2] == 10000);
}

Scene digits(const std::string& particles) {
  return parse_scene(R"({"memscape": 1, "memories": {"kind": "digits", "count": 30},
    "dynamics": {"steps": 20}, "particles": )" +
                     particles + "}");
}

TEST_CASE("another plane keeps the run, unless the particles lie on the plane") {
  for (const char* particles : {R"({"kind": "gaussian", "count": 5})", R"({"kind": "grid"})"}) {
    Session session;
    Scene scene = digits(particles);
    session.update(scene);
    session.seek(7);
    const Matrix before = session.panels()[0].run->frame(7).X;
    const auto energy = session.panels()[0].energy;
    scene.view.plane = "memories";
    const bool kept = scene.particles.source.kind == "gaussian";
    CHECK(session.update(scene) == (kept ? Update::nothing : Update::restarted));
    CHECK(session.step() == (kept ? 7 : 0));
    CHECK(session.panels()[0].energy == energy);
    CHECK((session.panels()[0].run->frame(session.step()).X == before) == kept);
    CHECK(session.panels()[0].plane == view_plane(scene.view, *session.panels()[0].Xi));
  }
}

TEST_CASE("panels may show one run on several planes") {
  Session session;
  Scene scene = digits(R"({"kind": "gaussian", "count": 5})");
  scene.panels = {"{}", R"({"view": {"plane": "memories", "through": [5, 6, 7]}})"};
  session.update(scene);
  CHECK(session.panels()[0].run == session.panels()[1].run);
  CHECK_FALSE(session.panels()[0].plane == session.panels()[1].plane);
  CHECK(session.panels()[1].plane.distance(session.panels()[1].Xi->col(5)) < 1e-12);
}

TEST_CASE("marks fade with their distance from the plane") {
  Session session = session_of(R"({"memscape": 1, "particles": {"kind": "none"},
    "memories": {"kind": "points", "points": [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 100]]},
    "view": {"plane": "memories", "x": [-1, 1], "y": [-1, 1]}})");
  const PanelState& panel = session.panels()[0];
  const Style style = make_style("light", 9);
  const Layout layout = laid_out(session, 400, 300, style);
  const PanelView view{panel, layout.frames[0], style, plain_measure, {}};
  const std::vector<int> fade = fades_of(view, *panel.Xi);
  CHECK(fade_opacity(fade[0]) == 1);
  CHECK(fade_opacity(fade[1]) == 1);
  const double half = (layout.frames[0].x_high - layout.frames[0].x_low) / 2;
  CHECK(fade_opacity(fade[3]) == doctest::Approx(1 / (1 + 1 / (half * half))).epsilon(0.15));
  CHECK(fade_opacity(fade[4]) == doctest::Approx(0.2));
  CHECK(plane_axis_name(panel, 0) == "along ξ¹→ξ²");
  CHECK(plane_axis_name(panel, 1) == "towards ξ³");
}

TEST_CASE("in 64 dimensions a field on the plane has the values of its points, and its cost does not grow") {
  const Matrix Xi = build_memories(
      parse_scene(R"({"memscape": 1, "memories": {"kind": "digits", "count": 1797}})").memories);
  const Plane plane = view_plane(through(1, 2, 3), Xi);
  const Grid grid{40, 30, -2.5, 2.5, -2, 2};
  for (const char* kind : {"lse", "mhn", "polynomial"}) {
    CAPTURE(kind);
    const auto energy = make_energy(settings_with(kind), Xi);
    Field field;
    REQUIRE(energy->grid(plane, grid, false, field));
    // A memory seen from the plane is three numbers, whatever D is.
    for (int j = 0; j < grid.height; j += 7)
      for (int i = 0; i < grid.width; i += 3) {
        const double exact = energy->value(plane.lift(grid.x(i), grid.y(j)));
        CHECK(std::abs(field.at(i, j) - exact) <= 5e-6 * (1 + std::abs(exact)));
      }
  }
}

}  // namespace
}  // namespace memscape
