// Memorized, spurious and general samples: a set made by hand, shares that are known integrals, and what
// becomes of them as there are more memories.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/charts/kinds.h"
#include "core/charts/study.h"
#include "core/experiment/reverse_samples.h"
#include "core/experiment/transition.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/memory_pool.h"
#include "core/session/session.h"
#include "tests/support_circle.h"

using namespace memscape;

namespace {

constexpr double turn = 2 * std::numbers::pi;

Matrix random_on_circle(int N, std::uint64_t seed) {
  Random random(seed);
  Matrix X(2, N);
  for (auto x : X.colwise()) {
    const double angle = random.uniform(0, turn);
    x << std::cos(angle), std::sin(angle);
  }
  return X;
}

Matrix random_in_square(int N, std::uint64_t seed) {
  Random random(seed);
  Matrix X(2, N);
  for (double& x : X.reshaped()) x = random.uniform();
  return X;
}

/// Of the points of a 2-D normal of deviation h about a memory on a line of memories 1 apart, by a Riemann
/// sum.
double memorized_of_blurred_line(double h) {
  constexpr int n = 400;
  double inside = 0, all = 0;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      const double u = h * (12 * (i + 0.5) / n - 6), v = h * (12 * (j + 0.5) / n - 6);
      const double weight = std::exp(-(u * u + v * v) / (2 * h * h));
      const double near = std::abs(u - std::round(u)), next = 1 - near;
      all += weight;
      if (near * near + v * v < (next * next + v * v) / 9) inside += weight;
    }
  return inside / all;
}

}  // namespace

TEST_CASE("a set by hand") {
  const Matrix Xi{{0, 4, 100}};
  // 0.9: 0.81 < 3.1²/9 = 1.07. 1.1: 1.21 > 2.9²/9 = 0.93, and nothing is near. 50, 50.5 and 51: two others
  // within 1, far from all memories. 20: alone.
  const Matrix X{{0.9, 1.1, 50, 50.5, 51, 20, 4}};
  using enum SampleKind;
  const std::vector<SampleKind> expected{memorized, general, spurious, spurious,
                                         spurious,  general, memorized};
  const auto kinds = sample_kinds(Xi, X, {.neighbour = 2, .crowded = 1.01});
  CHECK((kinds == expected));
  const MemorizationShares shares = shares_of(kinds);
  CHECK(shares.memorized == doctest::Approx(2.0 / 7));
  CHECK(shares.spurious == doctest::Approx(3.0 / 7));
  CHECK(shares.general == doctest::Approx(2.0 / 7));
}

TEST_CASE("crowding is a quantile of distances to a neighbour") {
  // Second neighbours of 0, 1, 3, 6, 10: 3, 2, 3, 4, 7.
  const Matrix X{{0, 1, 3, 6, 10}};
  CHECK(crowding(X, 2, 0) == doctest::Approx(4));
  CHECK(crowding(X, 2, 0.5) == doctest::Approx(9));
  CHECK(crowding(X, 2, 1) == doctest::Approx(49));
  CHECK(crowding(X, 5, 0.5) == 0);
}

TEST_CASE("edges: one memory, its copy, one sample, none, and samples at one place") {
  const Matrix one{{1.0}, {0.0}}, copies{{1, 1}, {0, 0}}, X{{5.0}, {5.0}};
  CHECK(shares_of(sample_kinds(one, X)).memorized == 1);
  CHECK(shares_of(sample_kinds(copies, X)).memorized == 1);
  CHECK(shares_of(sample_kinds(even_circle(4), 0 * X)).general == 1);
  CHECK(shares_of(sample_kinds(even_circle(4), Matrix::Zero(2, 2), {.neighbour = 1, .crowded = 1e-9}))
            .spurious == 1);
  CHECK(shares_of({}).general == 0);
}

TEST_CASE("by chance 3^-m of fresh points are memorized, and half on a circle of even memories") {
  // Deviations of the shares of 4000 points: below 0.008; of 400 random memories there is as much again.
  const Matrix points = random_on_circle(4000, 7);
  CHECK(shares_of(sample_kinds(random_on_circle(400, 3), points)).memorized ==
        doctest::Approx(1.0 / 3).epsilon(0.1));
  CHECK(shares_of(sample_kinds(random_in_square(400, 3), random_in_square(4000, 5))).memorized ==
        doctest::Approx(1.0 / 9).epsilon(0.2));
  // Between two of many memories at 0 and 1 a point u < ½ is memorized when u < (1 - u)/3, u < ¼.
  CHECK(shares_of(sample_kinds(even_circle(400), points)).memorized == doctest::Approx(0.5).epsilon(0.06));
}

TEST_CASE("fresh points crowd as rarely as was asked for, samples on three places always") {
  const Matrix fresh = random_on_circle(1000, 1), others = random_on_circle(1000, 2),
               Xi = random_on_circle(9, 3);
  const MemorizationRule rule{.neighbour = 25, .crowded = crowding(fresh, 25, 0.01)};
  CHECK(shares_of(sample_kinds(Xi, others, rule)).spurious < 0.05);
  Matrix clumped = even_circle(3).replicate(1, 333);
  Random random(4);
  for (double& x : clumped.reshaped()) x += 0.01 * random.normal();
  const Matrix away{{std::cos(1.0), std::cos(3.1), std::cos(5.2)},
                    {std::sin(1.0), std::sin(3.1), std::sin(5.2)}};
  CHECK(shares_of(sample_kinds(away, clumped, rule)).spurious == 1);
}

TEST_CASE("the exact score repeats its memories at t = 0, and blurs them where it is stopped") {
  for (int K : {2, 40}) {
    CAPTURE(K);
    const Matrix Xi = even_circle(K);
    const Matrix X = reverse_samples(DataScore(Xi, 1), Xi, 500, {.t_min = 1e-10});
    CHECK(shares_of(sample_kinds(Xi, X)).memorized == 1);
    // Every memory has its share: 500/K, with a deviation of its root.
    const double upper = (X.row(1).array() > 0.5 * std::sin(turn / K)).count() / 500.0;
    if (K == 40) CHECK(upper == doctest::Approx(19.0 / 40).epsilon(0.2));
  }
  // A circle of many memories is a line: with σ√t = h spacings the share is an integral, and it hangs on K√t
  // alone.
  const double h = 0.3, expected = memorized_of_blurred_line(h);
  CHECK(expected == doctest::Approx(0.36).epsilon(0.1));
  for (int K : {60, 240}) {
    CAPTURE(K);
    const double spacing = turn / K;
    const Matrix Xi = even_circle(K);
    const Matrix X = reverse_samples(DataScore(Xi, 1), Xi, 3000, {.t_min = h * h * spacing * spacing});
    // Deviation 0.009, and Euler's 200 steps widen the blur by 3 %.
    CHECK(std::abs(shares_of(sample_kinds(Xi, X)).memorized - expected) < 0.04);
  }
}

TEST_CASE("where the transitions are: half of the way, by lines in log K, and for good") {
  auto point = [](double K, double memorized, double general) {
    return TransitionPoint{K, {memorized, 1 - memorized - general, general}, {0.4, 0, 0.6}};
  };
  // 0.7 lies half-way between 0.9 and 0.5, 0.3 half-way between 0.1 and 0.5. The dip at K = 2 is no
  // transition.
  const std::vector<TransitionPoint> points{point(1, 1, 0), point(2, 0.2, 0.8), point(4, 0.9, 0),
                                            point(16, 0.5, 0.1), point(64, 0.1, 0.5)};
  CHECK(memorization_ends(points).value() == doctest::Approx(8));
  CHECK(generalization_begins(points).value() == doctest::Approx(32));
  CHECK(!memorization_ends({point(1, 1, 0), point(10, 0.9, 0.1)}));
  CHECK(!generalization_begins({point(1, 1, 0), point(10, 0.9, 0.1)}));
  CHECK((memory_counts(20) == std::vector<int>{1, 2, 3, 5, 8, 13, 20}));
}

TEST_CASE("trained networks memorize two memories and not two hundred") {
  const GeneratorSettings settings{.network = true, .iterations = 3000, .samples = 400};
  const Matrix fresh = random_on_circle(400, 9);
  const MemorizationRule rule{.neighbour = 10, .crowded = crowding(fresh, 10, 0.01)};
  auto shares = [&](int K) {
    const Matrix Xi = random_on_circle(K, 1);
    return shares_of(sample_kinds(Xi, generated(Xi, settings), rule));
  };
  CHECK(shares(2).memorized > 0.95);
  const MemorizationShares many = shares(200);
  CHECK(many.memorized < 0.2);
  CHECK(many.general > 0.7);
}

TEST_CASE("a pool's first draw is the scene's memories, draws share none, fresh points are no memories") {
  for (const char* kind : {"circle", "spiral", "moons", "clusters", "digits"}) {
    CAPTURE(kind);
    Scene scene = parse_scene(
        std::string(R"({"memscape": 1, "memories": {"kind": ")") + kind + R"(", "count": 7}})", kind);
    if (scene.memories.source.values.contains("even")) scene.memories.source.values["even"] = 0;
    const Matrix Xi = build_memories(scene.memories);
    const MemoryPool pool(scene.memories, Xi, {.largest = 30, .draws = 2, .fresh = 50});
    CHECK(pool.memories(7, 0) == Xi);
    REQUIRE(pool.draws() == 2);
    const Matrix one = pool.memories(30, 0), two = pool.memories(30, 1);
    for (const auto& x : two.colwise()) CHECK((one.colwise() - x).colwise().norm().minCoeff() > 0);
    for (const auto& x : pool.fresh().colwise()) CHECK((one.colwise() - x).colwise().norm().minCoeff() > 0);
  }
}

TEST_CASE("a pool of even memories, of few points and of too many draws") {
  Scene scene =
      parse_scene(R"({"memscape": 1, "memories": {"kind": "circle", "even": true, "count": 5}})", "even");
  const Matrix Xi = build_memories(scene.memories);
  const MemoryPool even(scene.memories, Xi, {.largest = 100, .draws = 4, .fresh = 20});
  CHECK(even.draws() == 1);
  CHECK(even.memories(5, 0) == Xi);
  CHECK((even.fresh().colwise() - Xi.col(0)).colwise().norm().minCoeff() > 0);
  scene.memories = {Settings{"points", {{"points", PointList(30, {1, 2})}}}};
  const MemoryPool few(scene.memories, build_memories(scene.memories),
                       {.largest = 100, .draws = 3, .fresh = 100});
  CHECK(few.fresh().cols() == 15);
  CHECK(few.largest() == 15);
  CHECK(few.draws() == 1);
  CHECK(pool_refusal(scene.memories, 19) != "");
  CHECK(pool_refusal(scene.memories, 20) == "");
  CHECK(pool_refusal(Memories{settings_of("grid", find_memories("grid")->rows)}, 100) != "");
}

TEST_CASE("the study of the preset: only copies of the exact score, and what its chart says") {
  Scene scene = panel_scene(preset_scene("memorization"), 0);
  scene.study.values["samples"] = 200, scene.study.values["largest"] = 60;
  Session session;
  session.update(scene);
  PanelState& panel = session.panels()[0];
  CHECK(find_chart("memorization")->make(panel, 0, 0).note == "Being computed…");
  int published = 0;
  StudyWatch watch;
  watch.publish = [&](const Study& study) {
    ++published;
    CHECK(!study.complete);
    CHECK(study.x.size() == static_cast<size_t>(published));
  };
  panel.found.set(compute_study(panel, watch));
  REQUIRE(panel.result<Study>());
  CHECK(published == static_cast<int>(panel.result<Study>()->x.size()));
  CHECK(panel.result<Study>()->complete);
  for (double share : panel.result<Study>()->y[0]) CHECK(share > 0.995);
  const Chart chart = find_chart("memorization")->make(panel, 0, 0);
  CHECK(chart.note == "");
  CHECK(chart.series.size() == 6);
  CHECK(chart.guides.empty());
  // The number of memories that the panel shows is no part of it, but the seed is.
  set_value(scene, "memories.count=20");
  session.update(scene);
  CHECK(study_of(session.panels()[0]) != nullptr);
  set_value(scene, "memories.seed=2");
  session.update(scene);
  CHECK(study_of(session.panels()[0]) == nullptr);
  const std::atomic<bool> cancelled = true;
  CHECK(compute_study(session.panels()[0], {.cancelled = &cancelled}) == nullptr);
}
