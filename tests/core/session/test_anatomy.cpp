// Anatomy as a value: what is computed for which space, by which rule, and what the layers make of it.
#include <doctest/doctest.h>

#include <cmath>

#include "core/layers/layer.h"
#include "core/page/words.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/session/anatomy.h"
#include "support_layers.h"

using namespace memscape;

namespace {

const char* kTwo = R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4, "distance": "full"},
  "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]}, "particles": {"kind": "none"},
  "view": {"x": [-2, 2], "y": [-1, 1]})";

std::string two(const std::string& rest) {
  return kTwo + (rest.empty() ? "" : ", " + rest) + "}";
}

constexpr AnatomyWants everything{true, true, true, true};

template <class T>
std::vector<T> shapes_of(const Drawing& drawing) {
  std::vector<T> found;
  for (const Shape& shape : drawing.shapes)
    if (const T* one = std::get_if<T>(&shape)) found.push_back(*one);
  return found;
}

bool has_text(const Drawing& drawing, const std::string& part) {
  for (const Text& text : shapes_of<Text>(drawing))
    if (text.text.find(part) != std::string::npos) return true;
  return false;
}

Drawing drawn(const std::string& scene) {
  Session session = session_of(scene);
  Style style = make_style("light", 9);
  Layout layout = laid_out(session, 400, 300, style);
  for (PanelState& panel : session.panels())
    panel.found.set(compute_anatomy(panel, anatomy_wants(panel), 60, 30));
  return compose(session, layout, style, plain_measure);
}

}  // namespace

TEST_CASE("two dimensions have everything, one has critical points, more have them too") {
  auto of = [](const std::string& points) {
    Session session = session_of(R"({"memscape": 1, "particles": {"kind": "none"},
      "memories": {"kind": "points", "points": )" +
                                 points + "}}");
    return compute_anatomy(session.panels()[0], everything, 20, 20);
  };
  auto plane = of("[[-1, 0], [1, 0]]");
  REQUIRE(plane);
  CHECK(plane->has == everything);
  CHECK(plane->basins.label.size() == 400);
  CHECK(plane->voronoi.size() == 1);
  CHECK(plane->separatrices.size() == 2);
  auto line = of("[[-1], [1]]");
  REQUIRE(line);
  CHECK(line->has == AnatomyWants{false, false, true, false});
  CHECK(line->critical.counts.minima == 2);
  auto space = of("[[-1, 0, 0], [1, 0, 0]]");
  REQUIRE(space);
  CHECK(space->has == AnatomyWants{false, false, true, false});
  CHECK(space->critical.counts.minima == 2);
  CHECK(space->critical.counts.saddles == 1);
}

TEST_CASE("anatomy is null when it is cancelled, and when nothing is wanted") {
  Session session = session_of(two(""));
  std::atomic<bool> cancelled = true;
  CHECK(compute_anatomy(session.panels()[0], everything, 20, 20, &cancelled) == nullptr);
  CHECK(compute_anatomy(session.panels()[0], {}, 20, 20) == nullptr);
}

TEST_CASE("basins follow the way of moving, and continuous descent where it has none of its own") {
  auto rule = [](const std::string& dynamics) {
    Session session = session_of(two(R"("dynamics": )" + dynamics));
    return descent_rule(session.panels()[0]);
  };
  CHECK(rule(R"({"kind": "gradient", "step": 0.125})").step == 0.125);
  CHECK_FALSE(rule(R"({"kind": "gradient"})").attention);
  CHECK(rule(R"({"kind": "attention"})").attention);
  CHECK_FALSE(rule(R"({"kind": "gradient"})").continuous);
  CHECK_FALSE(rule(R"({"kind": "attention"})").continuous);
  CHECK(rule(R"({"kind": "adam", "step": 3})").continuous);
  CHECK(rule(R"({"kind": "flow"})").continuous);
  CHECK(rule(R"({"kind": "flow", "tolerance": 0.01})").tolerance == 0.01);
}

TEST_CASE("the layers of anatomy are off at first, and each has a toggle in the table of values") {
  const Settings layers = default_scene().layers;
  CHECK_FALSE(layers.on("basins.shown"));
  CHECK_FALSE(layers.on("voronoi"));
  CHECK_FALSE(layers.on("critical"));
  CHECK_FALSE(layers.on("separatrices"));
  Scene scene = parse_scene(two(R"("layers": {"basins": true, "voronoi": true})"));
  CHECK(scene.layers.on("basins.shown"));
  CHECK(scene.layers.on("voronoi"));
  set_value(scene, "layers.basins.by=memory");
  CHECK(asked_owner(scene) == BasinOwner::memory);
  CHECK(parse_scene(scene_text(scene)) == scene);
  set_value(scene, "layers.basins=false");
  CHECK_FALSE(scene.layers.on("basins.shown"));
  CHECK(parse_scene(scene_text(scene)) == scene);
}

TEST_CASE("basins take the place of the heat map and its bar") {
  const Drawing plain = drawn(two(""));
  CHECK(shapes_of<FieldPicture>(plain).size() == 1);
  CHECK(shapes_of<ColourBar>(plain).size() == 1);
  CHECK(shapes_of<Raster>(plain).empty());
  const Drawing basins = drawn(two(R"("layers": {"basins": true})"));
  CHECK(shapes_of<FieldPicture>(basins).empty());
  CHECK(shapes_of<ColourBar>(basins).empty());
  REQUIRE(shapes_of<Raster>(basins).size() == 1);
  CHECK(has_text(basins, "1"));
  CHECK(has_text(basins, "minimum reached by gradient descent"));
}

TEST_CASE("the picture of basins is upright: its first row is the highest of the view") {
  Session session = session_of(R"({"memscape": 1, "particles": {"kind": "none"},
    "memories": {"kind": "points", "points": [[0, -1], [0, 1]]}, "view": {"x": [-1, 1], "y": [-1, 1]}})");
  auto anatomy = compute_anatomy(session.panels()[0], {true, false, false, false}, 11, 10);
  REQUIRE(anatomy->picture->size() == 440);
  // Cell (5, 9), the highest, belongs to memory 2: blue of the palette, more blue than red.
  CHECK(anatomy->basins.label[9 * 11 + 5] == 1);
  const std::uint8_t *top = anatomy->picture->data() + 4 * 5, *low = top + 4 * 11 * 9;
  CHECK(top[2] > top[0]);
  CHECK(low[2] < low[0]);
  CHECK(top[3] == 255);
}

TEST_CASE("unsupported cells are transparent") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lsr", "beta": 2},
    "particles": {"kind": "none"}, "memories": {"kind": "points", "points": [[0, 0]]},
    "view": {"x": [-3, 3], "y": [-3, 3]}})");
  auto anatomy = compute_anatomy(session.panels()[0], {true, false, false, false}, 31, 31);
  CHECK((*anatomy->picture)[3] == 0);
  CHECK((*anatomy->picture)[4 * (15 * 31 + 15) + 3] == 255);
}

TEST_CASE("the caption counts, and dashes stand for what is not known yet") {
  const std::string scene = two(R"("layers": {"critical": true, "basins": true, "voronoi": true})");
  CHECK(has_text(drawn(scene), "stored 2 · retrievable 2 · emergent 0 · saddles 1 · disagreement "));
  Session session = session_of(scene);
  CHECK(counts_of(session.panels()[0], Telling::counter)[1] == "retrievable –");
  CHECK(counts_of(session_of(two("")).panels()[0], Telling::counter).empty());
  Session deep = session_of(R"({"memscape": 1, "particles": {"kind": "none"}, "layers": {"basins": true},
    "memories": {"kind": "random", "count": 3, "dimension": 3}})");
  REQUIRE(counts_of(deep.panels()[0], Telling::counter).size() == 1);
  CHECK(counts_of(deep.panels()[0], Telling::counter)[0].find("take two dimensions") != std::string::npos);
}

TEST_CASE("each kind of critical point has its mark, in its place") {
  const Drawing drawing = drawn(two(R"("layers": {"critical": true, "separatrices": true, "voronoi": true,
    "memories": false, "axes": false})"));
  int discs = 0, crosses = 0;
  for (const Marks& marks : shapes_of<Marks>(drawing)) {
    if (marks.mark == Mark::disc) discs += static_cast<int>(marks.at.size());
    if (marks.mark == Mark::cross) crosses += static_cast<int>(marks.at.size());
    CHECK(marks.mark != Mark::diamond);
  }
  CHECK(discs == 2);
  CHECK(crosses == 2);  // one saddle, pale and dark
  int dashed = 0;
  for (const Lines& lines : shapes_of<Lines>(drawing)) dashed += lines.stroke.dash > 0;
  CHECK(dashed == 1);
}

TEST_CASE("cells that diverge are told") {
  auto counted = [](const std::string& step) {
    Session session = session_of(
        two(R"("layers": {"basins": true}, "dynamics": {"kind": "gradient", "step": )" + step + "}"));
    PanelState& panel = session.panels()[0];
    panel.found.set(compute_anatomy(panel, anatomy_wants(panel), 60, 30));
    return counter_text(panel);
  };
  CHECK(counted("0.1") == "");
  // The curvature is 2 far from the middle: distances from the minimum grow by |1 - 2 α| = 1.2 a step.
  CHECK(counted("1.1") == "diverging (black) 100 %");
}
