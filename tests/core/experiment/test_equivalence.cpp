// Diffusion and the modern Hopfield network: the same for memories of one norm, and how they part for others.
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "core/charts/kinds.h"
#include "core/charts/study.h"
#include "core/energy/dense/dense.h"
#include "core/energy/diffusion.h"
#include "core/experiment/equivalence.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"

using namespace memscape;

namespace {

Matrix circle(int K, double first = 1) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    const double angle = 2 * std::numbers::pi * (k + 0.2) / K;
    Xi.col(k) << std::cos(angle), std::sin(angle);
  }
  Xi.col(0) *= first;
  return Xi;
}

Matrix lattice() {
  Matrix X(2, 121);
  for (int i = 0; i < 121; ++i) X.col(i) << 0.3 * (i % 11) - 1.5, 0.3 * static_cast<int>(i / 11) - 1.5;
  return X;
}

}  // namespace

TEST_CASE("half of the diffusion's energy is log-sum-exp at the β of the network") {
  const Matrix Xi = circle(5, 0.6), X = lattice();
  const double t = 0.07, sigma = 1.3;
  const DenseMemory diffusion(diffusion_form(t, sigma), Xi);
  const DenseMemory lse(DenseForm{.beta = hopfield_beta(t, sigma)}, Xi);
  Vector full, half;
  diffusion.batch(X, full, nullptr);
  lse.batch(X, half, nullptr);
  CHECK((0.5 * full - half).lpNorm<Eigen::Infinity>() < 1e-12);
}

TEST_CASE("memories of one norm: the same energy and the same fixed points at every β") {
  for (double beta : {0.5, 3.0, 20.0, 400.0}) {
    CAPTURE(beta);
    const EquivalenceGap gap = equivalence_gap(1.3 * circle(7), beta, lattice());
    CHECK(gap.energy < 1e-12);
    CHECK(gap.fixed_points < 1e-9);  // rounding, drawn out by up to 200 updates
  }
}

TEST_CASE("memories of other norms: the energies part by what the short memory lacks") {
  // Two memories at 1 and -½. As β grows E_H - E_D tends to max(x - ½, -½x - ⅛) - max(x, -½x), by the sharper
  // maximum; at x = 1 that is -½, at x = -1 it is -⅛, and all between: half the span is 3/16.
  const Matrix Xi{{1, -0.5}, {0, 0}}, X{{1, -1}, {0, 0}};
  CHECK(equivalence_gap(Xi, 2000, X).energy == doctest::Approx(3.0 / 16).epsilon(1e-3));
}

TEST_CASE("a short memory that the network forgets parts the fixed points for good") {
  // ξ¹·ξ² = 0.36 exceeds ‖ξ¹‖² = 0.09: with dot products the short memory leads to the long one.
  const Matrix Xi{{0.3, 1.2}, {0, 0}};
  CHECK(equivalence_gap(Xi, 500, lattice()).fixed_points == doctest::Approx(0.9).epsilon(1e-6));
  CHECK(equivalence_gap(Xi, 5000, lattice()).fixed_points == doctest::Approx(0.9).epsilon(1e-6));
}

TEST_CASE("patterns and cues are as stated") {
  const Matrix Xi = binary_patterns(400, 6, 0, 3);
  for (const auto& xi : Xi.colwise()) CHECK(xi.norm() == doctest::Approx(1));
  const RecallSettings settings;
  const Matrix noise = corrupted(Xi, settings) - settings.theta * Xi;
  // 2400 normal numbers: their variance is known to 3 %.
  CHECK(noise.squaredNorm() / 6 == doctest::Approx(1 - 0.68 * 0.68).epsilon(0.12));
  const Vector norms = binary_patterns(400, 6, 0.5, 3).colwise().norm();
  CHECK(norms.maxCoeff() / norms.minCoeff() > 1.5);
}

TEST_CASE("the flow of one memory ends where its closed form says") {
  // ξ + (x - ξ) sqrt(t_min / t): Euler's 300 steps come within their first-order error of that.
  const Matrix Xi{{0.5}, {-0.2}}, X{{1.5}, {1.0}};
  const RecallSettings settings{.t_min = 0.01};
  const Matrix end = flow_recall(DataScore(Xi, 0.8), X, 1, settings);
  CHECK((end - (Xi + 0.1 * (X - Xi))).norm() < 0.01 * (0.1 * (X - Xi)).norm());
}

TEST_CASE("outputs of the two agree on normalised patterns and not on others") {
  const RecallSettings settings;
  const Matrix equal = binary_patterns(100, 10, 0, 1), other = binary_patterns(100, 10, 0.6, 1);
  const RecallComparison same = compare_recall(equal, DataScore(equal, 1), settings);
  CHECK(same.correlation > 0.99);
  CHECK(same.hopfield > 0.99);
  CHECK(same.diffusion > 0.999);
  const RecallComparison broken = compare_recall(other, DataScore(other, 1), settings);
  CHECK(broken.correlation < 0.8);
  CHECK(broken.diffusion > 0.99);
}

TEST_CASE("correlation of columns by hand") {
  const Matrix A{{1, 1}, {2, 2}, {3, 3}}, B{{2, 5}, {4, 5}, {6, 5}};
  CHECK(mean_correlation(A, B) == doctest::Approx(0.5));  // 1 for the first column, 0 for the constant one
  CHECK(mean_correlation(A, -A) == doctest::Approx(-1));
}

TEST_CASE("the chart of the preset: nothing apart above, both apart below, and a limit of size") {
  Session session;
  session.update(parse_scene(find_preset("diffusion-is-hopfield")->text, "preset"));
  for (PanelState& panel : session.panels()) panel.found.set(compute_study(panel));
  auto highest = [](const ChartSeries& series) { return *std::ranges::max_element(series.y); };
  const Chart same = find_chart("equivalence")->make(session.panels()[2], 0, 0),
              apart = find_chart("equivalence")->make(session.panels()[5], 0, 0);
  REQUIRE(same.series.size() == 2);
  CHECK(highest(same.series[0]) < 1e-9);
  CHECK(highest(same.series[1]) < 1e-6);
  CHECK(apart.series[0].y.back() > 0.1);
  CHECK(apart.series[1].y.back() > 0.7);  // the short memory leads to one of norm 1
  REQUIRE(apart.guides.size() == 1);
  CHECK(apart.guides[0].at == doctest::Approx(12));
  session.update(parse_scene(find_preset("digits")->text, "preset"));
  CHECK(find_chart("equivalence")->make(session.panels()[0], 0, 0).note != "");
}

TEST_CASE("patterns at right angles: the network's output is the fixed point of one equation") {
  // Columns 1..K of a Hadamard matrix: overlaps 0, means 0. From ξ an output stays aξ + b Σ others with
  // a/b = exp(β (a - b)) and a + (K - 1) b = 1; its correlation with ξ is a / sqrt(a² + (K - 1) b²).
  constexpr int D = 16, K = 6;
  Matrix Xi(D, K);
  for (int i = 0; i < D; ++i)
    for (int k = 0; k < K; ++k)
      Xi(i, k) = (std::popcount(static_cast<unsigned>(i & (k + 1))) % 2 ? -1 : 1) / std::sqrt(D);
  const RecallSettings settings;
  double a = 1, b = 0;
  for (int i = 0; i < 1000; ++i) {
    const double ratio = std::exp(settings.beta * (b - a));
    a = 1 / (1 + (K - 1) * ratio), b = a * ratio;
  }
  const double expected = a / std::hypot(a, std::sqrt(K - 1) * b);
  CHECK(expected > 0.99);
  CHECK(expected < 0.9999);
  CHECK(mean_correlation(hopfield_recall(Xi, Xi, settings), Xi) == doctest::Approx(expected).epsilon(1e-9));
}

TEST_CASE("the study of recall: normalized patterns tend to 1 with the dimension and with β, others do not") {
  for (int index : {0, 1}) {
    CAPTURE(index);
    Scene scene = panel_scene(parse_scene(find_preset("recall")->text, "preset"), index);
    scene.study.values["draws"] = 1;
    Session session;
    session.update(scene);
    PanelState& panel = session.panels()[0];
    panel.found.set(compute_study(panel));
    REQUIRE(panel.result<Study>());
    const auto& y = panel.result<Study>()->y;
    CHECK(y[0].front() < 0.8);
    CHECK(y[0].back() > 0.995);  // Euler's steps and β = 5 leave 1e-3
    CHECK(y[1].back() < 0.95);
    CHECK(find_chart("recall")->make(panel, 0, 0).series.size() == 3);
  }
}
