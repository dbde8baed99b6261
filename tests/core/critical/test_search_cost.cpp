// What searches for critical points would cost.
#include <doctest/doctest.h>

#include "core/critical/search_cost.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"
#include "core/session/tasks/cost.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

TEST_CASE("costs rise with memories and with dimensions") {
  for (const char* kind : {"lse", "lsr", "polynomial", "formula"}) {
    const auto plane = make_model(settings_with(kind), Matrix::Zero(2, 2));
    const auto picture = make_model(settings_with(kind), Matrix::Zero(2304, 2));
    CHECK(search_seconds(*plane, 2000) > 3.9 * search_seconds(*plane, 1000));
    CHECK(search_seconds(*picture, 1000) > search_seconds(*plane, 1000));
  }
}

TEST_CASE("a scene of pictures opens and moves; critical points of many are refused") {
  constexpr int D = 2304;
  std::string points;
  for (int k = 0; k < 3; ++k) {
    points += k ? ",[" : "[";
    for (int d = 0; d < D; ++d) points += (d ? "," : "") + std::to_string((d + k) % 3 - 1);
    points += "]";
  }
  Session session;
  session.update(
      parse_scene(R"({"memscape": 1, "energy": {"kind": "mhn"}, "memories": {"kind": "points", "points": [)" +
                  points + R"(]}, "particles": {"kind": "gaussian", "count": 2},
                             "dynamics": {"kind": "attention", "steps": 2}})"));
  session.seek(2);
  const PanelState& panel = session.panels()[0];
  CHECK(panel.run->dimension() == D);
  CHECK(panel.shown->space() == vector_space(D));
  CHECK(search_seconds(*panel.shown, 900) > most_seconds);
}

}  // namespace
}  // namespace memscape
