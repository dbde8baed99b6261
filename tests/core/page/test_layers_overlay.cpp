// Curves over one axis: who shares a frame, its range, colours and legend, and what never shares.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/page/layout.h"
#include "core/page/overlay.h"
#include "core/scene/scene_json.h"
#include "support_layers.h"

using namespace memscape;

namespace {

std::string line_scene(const std::string& panels, const std::string& more = "") {
  return R"({"memscape": 1, "title": "Line", "energy": {"kind": "lse", "beta": 4, "distance": "half"},
    "memories": {"kind": "points", "points": [[-1], [0], [1.4]]},
    "particles": {"kind": "points", "points": [[-0.4], [0.9]]}, "view": {"x": [-2.5, 2.5]})" +
         more + R"(, "panels": [)" + panels + "]}";
}

const std::string kBoth = R"({"energy": {"kind": "lse"}}, {"energy": {"kind": "lsr"}, "overlay": true})";

template <class Kind>
std::vector<Kind> all_of_kind(const Drawing& drawing) {
  std::vector<Kind> found;
  for (const Shape& shape : drawing.shapes)
    if (auto* one = std::get_if<Kind>(&shape)) found.push_back(*one);
  return found;
}

bool says(const Drawing& drawing, const std::string& text) {
  auto texts = all_of_kind<Text>(drawing);
  return std::any_of(texts.begin(), texts.end(), [&](const Text& t) { return t.text == text; });
}

Drawing drawn(Session& session, Layout& layout) {
  Style style = make_style("light", 9);
  layout = laid_out(session, 420, 320, style);
  return compose(session, layout, style, plain_measure, {.transient = false});
}

}  // namespace

TEST_CASE("an overlay shares the frame of the panel before it, and its range holds both") {
  Session session = session_of(line_scene(kBoth + R"(, {"energy": {"beta": 30}})"));
  CHECK(bases_of(session) == std::vector<int>{0, 0, 2});
  Layout layout;
  const Drawing drawing = drawn(session, layout);
  REQUIRE(layout.frames.size() == 3);
  const PanelFrame &base = layout.frames[0], &over = layout.frames[1], &beside = layout.frames[2];
  CHECK(base.cell == over.cell);
  CHECK(base.plot == over.plot);
  CHECK(base.y_low == over.y_low);
  CHECK(base.y_high == over.y_high);
  CHECK_FALSE(base.plot == beside.plot);
  for (int p : {0, 1}) {
    const Range values = values_of(session.panels()[static_cast<size_t>(p)]);
    CHECK(base.y_low < values.low);
    CHECK(base.y_high > values.high);
  }
  CHECK(all_of_kind<ClipBegin>(drawing).size() == 2);  // one a frame
  CHECK(says(drawing, "Log-sum-exp"));
  CHECK(says(drawing, "Log-sum-ReLU"));
}

TEST_CASE("curves in a frame differ in colour and dash, and particles take the colour of theirs") {
  Session session = session_of(line_scene(kBoth));
  Layout layout;
  const Drawing drawing = drawn(session, layout);
  std::vector<Stroke> curves;
  for (const Lines& lines : all_of_kind<Lines>(drawing))
    if (lines.points.size() > 40 && lines.stroke.width > 1) curves.push_back(lines.stroke);
  REQUIRE(curves.size() == 2);
  CHECK_FALSE(curves[0].colour == curves[1].colour);
  CHECK(curves[0].dash == 0);
  CHECK(curves[1].dash > 0);
  std::vector<Colour> discs;
  size_t stars = 0;
  const PanelFrame& frame = layout.frames[0];
  for (const Marks& marks : all_of_kind<Marks>(drawing)) {
    if (marks.mark == Mark::star) stars += marks.at.size();
    if (marks.mark != Mark::disc) continue;
    discs.push_back(marks.fill);
    const size_t which = discs.size() - 1;
    for (Point2 p : marks.at) {  // on its own curve; points of a page of 420 are floats
      const double energy = session.panels()[which].energy->value(Vector::Constant(1, frame.u(p)));
      CHECK(frame.v(p) == doctest::Approx(energy).epsilon(1e-3));
    }
  }
  REQUIRE(discs.size() == 2);
  CHECK(discs[0] == curves[0].colour);
  CHECK(discs[1] == curves[1].colour);
  CHECK(stars == 3);  // the same memories once
}

TEST_CASE("energies that lie apart meet when they count from their lowest") {
  const std::string apart = R"({"energy": {"beta": 0.2}}, {"energy": {"beta": 20}, "overlay": true})";
  Session session = session_of(line_scene(apart, R"(, "view": {"x": [-2.5, 2.5], "zero": "lowest"})"));
  Layout layout;
  drawn(session, layout);
  for (const PanelState& panel : session.panels()) {
    CHECK(values_of(panel).low == doctest::Approx(0));
    CHECK(values_of(panel).high > 0);
  }
  CHECK(layout.frames[0].y_low < 0);
  CHECK(layout.frames[0].y_low > -0.2 * layout.frames[0].y_high);
}

TEST_CASE("rims next to stretches without support do not squeeze the rest") {
  Session session = session_of(line_scene(R"({"energy": {"kind": "lsr"}})"));
  Layout layout;
  drawn(session, layout);
  const Range shown = values_of(session.panels()[0]), all = range_of(*session.panels()[0].result<Field>());
  CHECK(shown.low == all.low);
  CHECK(shown.high < 0.6 * all.high);
}

TEST_CASE("landscapes, charts and first panels take no notice of overlay") {
  CHECK(bases_of(session_of(R"({"memscape": 1, "memories": {"kind": "circle", "count": 3},
    "panels": [{"overlay": true}, {"overlay": true}, {"show": "chart", "overlay": true}]})")) ==
        std::vector<int>{0, 1, 2});
  CHECK(bases_of(session_of(line_scene(R"({"overlay": true}, {"show": "chart"}, {"overlay": true})"))) ==
        std::vector<int>{0, 1, 2});
}

TEST_CASE("three curves in one frame, and two frames") {
  Session session = session_of(
      line_scene(R"({}, {"energy": {"beta": 1}, "overlay": true}, {"energy": {"beta": 2}, "overlay": true},
                 {"energy": {"kind": "lsr"}}, {"energy": {"kind": "lsr", "beta": 9}, "overlay": true})"));
  CHECK(bases_of(session) == std::vector<int>{0, 0, 0, 3, 3});
  CHECK(members_of(bases_of(session), 3) == std::vector<int>{3, 4});
  const auto titles = titles_of(session);
  CHECK(titles[0] == "Log-sum-exp");
  CHECK(titles[3] == "Log-sum-ReLU");
  CHECK(titles[1].empty());
  CHECK(names_of(session, {0, 1, 2}) == std::vector<std::string>{"β = 4", "β = 1", "β = 2"});
}

TEST_CASE("overlay belongs to one panel, whatever edits go to all") {
  Scene scene = parse_scene(line_scene(R"({}, {"energy": {"beta": 1}})"));
  Scene edited = panel_scene(scene, 1);
  edited.overlay = true;
  const Scene next = with_panel(scene, 1, edited, false);
  CHECK_FALSE(next.overlay);
  CHECK_FALSE(panel_scene(next, 0).overlay);
  CHECK(panel_scene(next, 1).overlay);
  CHECK(parse_scene(scene_text(next)) == next);
}

TEST_CASE("a trail on a curve covers what the particle has passed, and no more") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4},
    "memories": {"kind": "points", "points": [[0]]}, "particles": {"kind": "points", "points": [[1]]},
    "dynamics": {"kind": "gradient", "step": 0.1, "steps": 10}, "view": {"x": [-2, 2]}})",
                               10);
  Layout layout;
  const Drawing drawing = drawn(session, layout);
  const double end = session.panels()[0].run->frame(10).X(0, 0);
  bool found = false;
  for (const Lines& lines : all_of_kind<Lines>(drawing)) {
    if (lines.stroke.colour.a > 0.5f || lines.points.size() < 5) continue;
    found = true;
    for (Point2 p : lines.points) {
      CHECK(layout.frames[0].u(p) > end - 1e-3);
      CHECK(layout.frames[0].u(p) < 1 + 1e-3);
    }
  }
  CHECK(found);
}
