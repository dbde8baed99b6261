// The vectorised descent in float against the plain one in double, for every form that it has.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/basins/descent_model.h"
#include "core/critical/critical_points.h"
#include "support_basins.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

struct Case {
  const char* name;
  Similarity similarity;
  Separation separation;
  Scaling scaling;
  bool confined, attention, has_kernel;
};

constexpr Case cases[] = {
    {"lse half", Similarity::half, Separation::exponential, Scaling::log, false, false, true},
    {"lse full", Similarity::full, Separation::exponential, Scaling::log, false, false, true},
    {"lse attention", Similarity::half, Separation::exponential, Scaling::log, false, true, true},
    {"kernel", Similarity::half, Separation::exponential, Scaling::identity, false, false, true},
    {"kernel attention", Similarity::full, Separation::exponential, Scaling::identity, false, true, true},
    {"lsr", Similarity::half, Separation::shifted_relu, Scaling::log, false, false, true},
    {"lsr attention", Similarity::half, Separation::shifted_relu, Scaling::log, false, true, true},
    {"mhn", Similarity::dot, Separation::exponential, Scaling::log, true, false, true},
    {"mhn attention", Similarity::dot, Separation::exponential, Scaling::log, true, true, true},
    {"dot", Similarity::dot, Separation::exponential, Scaling::log, false, false, true},
    {"polynomial", Similarity::dot, Separation::power, Scaling::log, true, false, false},
};

}  // namespace

TEST_CASE("Float descent ends where double descent does") {
  for (const Case& c : cases)
    for (int D : {1, 2, 3, 17}) {
      DenseForm form;
      form.similarity = c.similarity, form.separation = c.separation, form.scaling = c.scaling;
      form.confined = c.confined;
      form.beta = c.separation == Separation::shifted_relu ? 0.5 / D : 3.0 / D;
      const DenseMemory energy(form, random_matrix(D, 11, 17));
      DescentRule rule;
      rule.attention = c.attention;
      rule.step = 0.1;
      const Matrix X = random_matrix(D, 150, 23, -1.5, 1.5);
      DescentEnds fast, plain;
      REQUIRE(descend_all(energy, rule, 30, {}, X, fast));
      REQUIRE(descend_all_plainly(energy, rule, 30, {}, X, plain));
      CAPTURE(c.name);
      CAPTURE(D);
      CHECK(float_descent(energy, rule, 30, {}).has_value() == c.has_kernel);
      int other_ends = 0;
      for (int i = 0; i < 150; ++i) {
        const auto cell = static_cast<std::size_t>(i);
        // Float stops earlier than the tolerance asks, where its steps drown in rounding.
        if (fast.ends[cell] != plain.ends[cell] && fast.ends[cell] != end_stalled) {
          ++other_ends;
          continue;
        }
        const double far = (fast.X.col(i) - plain.X.col(i)).norm();
        CHECK(far <= 2e-3);
        if (fast.ends[cell] == end_steps || fast.ends[cell] == end_unsupported)
          CHECK(fast.steps[cell] == plain.steps[cell]);
      }
      CHECK(other_ends <= 1);
    }
}

TEST_CASE("A ball ends the states that enter it, and no others") {
  DenseForm form;
  form.beta = 4;
  Matrix Xi(2, 2);
  Xi << -1, 1, 0, 0;
  const DenseMemory energy(form, Xi);
  std::vector<Ball> balls = {{Eigen::Vector2d(1, 0), 0.3}};
  const Matrix X = random_matrix(2, 200, 31);
  for (auto run : {descend_all, descend_all_plainly}) {
    DescentEnds descent;
    REQUIRE(run(energy, DescentRule(), 500, balls, X, descent, nullptr));
    for (int i = 0; i < 200; ++i) {
      if (X(0, i) > 0.01) {
        CHECK(descent.ends[static_cast<std::size_t>(i)] == 0);
        CHECK((descent.X.col(i) - balls[0].centre).norm() < 0.3);
      } else if (X(0, i) < -0.01) {
        CHECK(descent.ends[static_cast<std::size_t>(i)] != 0);
      }
    }
  }
}

TEST_CASE("continuous descent ends where ever shorter steps end") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    const Matrix Xi = random_matrix(2, 6, seed);
    const DenseMemory energy({.beta = 30}, Xi);
    const CriticalPoints found = find_critical_points(energy, Xi, {-2, 2, -2, 2});
    std::vector<Ball> balls;
    for (const CriticalPoint& point : found.points)
      if (point.kind == CriticalKind::minimum) balls.push_back({point.x, 1e-2});
    const Matrix X = random_matrix(2, 1500, seed + 50);
    DescentEnds flow, tiny, half;
    REQUIRE(descend_all(energy, {.step = 1, .continuous = true}, 5000, balls, X, flow));
    REQUIRE(descend_all_plainly(energy, {.step = 0.002}, 200000, balls, X, tiny));
    REQUIRE(descend_all_plainly(energy, {.step = 0.5}, 5000, balls, X, half));
    CHECK(std::ranges::all_of(flow.ends, [](int end) { return end >= 0; }));
    int differ = 0, differ_by_half = 0;
    for (std::size_t i = 0; i < flow.ends.size(); ++i)
      differ += flow.ends[i] != tiny.ends[i], differ_by_half += half.ends[i] != tiny.ends[i];
    MESSAGE("differ " << differ << ", of half attention updates " << differ_by_half);
    CHECK(differ <= 1);  // a step of 0.002 errs too
    CHECK(differ <= differ_by_half);
  }
}

TEST_CASE("continuous descent keeps what is clamped, and stops when it is asked to") {
  const Matrix Xi = random_matrix(2, 6, 3), X = random_matrix(2, 40, 4);
  const DenseMemory energy({.beta = 8}, Xi);
  DescentEnds ends;
  REQUIRE(descend_all(energy, {.continuous = true, .clamped = {1}}, 500, {}, X, ends));
  CHECK(ends.X.row(1) == X.row(1));
  CHECK((ends.X.row(0) - X.row(0)).norm() > 0.1);
  const std::atomic<bool> cancelled = true;
  CHECK_FALSE(descend_all(energy, {.continuous = true}, 500, {}, X, ends, &cancelled));
}
