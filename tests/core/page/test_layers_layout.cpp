// Pages: panels never overlap, stay inside the page, keep equal units, and use the room that switched-off
// layers leave.
#include <doctest/doctest.h>

#include <cmath>

#include "core/page/layout.h"
#include "support_layers.h"

using namespace memscape;

namespace {

/// Rounding of positions of a few thousand points in float.
constexpr float kRounding = 0.01f;

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() - kRounding && b.x < a.right() - kRounding && a.y < b.bottom() - kRounding &&
         b.y < a.bottom() - kRounding;
}

bool within(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - kRounding && inner.y >= outer.y - kRounding &&
         inner.right() <= outer.right() + kRounding && inner.bottom() <= outer.bottom() + kRounding;
}

std::string scene_with(int panels, const std::string& title, const std::string& more = "") {
  std::string json = R"({"memscape": 1, "title": ")" + title +
                     R"(", "memories": {"kind": "circle", "count": 3}, )"
                     R"("particles": {"kind": "none"}, "view": {"x": [-1.5, 1.5], "y": [-1, 1]})" +
                     more + R"(, "panels": [)";
  for (int p = 0; p < panels; ++p)
    json += (p ? ", " : "") + std::string(R"({"energy": {"beta": )") + std::to_string(p + 1) + "}}";
  return json + "]}";
}

void check_page(const Session& session, const Layout& layout) {
  const Rect page{0, 0, layout.width, layout.height};
  REQUIRE(layout.frames.size() == session.panels().size());
  REQUIRE(layout.bar_panel.size() == layout.colour_bars.size());
  std::vector<Rect> apart{layout.title, layout.caption};
  for (const PanelFrame& frame : layout.frames) {
    CHECK(within(frame.plot, frame.cell));
    CHECK(frame.plot.width > 0);
    CHECK(frame.plot.height > 0);
    apart.push_back(frame.cell);
  }
  if (layout.colour_bars[0].width > 0) apart.push_back(layout.colour_bars[0]);
  for (size_t a = 0; a < apart.size(); ++a) {
    if (apart[a].width <= 0) continue;
    CHECK(within(apart[a], page));
    for (size_t b = 0; b < a; ++b)
      if (apart[b].width > 0) CHECK_FALSE(overlap(apart[a], apart[b]));
  }
}

}  // namespace

TEST_CASE("panels stay on the page and apart") {
  const std::string titles[] = {"", "Panels", std::string(300, 'W')};
  const Point2 pages[] = {{300, 200}, {340, 255}, {255, 700}, {1280, 800}, {4000, 3000}};
  for (int panels = 1; panels <= 12; ++panels)
    for (Point2 page : pages)
      for (const std::string& title : titles) {
        CAPTURE(panels);
        CAPTURE(page.x);
        CAPTURE(title.size());
        Session session = session_of(scene_with(panels, title));
        Layout layout = lay_out(session, page.x, page.y, make_style("light", 9), plain_measure);
        check_page(session, layout);
        for (const PanelFrame& frame : layout.frames)  // equal units on both axes: the view is 3 by 2
          CHECK(frame.plot.width / frame.plot.height == doctest::Approx(1.5).epsilon(0.001));
      }
}

TEST_CASE("panels of a bar of their own keep it inside their cell") {
  Session session = session_of(R"({"memscape": 1, "memories": {"kind": "circle"}, "view": {"shared": false},
    "panels": [{"energy": {"beta": 1}}, {"energy": {"beta": 9}}, {"show": "chart"}]})");
  Layout layout = lay_out(session, 900, 400, make_style("light", 10), plain_measure);
  check_page(session, layout);
  REQUIRE(layout.colour_bars.size() == 3);
  CHECK(layout.colour_bars[0].width == 0);
  for (size_t bar : {1, 2}) {
    const PanelFrame& frame = layout.frames[static_cast<size_t>(layout.bar_panel[bar])];
    CHECK(within(layout.colour_bars[bar], frame.cell));
    CHECK_FALSE(overlap(layout.colour_bars[bar], frame.plot));
  }
}

TEST_CASE("one shared bar serves all panels that share") {
  Session session = session_of(scene_with(4, ""));
  Layout layout = lay_out(session, 800, 600, make_style("light", 10), plain_measure);
  REQUIRE(layout.colour_bars.size() == 1);
  CHECK(layout.colour_bars[0].width > 0);
}

TEST_CASE("the chosen grid follows the page") {
  auto rows_of = [](float width, float height) {
    Session session = session_of(scene_with(4, ""));
    Layout layout = lay_out(session, width, height, make_style("light", 9), plain_measure);
    int rows = 1;
    for (size_t p = 1; p < 4; ++p) rows += layout.frames[p].plot.y > layout.frames[p - 1].plot.y + 1;
    return rows;
  };
  CHECK(rows_of(1600, 300) == 1);
  CHECK(rows_of(800, 600) == 2);
  CHECK(rows_of(250, 1200) == 4);
}

TEST_CASE("what is switched off gives its room to the plot") {
  auto area = [](const std::string& layers) {
    Session session = session_of(scene_with(1, "", R"(, "layers": {)" + layers + "}"));
    const Rect plot = lay_out(session, 400, 400, make_style("light", 9), plain_measure).frames[0].plot;
    return plot.width * plot.height;
  };
  float all = area("");
  CHECK(area(R"("axes": false)") > all);
  CHECK(area(R"("colorbar": false)") > all);
  Session session = session_of(scene_with(1, "", R"(, "layers": {"caption": false})"));
  CHECK(lay_out(session, 400, 400, make_style("light", 9), plain_measure).caption.height == 0);
}

TEST_CASE("the page's coordinates go there and back") {
  Session session = session_of(scene_with(2, "There and back"));
  for (const PanelFrame& frame : lay_out(session, 700, 300, make_style("dark", 9), plain_measure).frames) {
    Point2 p = frame.to_page(0.3, -0.4);
    CHECK(frame.u(p) == doctest::Approx(0.3).epsilon(1e-4));
    CHECK(frame.v(p) == doctest::Approx(-0.4).epsilon(1e-4));
    CHECK(frame.to_page(-1.5, 1).x == doctest::Approx(frame.plot.x));
    CHECK(frame.to_page(-1.5, 1).y == doctest::Approx(frame.plot.y));
  }
}

TEST_CASE("linked panels carry numbers at the outer axes only") {
  Session session = session_of(scene_with(5, ""));
  Layout layout = lay_out(session, 900, 600, make_style("light", 9), plain_measure);
  int left = 0, below = 0;
  for (int p = 0; p < 5; ++p) {
    const AxisSides& sides = layout.frames[static_cast<size_t>(p)].sides;
    left += sides.numbers_left, below += sides.numbers_below;
  }
  CHECK(left == 2);   // rows
  CHECK(below == 3);  // columns, one of which ends a row earlier
}

TEST_CASE("charts and landscapes share axes with their own kind only") {
  auto sides = [](const char* panels) {
    Session session =
        session_of(R"({"memscape": 1, "memories": {"kind": "circle", "count": 3}, "panels": [)" +
                   std::string(panels) + "]}");
    std::vector<AxisSides> found;
    for (const PanelFrame& frame : lay_out(session, 1200, 300, make_style("light", 9), plain_measure).frames)
      found.push_back(frame.sides);
    return found;
  };
  auto studies = sides(R"({"show": "chart", "chart": "recall"}, {"show": "chart", "chart": "recall"})");
  CHECK(studies[0].numbers_left);
  CHECK_FALSE(studies[1].numbers_left);  // both show correlations from 0 to 1
  CHECK(studies[1].numbers_below);
  auto mixed = sides(R"({}, {"energy": {"beta": 2}}, {"show": "chart", "chart": "recall"})");
  CHECK_FALSE(mixed[1].numbers_left);
  CHECK(mixed[2].numbers_left);
}

TEST_CASE("type leaves the plots room") {
  auto text = [](int panels, const char* theme, float least, Point2 page) {
    Session session = session_of(scene_with(panels, "Panels"));
    return fitted_style(session, make_style(theme, 10), least, page, plain_measure).text;
  };
  CHECK(text(1, "projector", 10, {900, 700}) == doctest::Approx(15));
  CHECK(text(6, "projector", 10, {500, 400}) < 14);
  CHECK(text(12, "projector", 10, {200, 200}) == doctest::Approx(10));  // never less than asked for
  CHECK(text(12, "light", 7, {200, 200}) == doctest::Approx(7));
  CHECK(text(12, "dark", 10, {200, 200}) == doctest::Approx(10));
  CHECK(text(1, "light", 7, {900, 700}) == doctest::Approx(10));
}

TEST_CASE("where one title is too wide all panels lose their first parts") {
  Session session = session_of(R"({"memscape": 1, "memories": {"kind": "circle", "count": 3},
    "panels": [{"title": "Short, A"}, {"title": "As long as no page of this size has any room for, B"}]})");
  const Style style = make_style("light", 9);
  const Layout layout = lay_out(session, 300, 200, style, plain_measure);
  std::string all;
  for (const Shape& shape : compose(session, layout, style, plain_measure).shapes)
    if (const auto* text = std::get_if<Text>(&shape); text && text->bold) all += text->text + "|";
  CHECK(all == "A|B|");
}

TEST_CASE("a row that the scene asks for stays a row on every page") {
  for (const Point2 page : {Point2{1600, 300}, {800, 600}, {250, 1200}, {120, 900}}) {
    CAPTURE(page.x);
    Session session = session_of(scene_with(6, "", R"(, "figure": {"columns": 3})"));
    const Layout layout = lay_out(session, page.x, page.y, make_style("light", 9), plain_measure);
    check_page(session, layout);
    for (size_t p = 0; p < 6; ++p) {
      CHECK(layout.frames[p].plot.y == doctest::Approx(layout.frames[p < 3 ? 0 : 3].plot.y));
      CHECK(layout.frames[p].plot.x == doctest::Approx(layout.frames[p % 3].plot.x));
    }
    CHECK(layout.frames[3].plot.y > layout.frames[0].plot.bottom());
  }
}
