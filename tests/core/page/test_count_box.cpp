// What is counted stands where it hides no mark: in a corner of the plot, or above it.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/page/count_box.h"
#include "core/page/free_corner.h"
#include "core/page/layout.h"
#include "support_layers.h"

using namespace memscape;

namespace {

std::string two_panels(const std::string& points) {
  return R"({"memscape": 1, "memories": {"kind": "points", "points": )" + points +
         R"(}, "particles": {"kind": "none"}, "layers": {"critical": true},
    "panels": [{"energy": {"beta": 30}}, {"energy": {"beta": 31}}]})";
}

PanelView view_of(Session& session, const Layout& layout, const Style& style, const MeasureText& measure) {
  return {.panel = session.panels()[0], .frame = layout.frames[0], .style = style, .measure = measure};
}

bool hides_any(const Rect& box, const Session& session, const PanelFrame& frame) {
  bool hides = false;
  for (auto x : session.panels()[0].Xi->colwise()) hides = hides || box.contains(frame.to_page(x[0], x[1]));
  return hides;
}

}  // namespace

TEST_CASE("a box stands in the first corner that hides no memory, and stays there") {
  const Style style = make_style("light", 9);
  const MeasureText measure = plain_measure;
  Session session = session_of(two_panels("[[-1.2, -1.3], [1.2, -1.2], [-1.3, 1.2]]"));
  const Layout layout = lay_out(session, 700, 400, style, measure);
  const PanelView view = view_of(session, layout, style, measure);
  const Point2 size{90, 40};
  const Corner corner = free_corner(size, view, -1);
  CHECK(corner.hidden == 0);
  CHECK(corner.index == 3);  // above on the right
  CHECK_FALSE(hides_any(corner.place, session, layout.frames[0]));
  CHECK(free_corner(size, view, 5).index == 5);  // where it stood, if that hides nothing either
  CHECK(free_corner(size, view, 0).index == 3);
}

TEST_CASE("counts that would hide marks everywhere stand above the plots, and hide nothing there") {
  const Style style = make_style("light", 9);
  const MeasureText measure = plain_measure;
  auto page = [&](const std::string& points) {
    Session session = session_of(two_panels(points));
    return std::pair(session, lay_out(session, 700, 400, style, measure));
  };
  CHECK(page("[[0, 0], [0.5, 0.5]]").second.counts_above == 0);
  auto [session, layout] =
      page("[[-1.2, -1.3], [1.2, -1.2], [-1.3, 1.2], [1.2, 1.3], [0, -1.3], [0.1, 1.3]]");
  CHECK(layout.counts_above > 0);
  const CountBox box = count_box(view_of(session, layout, style, measure), false, layout.counts_above);
  REQUIRE_FALSE(box.lines.empty());
  CHECK(box.ground.bottom() <= layout.frames[0].plot.y + 0.01f);
  CHECK(box.ground.y >= 0);
  const Layout plain = lay_out(session, 700, 400, style, measure, {.held = nullptr});
  Layout before = plain;
  before.counts_above = 0;  // as long as something is dragged nothing jumps
  CHECK(lay_out(session, 700, 400, style, measure, {.held = &before}).counts_above == 0);
}

TEST_CASE("in the window no switch of a layer moves a plot") {
  const std::string base = R"({"memscape": 1, "title": "Steady", "memories": {"kind": "circle", "count": 3},
    "particles": {"kind": "grid"})";
  const Style style = make_style("light", 9);
  for (const char* panels : {"}", R"(, "panels": [{"energy": {"beta": 2}}, {"energy": {"beta": 9}}]})"}) {
    Session session = session_of(base + panels);
    const auto plots = [&](const LayoutOptions& options) {
      std::vector<Rect> all;
      for (const PanelFrame& frame : lay_out(session, 700, 420, style, plain_measure, options).frames)
        all.push_back(frame.plot);
      return all;
    };
    const std::vector<Rect> first = plots({.steady = true});
    int moved = 0;
    for (const LayerKind& kind : layer_kinds()) {
      CAPTURE(kind.id);
      const Scene before = session.scene();
      Scene scene = before;
      scene.layers.values[kind.key()] = is_on(kind, scene) ? 0 : 1;
      session.update(scene);
      if (kind.command.key != 0 || kind.passes.empty()) CHECK(plots({.steady = true}) == first);
      moved += plots({}) != first;
      session.update(before);
    }
    CHECK(moved > 0);  // in figures the room is used
  }
}

TEST_CASE("the panel with the focus is marked beside its plot, not by a frame on it") {
  Session session = session_of(two_panels("[[0, 0], [0.5, 0.5]]"));
  const Style style = make_style("light", 9);
  const Layout layout = laid_out(session, 700, 400, style);
  const auto accents = [&](int focus) {
    std::vector<Lines> found;
    for (const Shape& shape :
         compose(session, layout, style, plain_measure, {.transient = true, .focus = focus}).shapes)
      if (const auto* lines = std::get_if<Lines>(&shape); lines && lines->stroke.colour == style.accent)
        found.push_back(*lines);
    return found;
  };
  CHECK(accents(-1).empty());
  const std::vector<Lines> marks = accents(1);
  REQUIRE(marks.size() == 1);
  CHECK_FALSE(marks[0].closed);
  const Rect& plot = layout.frames[1].plot;
  for (Point2 p : marks[0].points) {
    CHECK(p.y + marks[0].stroke.width / 2 < plot.y);
    CHECK(p.x >= plot.x);
    CHECK(p.x <= plot.right());
  }
}
