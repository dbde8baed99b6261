// Fields whose energies a float cannot tell apart: they are computed in double, above the lowest of them.
#include <doctest/doctest.h>

#include <cmath>

#include "core/page/words.h"
#include "support_layers.h"

using namespace memscape;

namespace {

Session fine_session(double half, int side) {
  Session session = session_of(
      R"({"memscape": 1, "memories": {"kind": "points", "points": [[-0.8, 0], [0.8, 0]]},
      "energy": {"kind": "lse", "beta": 6}, "view": {"x": [)" +
      std::to_string(0.8 - half) + ", " + std::to_string(0.8 + half) + R"(], "y": [-1e-4, 1e-4]}})");
  session.set_field(0, Session::compute_field(session.panels()[0], side, side));
  return session;
}

}  // namespace

TEST_CASE("a view of a ten thousandth shows the landscape, not the rounding of floats") {
  const Session session = fine_session(1e-4, 65);
  const PanelState& panel = session.panels()[0];
  const Field& field = *panel.result<Field>();
  CHECK(field.reference != 0);
  CHECK(!field.exhausted);
  const Range range = range_of(field);
  int wrong = 0;
  for (int j = 0; j < 65; ++j)
    for (int i = 0; i < 65; ++i) {
      const double truth = panel.energy->value(panel.plane.lift(field.grid.x(i), field.grid.y(j)));
      wrong += std::abs(field.reference + field.at(i, j) - truth) > 1e-5 * (range.high - range.low);
    }
  CHECK(wrong == 0);
  CHECK(precision_text(panel).empty());
}

TEST_CASE("fields of an ordinary range are those of floats") {
  const Session session = session_of(R"({"memscape": 1, "memories": {"kind": "circle", "count": 3}})");
  const auto field = Session::compute_field(session.panels()[0], 33, 33);
  CHECK(field->reference == 0);
}

TEST_CASE("where a double ends the caption says so") {
  Session session = session_of(R"({"memscape": 1, "memories": {"kind": "points", "points": [[0, 0]]},
      "energy": {"kind": "formula", "text": "100000 + 0.0000000001*x1"}})");
  session.set_field(0, Session::compute_field(session.panels()[0], 33, 33));
  CHECK(precision_text(session.panels()[0]).find("rounding of a double") != std::string::npos);
}
