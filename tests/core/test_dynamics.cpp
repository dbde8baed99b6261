// The ways of moving on bowls and wells, against closed forms.
#include <doctest/doctest.h>

#include <cmath>

#include "support_bowls.h"

using namespace memscape;

TEST_CASE("gradient descent in a unit bowl shrinks by 1 - α a step") {
  Matrix start(2, 2);
  start << 1, -3, 2, 0.5;
  for (double alpha : {0.05, 0.5, 1.0, 1.7}) {
    Run run(std::make_shared<Bowl>(2), moving_by("gradient", {{"step", alpha}}), start);
    for (int n = 0; n <= 20; ++n) {
      Matrix expected = std::pow(1 - alpha, n) * start;
      // Each step rounds three times.
      CHECK((run.frame(n).X - expected).cwiseAbs().maxCoeff() <= 1e-15 * (3 * n + 1) * expected.cwiseAbs().maxCoeff());
      if (n) CHECK_FALSE(run.rose(0, n));
    }
  }
}
