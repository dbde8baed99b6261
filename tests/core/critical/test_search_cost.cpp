// What searches for critical points would cost, and when they are refused.
#include <doctest/doctest.h>

#include "core/critical/search_cost.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/session.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

TEST_CASE("searches that are quick are not refused, and hopeless ones name the cure") {
  const auto lse = make_model(settings_with("lse"), Matrix::Zero(64, 2));
  CHECK(search_refusal(*lse, 1000) == "");
  const std::string refusal = search_refusal(*lse, 1000000);
  CHECK(refusal.starts_with("critical points of K = 1000000 memories in D = 64 would take about "));
  CHECK(refusal.ends_with("give fewer memories, or run `memscape analyze --force`"));
}

TEST_CASE("costs rise with memories and with dimensions") {
  for (const char* kind : {"lse", "lsr", "polynomial", "formula"}) {
    const auto plane = make_model(settings_with(kind), Matrix::Zero(2, 2));
    const auto picture = make_model(settings_with(kind), Matrix::Zero(2304, 2));
    CHECK(search_seconds(*plane, 2000) > 3.9 * search_seconds(*plane, 1000));
    CHECK(search_seconds(*picture, 1000) > search_seconds(*plane, 1000));
  }
}

TEST_CASE("a scene of pictures opens and moves; its critical points are refused") {
  Session session;
  session.update(parse_scene(R"({"memscape": 1, "energy": {"kind": "mhn"}, "layers": {"critical": true},
    "memories": {"kind": "random", "dimension": 2304, "count": 900},
    "particles": {"kind": "gaussian", "count": 2}, "dynamics": {"kind": "attention", "steps": 2}})"));
  session.seek(2);
  const PanelState& panel = session.panels()[0];
  CHECK(panel.run->dimension() == 2304);
  CHECK(panel.shown->space() == vector_space(2304));
  CHECK_FALSE(anatomy_possible(panel).critical);
  CHECK(anatomy_possible(panel, true).critical);
  CHECK(critical_refusal(panel) != "");
}

}  // namespace
}  // namespace memscape
