// From descriptions to points: sources of memories and particles, planes, CSV.
#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/point_table.h"

using namespace memscape;

namespace {

Memories memories(const std::string& kind, std::map<std::string, Value, std::less<>> values = {}) {
  Memories result;
  result.source = settings_of(kind, find_memories(kind)->rows, {"", values});
  return result;
}

std::string csv_error(std::string_view text) {
  try {
    read_points(text, "p.csv");
  } catch (const Error& error) {
    CHECK(error.exit_code() == 2);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("sources give the memories that they say") {
  Matrix circle = build_memories(memories("circle", {{"count", 4}, {"radius", 2}}));
  CHECK(circle.isApprox(Matrix{{0, -2, 0, 2}, {2, 0, -2, 0}}, 1e-12));
  Matrix uneven = build_memories(memories("circle", {{"count", 50}, {"even", 0}}));
  CHECK((uneven.colwise().norm().array() - 1).abs().maxCoeff() < 1e-12);
  Matrix grid = build_memories(memories("grid", {{"rows", 2}, {"columns", 3}, {"spacing", 1}}));
  CHECK(grid.cols() == 6);
  CHECK(grid.rowwise().mean().norm() < 1e-15);
  Matrix random =
      build_memories(memories("random", {{"count", 5000}, {"dimension", 3}, {"low", -2}, {"high", 1}}));
  CHECK(random.rows() == 3);
  CHECK(random.minCoeff() >= -2);
  CHECK(random.maxCoeff() < 1);
  CHECK(std::abs(random.mean() + 0.5) <
        0.035);  // five standard errors of the mean of 15000 uniforms of width 3
  Matrix digits = build_memories(memories("digits", {{"count", 10}}));
  CHECK(digits.rows() == 64);
  CHECK(digits(2, 0) == 5. / 16);
  CHECK(digits.maxCoeff() == 1);
}

TEST_CASE("more memories leave those that were there where they are") {
  for (const char* kind : {"circle", "random", "clusters", "digits"}) {
    CAPTURE(kind);
    auto few = memories(kind, {{"count", 20}, {"even", 0}}),
         many = memories(kind, {{"count", 30}, {"even", 0}});
    CHECK(build_memories(many).leftCols(20) == build_memories(few));
    auto other = memories(kind, {{"count", 20}, {"even", 0}, {"seed", 2}});
    if (find_row(find_memories(kind)->rows, "seed")) CHECK(build_memories(other) != build_memories(few));
  }
}

TEST_CASE("particles fill a square about the memories, on the plane of the view") {
  Scene scene = default_scene();
  set_value(scene, "memories.kind=grid");
  Matrix Xi =
      build_memories(scene.memories);  // 3 x 3, 0.8 apart: half the box is 0.8, and 1.5 times that is 1.2
  Plane plane = view_plane(scene.view, Xi);
  Matrix X = build_particles(scene.particles, plane, Xi);
  CHECK(X.cols() == 81);
  CHECK(X.col(0).isApprox(Eigen::Vector2d(-1.2 + 1.2 / 9, -1.2 + 1.2 / 9)));
  CHECK(X.col(80).isApprox(Eigen::Vector2d(1.2 - 1.2 / 9, 1.2 - 1.2 / 9)));
  set_value(scene, "memories.kind=random");
  set_value(scene, "memories.dimension=1");
  Matrix line = build_memories(scene.memories);
  CHECK(build_particles(scene.particles, view_plane(scene.view, line), line).cols() == 9);
  set_value(scene, "memories.kind=digits");
  Matrix digits = build_memories(scene.memories);
  Plane principal = view_plane(scene.view, digits);
  Matrix lifted = build_particles(scene.particles, principal, digits);
  CHECK(lifted.rows() == 64);
  Matrix stored = principal.axes.transpose() * (digits.colwise() - principal.origin);
  Matrix uv = principal.axes.transpose() * (lifted.colwise() - principal.origin);
  CHECK(((principal.axes * uv).colwise() + principal.origin).isApprox(lifted, 1e-12));
  CHECK(uv.minCoeff() < stored.minCoeff());
  CHECK(uv.maxCoeff() > stored.maxCoeff());
}

TEST_CASE("the principal plane holds what varies most, with fixed signs, for any rank") {
  Matrix Xi = Matrix::Zero(5, 4);
  Xi.row(3) << -3, -1, 1, 3;
  Xi.row(1) << 1, -1, -1, 1;
  Plane plane = view_plane({}, Xi);
  CHECK(plane.axes.col(0).isApprox(Vector::Unit(5, 3), 1e-12));
  CHECK(plane.axes.col(1).isApprox(Vector::Unit(5, 1), 1e-12));
  for (const Matrix& low :
       {Matrix(Matrix::Ones(5, 1)), Matrix(Vector::Ones(5) * Eigen::RowVectorXd{{1, 2, 4}})}) {
    auto axes = view_plane({}, low).axes;
    CHECK((axes.transpose() * axes - Eigen::Matrix2d::Identity()).norm() < 1e-12);
  }
  View view;
  view.plane = "axes";
  CHECK(view_plane(view, Xi).axes.topRows(2) == Eigen::Matrix2d::Identity());
}

TEST_CASE("CSV: with or without a header, in any order of columns") {
  CHECK(read_points("1,2\n3,4\r\n\n", "p.csv").X == Matrix{{1, 3}, {2, 4}});
  CHECK(read_points("step,x2,x1,energy\n0,2,1,inf\n0,4,3,nan", "p.csv").X == Matrix{{1, 3}, {2, 4}});
  CHECK(read_points("\xef\xbb\xbfx1\n +1e-3 \n", "p.csv").X(0, 0) == 1e-3);
}

TEST_CASE("CSV errors name file, line and column") {
  CHECK(csv_error("1,2\n3\n") ==
        "p.csv, line 2: it has 1 columns and line 1 has 2; give every line the same number.");
  CHECK(csv_error("1,2\n3,abc\n").starts_with("p.csv, line 2, column 2: 'abc' is not a number"));
  CHECK(csv_error("1,nan\n").starts_with("p.csv, line 1, column 2: 'nan' is not finite"));
  CHECK(csv_error("1,1e999\n").starts_with("p.csv, line 1, column 2"));
  CHECK(csv_error("").starts_with("p.csv has no points"));
  CHECK(csv_error("x1,x2\n").starts_with("p.csv has no points"));
}

TEST_CASE("placed points must agree in dimension") {
  Memories mixed = memories("points");
  mixed.edit_points() = {{0, 0}, {1}};
  CHECK_THROWS_AS(build_memories(mixed), Error);
  mixed.edit_points().clear();
  CHECK_THROWS_AS(build_memories(mixed), Error);
  Memories none = memories("csv");
  none.source.values["file"] = "/nowhere/at/all.csv";
  CHECK_THROWS_AS(build_memories(none), Error);
}
