// Typed flows: velocities, fixed points and cycles whose truth is known in closed form.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.h"
#include "core/flow/fixed_points.h"
#include "core/flow/flow.h"
#include "core/flow/flow_basins.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/lyapunov_report.h"
#include "support_traps.h"

namespace memscape {
namespace {

const Matrix origin = Matrix::Zero(2, 1);
constexpr Domain view{-2, 2, -2, 2};
const Grid lattice{41, 41, -2, 2, -2, 2};

Flow flow_of(const std::string& x1, const std::string& x2) {
  Settings settings{"flow", {{"x1", x1}, {"x2", x2}}};
  settings = settings_of("flow", energy_rows(settings), settings);
  return Flow(settings, origin);
}

/// Round the unit circle with speed 1, drawn to it at the rate 2: dr/dt = r (1 - r²).
Flow circling() {
  return flow_of("x1*(1 - r^2) - x2", "x2*(1 - r^2) + x1");
}

std::string only_kind(const std::string& x1, const std::string& x2) {
  const CriticalPoints found = find_fixed_points(flow_of(x1, x2), origin, view);
  REQUIRE(found.points.size() == 1);
  CHECK(found.points[0].x.norm() < 1e-9);
  return std::string(fixed_kind_text(found.points[0]));
}

TEST_CASE("a flow is its two formulas, and has no energy") {
  const Flow flow = flow_of("x2", "sqrt(x1) + d2(1)");
  Vector v(2);
  flow.velocity(Vector{{4, 3}}, v);
  CHECK(v == Vector{{3, 2 + 25}});
  CHECK(flow.energy() == nullptr);
  CHECK(flow.space() == vector_space(2));
  {
    const testing::WithoutTraps roots_of_negative_numbers;
    flow.velocity(Vector{{-1, 3}}, v);  // the root of -1 is no number
  }
  CHECK(v == Vector::Constant(2, std::numeric_limits<double>::infinity()));
}

TEST_CASE("fixed points of linear flows are told by their eigenvalues") {
  CHECK(only_kind("-x1", "-2*x2") == "stable");
  CHECK(only_kind("x1", "2*x2") == "unstable");
  CHECK(only_kind("x1", "-2*x2") == "saddle");
  CHECK(only_kind("-0.1*x1 - x2", "x1 - 0.1*x2") == "stable spiral");
  CHECK(only_kind("0.1*x1 - x2", "x1 + 0.1*x2") == "unstable spiral");
  CHECK(only_kind("-x2", "x1") == "centre");
  CHECK(only_kind("-x1", "-x2^3") == "undecided");
  CHECK(only_kind("-x1 + x2", "-x2") == "stable");  // one eigenvalue twice, one direction
}

TEST_CASE("eigenvalues and turning are those of the Jacobian") {
  const CriticalPoints found = find_fixed_points(flow_of("-0.5*x1 - 3*x2", "3*x1 - 0.5*x2"), origin, view);
  REQUIRE(found.points.size() == 1);
  CHECK((found.points[0].eigenvalues - Vector{{-0.5, -0.5}}).norm() < 1e-9);
  CHECK(found.points[0].turning == doctest::Approx(3).epsilon(1e-9));
}

TEST_CASE("several fixed points are found, each once") {
  const CriticalPoints found = find_fixed_points(flow_of("x1 - x1^3", "-x2"), origin, view);
  CHECK(found.counts.minima == 2);
  CHECK(found.counts.saddles == 1);
  REQUIRE(found.points.size() == 3);
  CHECK((found.points[0].x - Vector{{-1, 0}}).norm() < 1e-9);
}

TEST_CASE("a limit cycle is found with its period, and all cells belong to it") {
  const Flow flow = circling();
  FlowBasins found;
  REQUIRE(flow_basins(flow, origin, lattice, find_fixed_points(flow, origin, view), 40, found));
  REQUIRE(found.cycles.size() == 1);
  CHECK(found.first_cycle == 0);
  CHECK(found.cycles[0].period == doctest::Approx(2 * std::numbers::pi).epsilon(0.01));
  CHECK((found.cycles[0].path.colwise().norm().array() - 1).abs().maxCoeff() < 2e-3);
  CHECK(std::ranges::count(found.basins.label, 0) == 41 * 41);
}

TEST_CASE("closed orbits about a centre are no limit cycles") {
  const Flow flow = flow_of("-x2", "x1");
  FlowBasins found;
  REQUIRE(flow_basins(flow, origin, lattice, find_fixed_points(flow, origin, view), 40, found));
  CHECK(found.cycles.empty());
  CHECK(found.basins.unsettled == 41 * 41);
}

TEST_CASE("basins of stable points meet where they should, and what runs away diverges") {
  const Flow wells = flow_of("x1 - x1^3", "-x2");
  FlowBasins found;
  REQUIRE(flow_basins(wells, origin, lattice, find_fixed_points(wells, origin, view), 40, found));
  REQUIRE(found.basins.minima.size() == 2);
  for (int j = 0; j < 41; ++j)
    for (int i = 0; i < 41; ++i) {
      const int label = found.basins.label[static_cast<size_t>(j * 41 + i)];
      if (i != 20) CHECK(label == (i < 20 ? 0 : 1));
    }
  const Flow away = flow_of("x1", "x2 + 1");
  REQUIRE(flow_basins(away, origin, lattice, find_fixed_points(away, origin, view), 40, found));
  CHECK(found.basins.diverged >= 41 * 41 - 1);
}

Scene scene_of(const std::string& energy, const std::string& method = R"({"kind": "flow"})") {
  return parse_scene(R"({"memscape": 1, "memories": {"kind": "points", "points": [[0, 0]]}, "energy": )" +
                     energy + R"(, "dynamics": )" + method + "}");
}

TEST_CASE("a flow survives JSON, with parameters of both formulas as rows") {
  const Scene scene =
      scene_of(R"({"kind": "flow", "x1": "a*x2", "x2": "b*x1 - a", "parameters": {"a": 2, "b": -3}})");
  CHECK(scene.energy.text("x1") == "a*x2");
  CHECK(scene.energy.text("x2") == "b*x1 - a");
  CHECK(scene.energy.get("parameters.b") == -3);
  CHECK(parse_scene(scene_text(scene)) == scene);
  Scene other = scene;
  set_value(other, "energy.x2=x1");
  CHECK(other.energy.text("x2") == "x1");
  CHECK(other.energy.values.size() == 3);
}

TEST_CASE("faults of a flow name the formula, and the methods that it has not") {
  const auto message = [](const Scene& scene) -> std::string {
    try {
      Session().update(scene);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK_THROWS_WITH_AS(scene_of(R"({"kind": "flow", "x1": "x2", "x2": "(x1"})"),
                       doctest::Contains("energy.x2 has a bracket '(' that is never closed"), Error);
  CHECK_THROWS_AS(scene_of(R"({"kind": "flow", "x1": "x3"})"), Error);
  const std::string energy = R"({"kind": "flow"})";
  CHECK(message(scene_of(energy, R"({"kind": "lbfgs"})")).find("has no energy") != std::string::npos);
  CHECK(message(scene_of(energy, R"({"kind": "attention"})")).find("no attention update") !=
        std::string::npos);
  CHECK(message(scene_of(energy, R"({"kind": "reverse_sde"})")).find("has no time") != std::string::npos);
  Scene cube = scene_of(energy);
  cube.memories.edit_points() = {{0, 0, 0}};
  CHECK(message(cube).find("energy.x1 moves states of the plane") != std::string::npos);
  for (const char* kind : {"gradient", "flow", "momentum", "adam", "langevin"})
    CHECK(message(scene_of(energy, std::string(R"({"kind": ")") + kind + R"("})")) == "");
}

TEST_CASE("the three questions find no energy where the flow circulates") {
  Session session;
  session.update(scene_of(R"({"kind": "flow"})"));
  const PanelState& panel = session.panels()[0];
  const auto found = compute_lyapunov(panel);
  CHECK(found->circulation.worst > 0.1);
  const LyapunovReport report = lyapunov_report(panel, *found, 0);
  for (const LyapunovLine& line : report.lines) CHECK(line.answer == Answer::no);
  CHECK(report.verdict == Answer::no);
  session.update(scene_of(R"({"kind": "flow", "x1": "x1 - x1^3", "x2": "-x2"})"));
  const auto slope = compute_lyapunov(session.panels()[0]);
  CHECK(slope->has_energy() == Answer::yes);  // it is a gradient, though of nothing that was typed
  CHECK(slope->bounded() == Answer::open);
}

TEST_CASE("a run goes on when a flow takes the place of an energy and gives it back") {
  Session session;
  Scene scene = scene_of(R"({"kind": "formula"})", R"({"kind": "gradient"})");
  session.update(scene);
  session.seek(10);
  session.update(scene_of(R"({"kind": "flow"})", R"({"kind": "gradient"})"));
  session.seek(20);
  CHECK(session.panels()[0].run->frame(15).energy.size() == 0);
  CHECK(session.panels()[0].run->frame(5).energy.size() > 0);
  session.update(scene);
  session.seek(30);
  CHECK(session.panels()[0].run->frame(25).energy.size() > 0);
  CHECK(session.panels()[0].run->frame(15).energy.size() == 0);
}

TEST_CASE("the anatomy of a flow has fixed points, basins and cycles") {
  Session session;
  session.update(scene_of(R"({"kind": "flow", "x1": "x1*(1 - r^2) - x2", "x2": "x2*(1 - r^2) + x1"})"));
  const PanelState& panel = session.panels()[0];
  const auto anatomy = compute_anatomy(panel, anatomy_possible(panel), 24, 24);
  REQUIRE(anatomy);
  CHECK(anatomy->cycles.size() == 1);
  REQUIRE(anatomy->critical.points.size() == 1);
  CHECK(fixed_kind_text(anatomy->critical.points[0]) == "unstable spiral");
  CHECK_FALSE(anatomy->has.separatrices);
  CHECK(anatomy->picture);
}

}  // namespace
}  // namespace memscape
