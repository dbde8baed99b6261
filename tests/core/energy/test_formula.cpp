// The typed formula: its values against closed forms, the parameters it brings, faults with
// their place, the scene's text and numbers there and back, panels, threads.
#include <doctest/doctest.h>

#include <numbers>
#include <thread>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/critical/separatrices.h"
#include "core/energy/formula/formula.h"
#include "core/energy/formula/formula_program.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/session/session.h"
#include "support_energies.h"
#include "support_formula.h"
#include "support_traps.h"

namespace memscape {
namespace {

using namespace memscape::testing;

constexpr double infinity = std::numeric_limits<double>::infinity();
const std::string himmelblau = "(x1^2 + x2 - a)^2 + (x1 + x2^2 - b)^2";

std::string error_of(auto&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string fault_of(const std::string& text, int D = 0) {
  const auto fault = formula_fault(text, D);
  return fault ? fault_text(*fault, text) : "";
}

TEST_CASE("formulas have the values that they say") {
  const Vector x{{0.5, -2}};
  const Matrix Xi{{1, 0}, {0, 3}};
  auto value = [&](const std::string& text) { return energy_of(text, {}, Xi).value(x); };
  auto near = [](double v) { return doctest::Approx(v).epsilon(1e-15); };
  CHECK(value("-x1^2 + 2^-1") == near(0.25));
  CHECK(value("x*y") == near(-1));
  CHECK(value("r^2") == near(4.25));
  CHECK(value("cos(2*pi*x1) + ln(e) + log10(100) + cos(2*π*x1)") == near(1));
  CHECK(value("pow(x2, 3) + max(x1, x2, 7)") == near(-1));
  CHECK(value("x1 < 0 ? 1 : 2") == near(2));
  CHECK(value("β*x1 + _a1") == near(1.5));
  CHECK(value("d2(1) + 100*d2(2)") == near(0.25 + 4 + 100 * (0.25 + 25)));
  CHECK(value("lse(2)") == near(-std::log(std::exp(-4.25) + std::exp(-25.25)) / 2));
  CHECK(value("1e3*x1 + 1.5E-1") == near(500.15));
}

void check_unsupported() {
  WithoutTraps meant;
  const auto root = energy_of("sqrt(x1) + x2^2"), pole = energy_of("1/x1 + ln(x2)"),
             cube = energy_of("x1^(1/3)");
  Vector g = Vector::Ones(2);
  CHECK(root.value_and_gradient(Vector{{-0.1, 1}}, g) == infinity);
  CHECK(g.isZero(0));
  CHECK(root.hessian(Vector{{-0.1, 1}}).isZero(0));
  CHECK(pole.value(Vector{{0, 1}}) == infinity);
  CHECK(pole.value(Vector{{1, 0}}) == infinity);
  CHECK(cube.value(Vector{{-8, 0}}) == infinity);
  CHECK(cube.value(Vector{{8, 0}}) == doctest::Approx(2));
  // Beside the border, and on it.
  root.value_and_gradient(Vector{{1e-4, 1}}, g);
  CHECK(g[0] == doctest::Approx(0.5 / std::sqrt(1e-4)).epsilon(1e-14));
  energy_of("x1^1.5 + x1").value_and_gradient(Vector{{0, 0}}, g);
  CHECK(g[0] == doctest::Approx(1).epsilon(1e-14));
  CHECK(energy_of("d2(3)").value(Vector{{0, 0}}) == infinity);
  CHECK(energy_of("lse(-a)").value(Vector{{0, 0}}) == infinity);
  CHECK(energy_of("x1 +").value(Vector{{0, 0}}) == infinity);
  CHECK(energy_of("x3").value(Vector{{0, 0}}) == infinity);
  CHECK(energy_of("1/0").value(Vector{{0, 0}}) == infinity);
}

TEST_CASE("where a formula gives no number the state is unsupported") {
  const ThreadLimit alone(static_cast<int>(1));
  std::thread(check_unsupported).join();
}

TEST_CASE("names that are nothing else become parameters, in their order") {
  using Names = std::vector<std::string>;
  CHECK(formula_parameters(himmelblau) == Names{"a", "b"});
  CHECK(formula_parameters("b*sin(x1)*a + b + x*y + r + 2e5*pi*e + lse(beta)") == Names{"b", "a", "beta"});
  CHECK(formula_parameters("x64 + x1a + α2") == Names{"x1a", "α2"});
  CHECK(formula_parameters("3.5") == Names{});
  const auto rows = formula_rows(himmelblau);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].id == "parameters.b");
  CHECK(rows[1].symbol == "b");
  CHECK(formula_uses_memories("1 + d2 (1)"));
  CHECK_FALSE(formula_uses_memories(himmelblau));
}

TEST_CASE("a fault is told with its place and its cure") {
  CHECK(fault_of("a*(x1))") ==
        "has an unexpected ')' at character 7 of 'a*(x1))'; remove it, or open a bracket before it");
  CHECK(fault_of("2*(x1") ==
        "has a bracket '(' that is never closed at character 3 of '2*(x1'; close it with ')'");
  CHECK(fault_of("x1 + ").starts_with("has a value missing at character 6 of"));
  CHECK(
      fault_of("2 x1").starts_with("has an unexpected 'x1' at character 3 of '2 x1'; put a sign such as *"));
  CHECK(fault_of("α*β γ").starts_with("has an unexpected 'γ' at character 5 of"));
  CHECK(fault_of("x1**2").ends_with("; write powers with ^"));
  CHECK(fault_of("x1²").starts_with("has an unknown sign '²' at character 3 of 'x1²'; write ^2"));
  CHECK(fault_of("sine(x1)").ends_with("did you mean sin, or sine*(..)?"));
  CHECK(fault_of("sin x1").starts_with("has a function 'sin' without brackets at character 1"));
  CHECK(fault_of("sin(x1, x2)").starts_with("has too many values for 'sin'"));
  CHECK(fault_of("atan2(x1)").starts_with("has too few values for 'atan2'"));
  CHECK(fault_of("E = x1^2").starts_with("has an unexpected '=' at character 3"));
  CHECK(fault_of("x1, x2").starts_with("has a comma outside of a function at character 3"));
  CHECK(fault_of("").starts_with("has no formula in it"));
  CHECK(fault_of("x1 ? 2").starts_with("has a '?' without ':'"));
  CHECK(fault_of("x1 ^ * 2").starts_with("has an unexpected '*' at character 6"));
  CHECK(fault_of("()").starts_with("has an unexpected ')' at character 2"));
  CHECK(fault_of("x0 + x65").starts_with("has an unknown coordinate 'x0' at character 1"));
  CHECK(fault_of(himmelblau).empty());
  CHECK(fault_of("x1 + x3").empty());
  CHECK(fault_of("x1 + x3", 2) ==
        "has the coordinate 'x3', but the memories have 2 dimensions at character 6 of 'x1 + x3'; use x1 to "
        "x2, "
        "or give memories of more dimensions");
  CHECK(fault_of("x + y", 1)
            .starts_with("has the coordinate 'y', but the memories have 1 dimension at character 5"));
  CHECK(fault_of("x1 + y", 3).starts_with("has the coordinate 'y', which is for one and two dimensions"));
  CHECK(fault_of(std::string(1001, '1')).starts_with("has more than 1000 characters"));
  // Nothing that can be typed ends in anything but a fault or an energy.
  std::mt19937_64 random(5);
  const std::string letters = "x12ar+-*/^(),.?:=<!& sin\"'[\xce\xb2\xff";
  for (int trial = 0; trial < 3000; ++trial) {
    std::string text;
    for (auto n = random() % 12; n > 0; --n) text += letters[random() % letters.size()];
    const auto fault = formula_fault(text, 2);
    if (fault) CHECK(fault->at <= character_count(text) + 1);
  }
}

TEST_CASE("text and parameters survive JSON, --set and a change of the text") {
  Scene scene = parse_scene(R"({"memscape": 1, "energy": {"parameters": {"b": 7.1}, "kind": "formula",
    "text": "(x1^2 + x2 - a)^2 + (x1 + x2^2 - b)^2"}})");
  CHECK(scene.energy == typed(himmelblau, {{"b", 7.1}}));
  CHECK(parse_scene(scene_text(scene)) == scene);
  set_value(scene, "energy.parameters.a=0.1");
  CHECK(value_at(scene, "energy.parameters.a") == 0.1);
  CHECK(parse_scene(scene_text(scene)) == scene);
  set_value(scene, "energy.text=c*x1 + b");
  CHECK(scene.energy == typed("c*x1 + b", {{"b", 7.1}}));
  set_value(scene, "energy.text=5");
  CHECK(scene.energy == typed("5"));
  CHECK(parse_scene(scene_text(scene)) == scene);
  CHECK_NOTHROW(set_value(scene, "energy.parameters={}"));
  set_value(scene, "energy={\"parameters\": {\"k\": -3}, \"text\": \"k*x1\"}");
  CHECK(scene.energy == typed("k*x1", {{"k", -3}}));
  set_value(scene, "energy.kind=lse");
  CHECK(scene.energy == energy_settings("lse"));
  set_value(scene, "energy.kind=formula");
  CHECK(scene.energy == energy_settings("formula"));
  CHECK(scene.energy.text("text") == default_formula);

  auto error = [&](const std::string& assignment) { return error_of([&] { set_value(scene, assignment); }); };
  CHECK(error("energy.text=a*(x1))") ==
        "energy.text has an unexpected ')' at character 7 of 'a*(x1))'; remove it, or open a bracket before "
        "it.");
  CHECK(error("energy.parameters.c=2") ==
        "energy.parameters.c is unknown; did you mean 'energy.parameters.a'?");
  CHECK(error("energy.parameters.a=\"x\"").find("give a number from -1000000 to 1000000") !=
        std::string::npos);
  CHECK(error("energy={\"text\": 3}").starts_with("energy.text is 3; give a formula"));
  set_value(scene, "energy.kind=lse");
  CHECK(error("energy.text=x1").find("one that has it: formula") != std::string::npos);
  CHECK(error("energy.parameters.a=1").find("one that has it: formula") != std::string::npos);
}

TEST_CASE("panels have texts and parameters of their own") {
  Scene scene =
      parse_scene(R"({"memscape": 1, "energy": {"kind": "formula", "text": "a*x1^2 + x2^2"}, "panels": [
    {"energy": {"parameters": {"a": 2}}}, {"energy": {"text": "x1^4 + c*x2^2", "parameters": {"c": 5}}},
    {"energy": {"kind": "lse"}}]})");
  CHECK(panel_scene(scene, 0).energy == typed("a*x1^2 + x2^2", {{"a", 2}}));
  CHECK(panel_scene(scene, 1).energy == typed("x1^4 + c*x2^2", {{"c", 5}}));
  CHECK(parse_scene(scene_text(scene)) == scene);

  auto edited = [&](int index, auto&& edit, bool only_here) {
    Scene panel = panel_scene(scene, index);
    edit(panel);
    Scene result = with_panel(scene, index, panel, only_here);
    CHECK(panel_scene(result, index) == panel);
    CHECK(parse_scene(scene_text(result)) == result);
    return result;
  };
  auto to_b = [](Scene& panel) {
    set_energy_text(panel, "text", "b*x1^2"), set_at(panel, "energy.parameters.b", 3);
  };
  for (int index : {0, 1, 2})
    for (bool only_here : {false, true}) {
      if (index < 2) edited(index, to_b, only_here);
      edited(
          index, [&](Scene& panel) { set_kind(panel, "energy", "formula"), to_b(panel); }, only_here);
      edited(
          index, [](Scene& panel) { set_kind(panel, "energy", "lsr"); }, only_here);
    }
  // A new text for all takes the parameters that it no longer has out of the panels.
  Scene all = edited(0, to_b, false);
  CHECK(all.energy.text("text") == "b*x1^2");
  CHECK(panel_scene(all, 1).energy == panel_scene(scene, 1).energy);
  Scene slid = edited(
      1, [](Scene& panel) { set_at(panel, "energy.parameters.c", 4); }, false);
  CHECK(panel_scene(slid, 1).energy.get("parameters.c") == 4);
  CHECK(slid.energy == scene.energy);
}

TEST_CASE("a text that does not fit the memories is an error of the session, and the last good one stays") {
  Scene scene =
      parse_scene(R"({"memscape": 1, "energy": {"kind": "formula"}, "memories": {"kind": "circle"}})");
  Session session;
  session.update(scene);
  const Scene before = scene;
  set_value(scene, "energy.text=x1 + x3");
  CHECK(error_of([&] {
          session.update(scene);
        }).starts_with("energy.text has the coordinate 'x3', but the memories"));
  CHECK(session.scene() == before);
  CHECK(session.panels().front().energy->value(Vector{{1, 0}}) == doctest::Approx(1));
  scene = before;
  set_value(scene, "dynamics.kind=attention");
  CHECK(error_of([&] { session.update(scene); }).find("formula has no attention update") !=
        std::string::npos);
}

TEST_CASE("Himmelblau's critical points and separatrices") {
  const auto energy = energy_of(himmelblau, {{"a", 11}, {"b", 7}});
  const Domain domain{-5, 5, -5, 5};
  const CriticalPoints found = find_critical_points(energy, Matrix::Zero(2, 1), domain);
  CHECK_FALSE(found.complete);
  CHECK(found.counts.minima == 4);
  CHECK(found.counts.saddles == 4);
  CHECK(found.counts.maxima == 1);
  CHECK(found.counts.emergent == 0);
  const double known[4][2] = {{-3.779310253378, -3.283185991286},
                              {-2.805118086953, 3.131312518250},
                              {3, 2},
                              {3.584428340330, -1.848126526964}};
  REQUIRE(found.points.size() == 9);
  for (size_t k = 0; k < 4; ++k)
    for (int d = 0; d < 2; ++d) CHECK(std::abs(found.points[k].x[d] - known[k][d]) < 1e-11);
  // At the maximum E = 182: a rounding of 1e-12 E over a curvature of 20.
  CHECK(std::abs(found.points[8].x[0] + 0.270844590650) < 1e-10);
  CHECK(std::abs(found.points[8].x[1] + 0.923038556447) < 1e-10);
  const auto lines = trace_separatrices(energy, found, domain);
  REQUIRE(lines.size() == 8);
  int to_maximum = 0;
  for (const Separatrix& line : lines) {
    CHECK((line.end == SeparatrixEnd::maximum || line.end == SeparatrixEnd::view));
    to_maximum += line.end == SeparatrixEnd::maximum;
  }
  CHECK(to_maximum == 4);
}

TEST_CASE("a typed formula in one dimension, and with sixty-four") {
  const auto well = energy_of("(x^2 - a)^2 + b*x", {{"b", 0.25}}, Matrix::Zero(1, 1));
  const CriticalPoints found = find_critical_points(well, Matrix::Zero(1, 1), {-2, 2});
  REQUIRE(found.counts.minima == 2);
  REQUIRE(found.counts.maxima == 1);
  for (const CriticalPoint& p : found.points)
    CHECK(std::abs(4 * std::pow(p.x[0], 3) - 4 * p.x[0] + 0.25) < 1e-10);
  const auto many = energy_of("r^2 + x64^3", {}, Matrix::Zero(64, 1));
  Vector x = Vector::Constant(64, 0.5);
  CHECK((many.gradient(x).head(63) - 2 * x.head(63)).norm() < 1e-10);
  CHECK(many.gradient(x)[63] == doctest::Approx(1.75));
}

TEST_CASE("fields and batches do not depend on the number of threads") {
  const auto energy = energy_of(himmelblau + " + lse(b)", {{"a", 11}, {"b", 7}});
  const Grid grid{90, 70, -5, 5, -4, 4};
  const Matrix X = random_matrix(2, 500, 3, -4, 4);
  auto compute = [&](int threads, Field& field, Vector& E, Matrix& G) {
    const ThreadLimit limit(static_cast<int>(threads));
    REQUIRE(energy.grid(Plane::whole(), grid, true, field));
    energy.batch(X, E, &G);
  };
  Field one, four;
  Vector E1, E4;
  Matrix G1, G4;
  compute(1, one, E1, G1), compute(4, four, E4, G4);
  CHECK((one.energy == four.energy && one.du == four.du && one.dv == four.dv));
  CHECK((E1 == E4 && G1 == G4));
  Vector g(2);
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    CHECK(energy.value_and_gradient(X.col(i), g) == E1[i]);
    CHECK(g == G1.col(i));
    CHECK(energy.value(X.col(i)) == E1[i]);
  }
  std::atomic<bool> cancelled = true;
  CHECK_FALSE(energy.grid(Plane::whole(), grid, false, one, &cancelled));
}

}  // namespace
}  // namespace memscape
