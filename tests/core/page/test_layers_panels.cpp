// What panels draw: particles and memories in their places, charts against the frames of their run, arrows
// down the slope.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/views/panel.h"
#include "support_layers.h"

using namespace memscape;

namespace {

template <class Kind>
std::vector<Kind> all_of_kind(const Drawing& drawing) {
  std::vector<Kind> found;
  for (const Shape& shape : drawing.shapes)
    if (auto* one = std::get_if<Kind>(&shape)) found.push_back(*one);
  return found;
}

size_t marks_of(const Drawing& drawing, Mark mark) {
  size_t count = 0;
  for (const Marks& marks : all_of_kind<Marks>(drawing))
    if (marks.mark == mark) count += marks.at.size();
  return count;
}

Drawing drawn(Session& session, Layout* layout_out = nullptr, const ComposeOptions& options = {}) {
  Style style = make_style("light", 9);
  Layout layout = laid_out(session, 420, 320, style);
  if (layout_out) *layout_out = layout;
  return compose(session, layout, style, plain_measure, options);
}

const std::string kPair = R"("memories": {"kind": "points", "points": [[-0.8, 0], [0.8, 0.4]]})";

}  // namespace

TEST_CASE("memories and particles stand at their places") {
  Session session = session_of(R"({"memscape": 1, )" + kPair +
                               R"(, "particles": {"kind": "points", "points": [[0.5, -1], [9, 9]]}})");
  Layout layout;
  Drawing drawing = drawn(session, &layout);
  const PanelFrame& frame = layout.frames[0];
  for (const Marks& marks : all_of_kind<Marks>(drawing)) {
    if (marks.mark == Mark::star)
      CHECK(marks.at == std::vector<Point2>{frame.to_page(-0.8, 0), frame.to_page(0.8, 0.4)});
    if (marks.mark == Mark::disc)
      CHECK(marks.at == std::vector<Point2>{frame.to_page(0.5, -1)});  // the other is out of view
  }
  CHECK(marks_of(drawing, Mark::star) == 2);
  CHECK(marks_of(drawing, Mark::disc) == 1);
}

TEST_CASE("switched-off layers draw nothing") {
  Session session = session_of(R"({"memscape": 1, )" + kPair +
                               R"(, "layers": {"heatmap": false, "contours": false, "memories": false,
    "particles": false, "axes": false, "colorbar": false, "caption": false}})");
  Drawing drawing = drawn(session);
  CHECK(all_of_kind<Marks>(drawing).empty());
  CHECK(all_of_kind<FieldPicture>(drawing).empty());
  CHECK(all_of_kind<ColourBar>(drawing).empty());
  CHECK(all_of_kind<Text>(drawing).size() <= 1);   // the title at most
  CHECK(all_of_kind<Lines>(drawing).size() == 1);  // the frame
}

TEST_CASE("clips are balanced and lie on the plots") {
  Session session = session_of(
      R"({"memscape": 1, )" + kPair + R"(, "panels": [{}, {"show": "chart"}, {"energy": {"beta": 1}}]})", 5);
  Layout layout;
  Drawing drawing = drawn(session, &layout);
  auto begins = all_of_kind<ClipBegin>(drawing);
  REQUIRE(begins.size() == 3);
  CHECK(all_of_kind<ClipEnd>(drawing).size() == 3);
  for (size_t p = 0; p < 3; ++p) CHECK(begins[p].rect == layout.frames[p].plot);
}

TEST_CASE("arrows point down the slope and none stand where there is no force") {
  Session session = session_of(
      R"({"memscape": 1, "energy": {"kind": "lsr", "beta": 8}, "memories": {"kind": "points", "points": [[0, 0]]},
    "particles": {"kind": "none"}, "layers": {"contours": false, "memories": false, "colorbar": false, "unsupported": false,
    "arrows": {"density": 15, "length": "unit"}}})");
  Layout layout;
  Drawing drawing = drawn(session, &layout);
  auto heads = all_of_kind<Polygons>(drawing);
  REQUIRE_FALSE(heads.empty());
  Point2 memory = layout.frames[0].to_page(0, 0);
  double support = std::sqrt(2 / 8.0) * layout.frames[0].plot.width / 3;  // radius of the support, points
  int count = 0;
  for (const Polygons& each : heads)
    for (size_t k = 0; k < each.points.size(); k += 3, ++count) {
      Point2 tip = each.points[k], base = 0.5f * (each.points[k + 1] + each.points[k + 2]);
      Point2 along = tip - base, inwards = memory - base;
      double cosine = (along.x * inwards.x + along.y * inwards.y) /
                      (std::hypot(along.x, along.y) * std::hypot(inwards.x, inwards.y));
      CHECK(cosine > 0.98);  // the field is sampled at the nearest node, at most a point away
      CHECK(std::hypot(inwards.x, inwards.y) < support + layout.frames[0].plot.width / 15);
    }
  CHECK(count > 10);
}

TEST_CASE("the unsupported region is hatched inside itself only") {
  Session session = session_of(
      R"({"memscape": 1, "energy": {"kind": "lsr", "beta": 2}, "memories": {"kind": "points", "points": [[0, 0]]},
    "particles": {"kind": "none"}, "layers": {"contours": false, "memories": false}})");
  Layout layout;
  Drawing drawing = drawn(session, &layout);
  auto lines = all_of_kind<Lines>(drawing);
  REQUIRE(lines.size() >= 2);
  const Lines& hatch = lines.front();
  REQUIRE(hatch.starts.size() > 4);
  for (Point2 p : hatch.points) {
    double r = std::hypot(layout.frames[0].u(p), layout.frames[0].v(p));
    CHECK(r > 1 - 0.02);  // the support's radius is sqrt(2/β) = 1; nodes are 3 / 250 apart
  }
}

TEST_CASE("a chart shows the energies of its run") {
  Session session =
      session_of(R"({"memscape": 1, "show": "chart", )" + kPair + R"(, "particles": {"kind": "points",
    "points": [[1, 1], [-1, -1], [0.2, 1.2]]}, "dynamics": {"kind": "gradient", "step": 0.1, "steps": 20}})",
                 20);
  Layout layout;
  Drawing drawing = drawn(session, &layout);
  PanelFrame frame = layout.frames[0];
  auto lines = all_of_kind<Lines>(drawing);
  Run& run = *session.panels()[0].run;

  const Lines& each = lines.front();
  REQUIRE(each.starts.size() == 3);
  REQUIRE(each.points.size() == 3 * 21);
  for (int p = 0; p < 3; ++p)
    for (int step = 0; step <= 20; ++step)
      CHECK(each.points[static_cast<size_t>(p) * 21 + step] ==
            frame.to_page(step, run.frame(step).energy[p]));

  std::vector<std::vector<Point2>> bold;
  for (const Lines& one : lines)
    if (one.starts.size() == 1 && one.points.size() == 21) bold.push_back(one.points);
  REQUIRE(bold.size() == 3);
  for (int step = 0; step <= 20; ++step) {
    Vector energy = run.frame(step).energy;
    std::sort(energy.begin(), energy.end());
    CHECK(bold[0][step] == frame.to_page(step, energy[2]));  // maximum
    CHECK(bold[1][step] == frame.to_page(step, energy[1]));  // median
    CHECK(bold[2][step] == frame.to_page(step, energy[0]));  // minimum
  }
  auto texts = all_of_kind<Text>(drawing);
  for (const char* name : {"minimum", "median", "maximum", "Step", "Energy"})
    CHECK(std::any_of(texts.begin(), texts.end(), [&](const Text& text) { return text.text == name; }));
}

TEST_CASE("a chart leaves infinite energies out") {
  Session session = session_of(
      R"({"memscape": 1, "show": "chart", "energy": {"kind": "lsr", "beta": 8}, "memories": {"kind": "points",
    "points": [[0, 0]]}, "particles": {"kind": "points", "points": [[0.1, 0], [3, 3]]}, "dynamics": {"steps": 10}})",
      10);
  Drawing drawing = drawn(session);
  auto lines = all_of_kind<Lines>(drawing);
  CHECK(lines.front().starts.size() == 1);
  for (const Lines& each : lines)
    for (Point2 p : each.points) CHECK((std::isfinite(p.x) && std::isfinite(p.y)));
}

TEST_CASE("a curve carries its memories and particles") {
  Session session =
      session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 8}, "memories": {"kind": "points",
    "points": [[-0.5], [0.7]]}, "particles": {"kind": "points", "points": [[0.1]]}, "show": "curve"})");
  Layout layout;
  Drawing drawing = drawn(session, &layout);
  PanelFrame frame = layout.frames[0];
  Range values = value_range(session.panels()[0]);
  frame.y_low = values.low, frame.y_high = values.high;
  const Energy& energy = *session.panels()[0].energy;
  for (const Marks& marks : all_of_kind<Marks>(drawing))
    for (Point2 p : marks.at) {
      double x = frame.u(p), e = energy.value(Vector::Constant(1, x));
      CHECK(frame.v(p) == doctest::Approx(e).epsilon(1e-3));  // float points on a page of 400
    }
  CHECK(marks_of(drawing, Mark::star) == 2);
  CHECK(marks_of(drawing, Mark::disc) == 1);
}

TEST_CASE("trails run from the start to the shown step, and on only while transient") {
  Session session =
      session_of(R"({"memscape": 1, )" + kPair + R"(, "particles": {"kind": "points", "points": [[0, 1]]},
    "layers": {"contours": false, "axes": false}, "dynamics": {"kind": "gradient", "step": 0.05, "steps": 40}})",
                 40);
  session.seek(20);
  ComposeOptions still{.transient = false}, live{.transient = true};
  Layout layout;
  Drawing figure = drawn(session, &layout, still), window = drawn(session, nullptr, live);
  CHECK(all_of_kind<Lines>(window).size() == all_of_kind<Lines>(figure).size() + 1);
  auto trail = all_of_kind<Lines>(figure).front();
  Run& run = *session.panels()[0].run;
  CHECK(trail.points.front() == layout.frames[0].to_page(0, 1));
  Vector end = run.frame(20).X.col(0);
  CHECK(trail.points.back() == layout.frames[0].to_page(end[0], end[1]));
}

TEST_CASE("where few particles began stands a pale disc, once they have left") {
  auto discs = [](int step, const char* points) {
    Session session = session_of(std::string(R"({"memscape": 1, )") + kPair +
                                     R"(, "particles": {"kind": "points", "points": )" + points +
                                     R"(}, "dynamics": {"kind": "gradient", "step": 0.05, "steps": 40}})",
                                 step);
    return marks_of(drawn(session), Mark::disc);
  };
  CHECK(discs(0, "[[0, 1], [0, 0.9]]") == 2);
  CHECK(discs(40, "[[0, 1], [0, 0.9]]") == 4);
}

TEST_CASE("a network without an energy has no colours, whatever range is locked") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "score_network"}, )" + kPair +
                               R"(, "particles": {"kind": "none"}, "view": {"range": [-1, 1]},
    "panels": [{}, {"energy": {"kind": "diffusion"}}]})");
  CHECK(all_of_kind<FieldPicture>(drawn(session)).size() == 1);
}

TEST_CASE("where particles began is pale in every theme") {
  for (const char* theme : {"light", "dark", "projector"}) {
    CAPTURE(theme);
    Session session = session_of(std::string(R"({"memscape": 1, )") + kPair +
                                     R"(, "particles": {"kind": "points", "points": [[0, 1], [0, 0.9]]},
      "layers": {"memories": false}, "dynamics": {"kind": "gradient", "step": 0.05, "steps": 40}})",
                                 40);
    const Style style = make_style(theme, 9);
    const Layout layout = laid_out(session, 420, 320, style);
    const auto marks = all_of_kind<Marks>(compose(session, layout, style, plain_measure));
    REQUIRE(marks.size() == 2);  // starts, then particles
    CHECK(lightness(marks[0].fill) > 85);
  }
}

TEST_CASE(
    "a colour bar is pointed where energies lie beyond its colours, and a constant has its number on it") {
  auto bar = [](const std::string& more) {
    Session session = session_of(R"({"memscape": 1, "particles": {"kind": "none"}, )" + more + "}");
    const Drawing drawing = drawn(session);
    const auto bars = all_of_kind<ColourBar>(drawing);
    REQUIRE(bars.size() == 1);
    int points = 0;
    for (const Polygons& each : all_of_kind<Polygons>(drawing)) points += each.points.size() == 3;
    return std::pair(points, drawing);
  };
  CHECK(bar(R"("memories": {"kind": "circle", "count": 3}, "view": {"range": [-9, 99]})").first == 0);
  CHECK(bar(R"("memories": {"kind": "circle", "count": 3}, "view": {"range": [0.1, 0.2]})").first == 2);
  CHECK(bar(R"("memories": {"kind": "circle", "count": 3, "radius": 0.2})").first == 1);
  const auto [points, flat] = bar(R"("energy": {"kind": "formula", "text": "2.5"}, )" + kPair);
  CHECK(points == 0);
  const auto texts = all_of_kind<Text>(flat);
  CHECK(std::ranges::any_of(texts, [](const Text& text) { return text.text == "2.5"; }));
}
