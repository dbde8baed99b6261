// The three questions on models whose answers are known.
#include <doctest/doctest.h>

#include <cmath>

#include "core/energy/dense/dense.h"
#include "core/scene/scene_json.h"
#include "core/session/lyapunov_report.h"
#include "support_bowls.h"
#include "support_energies.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

/// v = -x + turn (-x2, x1): a bowl with a rotation.
class Swirl : public Model {
 public:
  Swirl(double pull, double turn) : Model(vector_space(2)), pull_(pull), turn_(turn) {}
  void evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const override {
    Eigen::Matrix2d A;
    A << -pull_, -turn_, turn_, -pull_;
    if (wants.velocity) found.velocity = A * X;
  }

 private:
  double pull_, turn_;
};

/// A bowl that tells a gradient half again as long.
class Wrong : public Bowl {
 public:
  Wrong() : Bowl(2) {}
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    const double e = Bowl::value_and_gradient(x, g);
    g *= 1.5;
    return e;
  }
};

constexpr Domain view{-1.5, 1.5, -1.5, 1.5};

Lyapunov examined(const DenseForm& form, const Matrix& Xi) {
  return examine(DenseMemory(form, Xi), Xi, Plane::whole(), view);
}

/// The report after all steps of a scene.
LyapunovReport report_of(const std::string& parts) {
  Session session;
  session.update(
      parse_scene(R"({"memscape": 1, "memories": {"kind": "circle", "count": 5}, )" + parts + "}"));
  session.seek(session.last());
  const PanelState& panel = session.panels()[0];
  return lyapunov_report(panel, *compute_lyapunov(panel), session.last());
}

/// ½ ‖x‖² (1 + 0.1 sin 3 x1), computed in float.
class FloatBowl : public Energy {
 public:
  FloatBowl() : Energy(vector_space(2)) {}
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    const float a = static_cast<float>(x[0]), b = static_cast<float>(x[1]), r = 0.5f * (a * a + b * b);
    const float wave = 1 + 0.1f * std::sin(3 * a);
    g[0] = a * wave + r * 0.3f * std::cos(3 * a), g[1] = b * wave;
    return r * wave;
  }
};

TEST_CASE("what is computed in float has one minimum, and an energy all the same") {
  const FloatBowl energy;
  const Matrix Xi = random_matrix(2, 3, 5);
  const Plane plane{Vector::Zero(2), Matrix::Identity(2, 2)};
  const CriticalPoints points = find_critical_points(energy, Xi, {-1, 1, -1, 1});
  CHECK(points.counts.minima == 1);
  CHECK(points.points.size() == 1);
  for (double size : {1.0, 1e-2}) {
    const Lyapunov found = examine(energy, Xi, plane, {-size, size, -size, size});
    CAPTURE(size);
    CHECK(found.circulation.loops > 0);
    CHECK(found.circulation.error > 0);
    CHECK(found.has_energy() == Answer::yes);
    CHECK(found.mismatch.error < 0.1);
  }
}

}  // namespace

TEST_CASE("a rotation has no energy, a gradient has one") {
  const Matrix centres = random_matrix(2, 10, 4);
  const Circulation rotation = measure_circulation(Swirl(0, 1), Matrix::Zero(2, 1), 0.3);
  CHECK(rotation.loops == 1);
  CHECK(rotation.worst == doctest::Approx(1).epsilon(1e-12));
  const Circulation slight = measure_circulation(Swirl(1, 1e-3), centres, 0.3);
  CHECK(slight.loops == 10);
  CHECK(slight.worst > 1e-5);
  const Circulation none = measure_circulation(Swirl(1, 0), centres, 0.3);
  CHECK(none.loops == 10);
  CHECK(none.worst < 1e-12);
  CHECK(measure_circulation(Wells(1), Matrix::Zero(1, 3), 0.3).loops == 0);
}

TEST_CASE("every member of the family has an energy, sharp ones and those with kinks too") {
  const Matrix Xi = random_matrix(2, 8, 11);
  for (double beta : {0.5, 10.0, 1000.0})
    for (Separation separation : {Separation::exponential, Separation::shifted_relu}) {
      const Lyapunov found = examined({.separation = separation, .beta = beta}, Xi);
      CAPTURE(beta);
      CHECK(found.has_energy() == Answer::yes);
      CHECK(found.circulation.worst < 1e-8);
      CHECK(found.mismatch.worst < 1e-7);
      // At β = 1000 most of the view has no force.
      if (separation == Separation::exponential || beta < 100) CHECK(found.circulation.loops >= 6);
    }
  const Matrix far = random_matrix(20, 8, 12);
  const Plane plane{Vector::Zero(20), Matrix::Identity(20, 2)};
  const Lyapunov found = examine(DenseMemory({.beta = 4}, far), far, plane, view);
  CHECK(found.circulation.loops >= 6);
  CHECK(found.circulation.worst < 1e-8);
}

TEST_CASE("a gradient that is not the energy's is found out") {
  const Matrix points = random_matrix(2, 20, 5);
  CHECK(gradient_mismatch(Wrong(), points, 0.1).worst > 0.1);
  CHECK(gradient_mismatch(Bowl(2), points, 0.1).worst < 1e-12);
}

TEST_CASE("bounded from below: distances and confined softmax are, dot products alone are not") {
  const Matrix Xi = random_matrix(2, 6, 7);
  const Lyapunov lse = examined({.beta = 4}, Xi);
  CHECK(lse.bounded() == Answer::yes);
  CHECK(lse.guarantees.lowest == doctest::Approx(-std::log(6) / 4));
  CHECK(lse.lowest >= lse.guarantees.lowest);
  CHECK(examined({.similarity = Similarity::dot, .beta = 4, .confined = true}, Xi).bounded() == Answer::yes);
  const DenseForm loose{
      .similarity = Similarity::dot, .separation = Separation::exponential, .scaling = Scaling::identity};
  CHECK(examined(loose, Xi).bounded() == Answer::no);
  DenseForm confined = loose;
  confined.confined = true;
  CHECK(examined(confined, Xi).bounded() == Answer::no);
  CHECK(examined({.similarity = Similarity::dot, .beta = 4}, Xi).bounded() == Answer::no);
  const DenseForm cubic{.similarity = Similarity::dot,
                        .separation = Separation::rectified,
                        .scaling = Scaling::identity,
                        .degree = 3,
                        .confined = true};
  CHECK(examined(cubic, Xi).bounded() == Answer::no);
}

TEST_CASE("no member falls along a ray below what it guarantees") {
  for (const Settings& settings : all_settings(2)) {
    CAPTURE(text_of(settings));
    const Matrix Xi = 0.5 * random_matrix(2, 4, 21);
    const Lyapunov found = examine(*make_energy(settings, Xi), Xi, Plane::whole(), view);
    CHECK((found.bounded() == Answer::yes) == std::isfinite(found.guarantees.lowest));
    if (found.bounded() != Answer::yes) continue;
    CHECK_FALSE(found.ray.falls());
    CHECK(found.lowest >= found.guarantees.lowest - 1e-9);
  }
}

TEST_CASE("what falls without end, and what only nears a bound") {
  const auto ray = [](double (*energy)(double)) {
    EnergyRay result;
    for (double r = 1; r < 5e6; r *= 10) result.radius.push_back(r), result.energy.push_back(energy(r));
    return result;
  };
  CHECK(ray([](double r) { return -r; }).falls());
  CHECK(ray([](double r) { return -std::log(r); }).falls());
  CHECK(ray([](double r) { return r < 50 ? -r : -1e100; }).falls());
  CHECK_FALSE(ray([](double r) { return 1 / r; }).falls());
  CHECK_FALSE(ray([](double r) { return r * r; }).falls());
  CHECK_FALSE(ray([](double) { return -3.0; }).falls());
}

TEST_CASE("it never rises below the limit, by proof; above it some steps did") {
  const LyapunovReport calm = report_of(R"("dynamics": {"kind": "gradient", "step": 0.5, "steps": 60})");
  for (const LyapunovLine& line : calm.lines) CHECK(line.answer == Answer::yes);
  CHECK(calm.verdict == Answer::yes);
  CHECK(calm.verdict_text.starts_with("You have an associative memory"));
  const LyapunovReport wild = report_of(R"("dynamics": {"kind": "gradient", "step": 2.5, "steps": 60})");
  CHECK(wild.lines[1].answer == Answer::yes);
  CHECK(wild.lines[2].answer == Answer::no);
  CHECK(wild.verdict == Answer::no);
  CHECK(wild.verdict_text == "Not an associative memory: as it moves here, its energy rises.");
}

TEST_CASE("noise and momentum are no proof, a line search is") {
  const auto third = [](const std::string& dynamics) {
    return report_of(R"("dynamics": {"steps": 100, )" + dynamics + "}").lines[2].answer;
  };
  CHECK(third(R"("kind": "lbfgs")") == Answer::yes);
  CHECK(third(R"("kind": "flow")") == Answer::yes);
  CHECK(third(R"("kind": "attention")") == Answer::yes);
  CHECK(third(R"("kind": "langevin", "temperature": 0.1)") == Answer::no);
  CHECK(third(R"("kind": "momentum", "step": 0.001, "momentum": 0)") == Answer::open);
  CHECK(report_of(R"("dynamics": {"kind": "momentum", "step": 0.001, "momentum": 0})").verdict ==
        Answer::open);
}

TEST_CASE("an unbounded energy makes no memory") {
  const LyapunovReport report = report_of(R"("dynamics": {"kind": "gradient", "steps": 5}, "energy":
      {"kind": "dense", "similarity": "dot", "separation": "exp", "scaling": "identity", "beta": 1})");
  CHECK(report.lines[0].answer == Answer::yes);
  CHECK(report.lines[1].answer == Answer::no);
  CHECK(report.verdict_text == "Not an associative memory: its energy has no lower bound.");
}
