// The harness over the catalogue of views: which states each takes, and that places lead back to states.
#include <doctest/doctest.h>

#include <set>

#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/views/panel.h"
#include "support_layers.h"

using namespace memscape;

namespace {

Session session_with(std::string_view show, int D) {
  return session_of(R"({"memscape": 1, "show": ")" + std::string(show) +
                    R"(", "memories": {"kind": "random", "count": 4, "dimension": )" + std::to_string(D) +
                    R"(}, "particles": {"kind": "random", "count": 3}})");
}

}  // namespace

TEST_CASE("views have names of their own, and a scene shows what takes its states") {
  std::set<std::string_view> ids;
  for (const ViewKind& kind : view_kinds()) {
    CAPTURE(kind.id);
    CHECK(ids.insert(kind.id).second);
    CHECK(&find_view(kind.id) == &kind);
    CHECK((kind.has_states() == (kind.place && kind.state && kind.mark && kind.axis_name)));
    for (int D : {1, 2, 3, 5}) {
      const Session session = session_with(kind.id, D);
      const ViewKind& shown = view_of(session.panels()[0]);
      CHECK(shown.takes(D));
      CHECK((!kind.takes(D) || &shown == &kind));
    }
  }
  CHECK(chart_view().charts);
}

TEST_CASE("a place of a view leads to a state, and the state to that place") {
  const Style style = make_style("light", 9);
  const MeasureText measure = plain_measure;
  for (const ViewKind& kind : view_kinds())
    for (int D : {1, 2, 3}) {
      if (!kind.has_states() || !kind.takes(D)) continue;
      CAPTURE(kind.id);
      CAPTURE(D);
      Session session = session_with(kind.id, D);
      const Layout layout = laid_out(session, 160, 120, style);
      const PanelState& panel = session.panels()[0];
      const PanelFrame& frame = layout.frames[0];
      const PanelView view{.panel = panel, .frame = frame, .style = style, .measure = measure, .range = {}};
      const Point2 at{frame.plot.x + 0.3f * frame.plot.width, frame.plot.y + 0.6f * frame.plot.height};
      const Vector x = kind.state(panel, frame, at);
      REQUIRE(x.size() == D);
      const Point2 back = view.place(x, frame.v(at)), mark = kind.mark(panel, frame, x, at.y);
      CHECK(back.x == doctest::Approx(at.x).epsilon(1e-4));
      CHECK(back.y == doctest::Approx(at.y).epsilon(1e-4));
      CHECK(mark.x == doctest::Approx(at.x).epsilon(1e-4));
      CHECK(mark.y == doctest::Approx(at.y).epsilon(1e-4));
      CHECK(panel.result<Field>()->grid == Session::field_grid(panel, panel.result<Field>()->grid.width,
                                                               panel.result<Field>()->grid.height));
      for (int axis : {0, 1}) CHECK(!axis_name(panel, axis).empty());
    }
}

TEST_CASE("a view without states has no field and asks for no layer") {
  for (const ViewKind& kind : view_kinds()) {
    if (kind.has_states()) continue;
    const Session session = session_with(kind.id, 2);
    const PanelState& panel = session.panels()[0];
    CHECK(Session::compute_field(panel, 20, 20) == nullptr);
    CHECK(!shows_marks(panel, MarksOf::memories));
    for (const LayerKind& layer : layer_kinds()) CHECK(!is_drawn(layer, panel));
  }
}
