// Clusters on the page: squares at centroids, and numbers that are the energies and touch nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/drawing/beside_marks.h"
#include "core/layers/layer.h"
#include "core/page/words.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/panel_clusters.h"
#include "core/views/panel.h"
#include "support_layers.h"

using namespace memscape;

namespace {

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

const std::string kScene =
    R"({"memscape": 1, "energy": {"kind": "lse", "beta": 3, "distance": "full", "scaled": true},
  "memories": {"kind": "circle", "count": 9, "even": false, "seed": 3},
  "particles": {"kind": "random", "count": 60, "seed": 2}, "dynamics": {"kind": "gradient", "steps": 50},
  "layers": {"contours": false, "axes": false, "colorbar": false, "caption": false,
    "clusters": {"shown": true, "threshold": 2}}})";

Drawing drawn(Session& session) {
  const Style style = make_style("light", 9);
  const Layout layout = laid_out(session, 420, 420, style);
  for (PanelState& panel : session.panels())
    if (const ClusterTask task = cluster_task(panel); task.any()) panel.found.set(task.compute());
  return compose(session, layout, style, plain_measure, {.transient = false});
}

/// The numbers on the map: bold and to the right of their keys, unlike basin numbers.
std::vector<double> numbers_in(const Drawing& drawing) {
  std::vector<double> numbers;
  for (const Shape& shape : drawing.shapes)
    if (const Text* text = std::get_if<Text>(&shape); text && text->bold && text->down == Align::middle) {
      std::string digits = text->text;
      if (const size_t minus = digits.find("−"); minus != std::string::npos) digits.replace(minus, 3, "-");
      numbers.push_back(std::stod(digits));
    }
  std::ranges::sort(numbers);
  return numbers;
}

/// With the two decimals that a range of some units has.
std::vector<double> rounded(const PanelState& panel, double zero = 0) {
  std::vector<double> numbers;
  for (const Vector& energies :
       {panel.result<SampleClusters>()->energies, panel.result<SampleClusters>()->memory_energies})
    for (double E : energies) numbers.push_back(std::round(100 * (E - zero)) / 100);
  std::ranges::sort(numbers);
  return numbers;
}

/// Middles of the squares of a colour.
std::vector<Point2> squares_in(const Drawing& drawing, const Colour& colour) {
  std::vector<Point2> middles;
  for (const Shape& shape : drawing.shapes)
    if (auto* lines = std::get_if<Lines>(&shape); lines && lines->closed && lines->stroke.colour == colour &&
                                                  lines->points.size() == 4 * lines->starts.size())
      for (size_t i = 0; i < lines->points.size(); i += 4)
        middles.push_back(0.5f * (lines->points[i] + lines->points[i + 2]));
  return middles;
}

}  // namespace

TEST_CASE("boxes stand beside their marks, within the plot, and touch nothing") {
  const Rect plot{10, 20, 300, 200}, taken{100, 100, 40, 40};
  std::vector<BesideMark> boxes;
  for (int k = 0; k < 12; ++k)
    boxes.push_back(
        {{60 + 20 * static_cast<float>(k % 6), 60 + 60 * static_cast<float>(k / 6)}, 6, {30, 10}});
  const auto places = places_beside(boxes, {taken}, {150, 120}, plot);
  REQUIRE(places.size() == boxes.size());
  int found = 0;
  for (size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    ++found;
    const Rect& box = *places[i];
    CHECK(plot.contains({box.x, box.y}));
    CHECK(plot.contains({box.right(), box.bottom()}));
    CHECK_FALSE(overlap(box, taken));
    for (size_t j = 0; j < i; ++j)
      if (places[j]) CHECK_FALSE(overlap(box, *places[j]));
    const Point2 at = boxes[i].at;  // no nearer than the mark's rim, no farther than about a box
    const float dx = std::max({box.x - at.x, at.x - box.right(), 0.f}),
                dy = std::max({box.y - at.y, at.y - box.bottom(), 0.f});
    CHECK(std::hypot(dx, dy) >= 6);
    CHECK(std::hypot(dx, dy) <= 6 + 2 * 10);
  }
  CHECK(found >= 10);
}

TEST_CASE("a lone box goes away from the middle; without room there is none") {
  const BesideMark box{{100, 50}, 5, {30, 10}};
  const auto right = places_beside(std::vector{box}, {}, {50, 50}, {0, 0, 200, 100})[0];
  REQUIRE(right);
  CHECK(right->x == doctest::Approx(100 + 5 + 1.5));
  CHECK(right->y == doctest::Approx(45));
  CHECK_FALSE(places_beside(std::vector{box}, {}, {50, 50}, {90, 45, 20, 10})[0]);
}

TEST_CASE("a square at each centroid, and all energies as numbers") {
  Session session = session_of(kScene, 50);
  const Drawing drawing = drawn(session);
  const PanelState& panel = session.panels()[0];
  REQUIRE(panel.result<SampleClusters>());
  const int clusters = panel.result<SampleClusters>()->count();
  REQUIRE(clusters > 1);
  REQUIRE(clusters <= 12);
  CHECK(numbers_in(drawing) == rounded(panel));
  const Style style = make_style("light", 9);
  const auto squares = squares_in(drawing, style.memory);
  CHECK(squares.size() == static_cast<size_t>(clusters));
  CHECK(squares_in(drawing, style.foreground).size() >= squares.size());  // keys, one for each number
  const PanelFrame frame = [&] {
    Layout layout = lay_out(session, 420, 420, style, plain_measure);
    set_extents(session, layout);
    return layout.frames[0];
  }();
  for (const auto& x : panel.result<SampleClusters>()->centroids.colwise()) {
    const Point2 at = frame.to_page(x[0], x[1]);
    CHECK(std::ranges::any_of(squares, [&](Point2 p) { return std::hypot(p.x - at.x, p.y - at.y) < 0.01f; }));
  }
}

TEST_CASE("numbers count from the zero of the colours") {
  Scene scene = parse_scene(kScene);
  scene.view.zero = "lowest";
  Session session;
  session.update(scene);
  session.seek(50);
  const Drawing drawing = drawn(session);
  CHECK(session.zero(0) != 0);
  CHECK(numbers_in(drawing) == rounded(session.panels()[0], session.zero(0)));
}

TEST_CASE("more than two dozen memories or clusters are counted, not numbered") {
  Scene scene = parse_scene(kScene);
  set_value(scene, "memories.count=100");
  set_value(scene, "layers.clusters.threshold=0.01");
  Session session;
  session.update(scene);
  CHECK(numbers_in(drawn(session)).empty());
  const auto parts = counts_of(session.panels()[0], Telling::apart);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0] == "60 clusters at height 0.01");
  CHECK(parts[1].starts_with("their E "));
  CHECK(parts[2].starts_with("memories’ E "));
  CHECK(parts[2].find(", mean −") != std::string::npos);
}

TEST_CASE("memories that are not drawn have no numbers") {
  Scene scene = parse_scene(kScene);
  set_value(scene, "layers.memories=false");
  Session session;
  session.update(scene);
  session.seek(50);
  const auto numbers = numbers_in(drawn(session));
  CHECK(numbers.size() == static_cast<size_t>(session.panels()[0].result<SampleClusters>()->count()));
}
