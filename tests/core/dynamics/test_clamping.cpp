// Descents and basins with coordinates that stay.
#include <doctest/doctest.h>

#include "core/basins/descent_model.h"
#include "core/session/anatomy.h"
#include "support_basins.h"
#include "support_layers.h"

using namespace memscape;
using namespace memscape::testing;

TEST_CASE("clamped coordinates stay, in float as in double") {
  for (bool attention : {false, true})
    for (int D : {2, 3, 17}) {
      DenseForm form;
      form.beta = 3.0 / D;
      const DenseMemory energy(form, random_matrix(D, 11, 17));
      DescentRule rule;
      rule.attention = attention;
      rule.step = 0.3;
      rule.clamped = {0, D - 1};
      if (D == 2) rule.clamped = {1};
      const Matrix X = random_matrix(D, 100, 23, -1.5, 1.5);
      DescentEnds fast, plain;
      REQUIRE(float_descent(energy, rule, 30, {}).has_value());
      REQUIRE(descend_all(energy, rule, 30, {}, X, fast));
      REQUIRE(descend_all_plainly(energy, rule, 30, {}, X, plain));
      for (int c : rule.clamped) {
        CHECK((fast.X.row(c) - X.row(c)).cwiseAbs().maxCoeff() < 1e-6);  // kept in float
        CHECK(plain.X.row(c) == X.row(c));
      }
      CHECK((fast.X - plain.X).cwiseAbs().maxCoeff() < 1e-4);
      CHECK((plain.X - X).cwiseAbs().maxCoeff() > 0.1);
    }
}

TEST_CASE("basins of clamped descent are of the memory nearest to its end") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 20},
    "memories": {"kind": "circle", "count": 5}, "particles": {"kind": "none"},
    "dynamics": {"kind": "gradient", "step": 0.5, "steps": 60, "clamp": [true, false]}})");
  const PanelState& panel = session.panels()[0];
  CHECK(basin_owner(panel) == BasinOwner::memory);
  const auto anatomy = compute_anatomy(panel, {.basins = true}, 41, 31);
  REQUIRE(anatomy);
  CHECK(anatomy->by == BasinOwner::memory);
  int free = 0;
  for (int cell = 0; cell < 41 * 31; ++cell) {
    RunSettings settings{panel.scene.dynamics.method, 1e-6, {true, false}, 1};
    Run run(panel.energy, settings, place_of(anatomy->grid, cell));
    const Matrix& X = run.frame(60).X;
    const double first = (panel.Xi->colwise() - X.col(0)).colwise().norm().minCoeff();
    const int label = anatomy->basins.label[static_cast<std::size_t>(cell)];
    REQUIRE(label >= 0);
    // A cell whose two nearest memories are as near may be counted to either.
    CHECK((panel.Xi->col(label) - X.col(0)).norm() <= first + 1e-3);
    free += X(0, 0) != anatomy->grid.x(cell % 41);
  }
  CHECK(free == 0);
}
