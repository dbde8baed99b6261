// Critical points and basins in the real window: keys, the counter, the table, and no waiting.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

/// The event of an anatomy that shows all this.
std::string counter_with(TestWindow& window, const std::string& part) {
  std::string line;
  do line = window.wait("anatomy");
  while (line.find(part) == std::string::npos);
  return line;
}

}  // namespace

TEST_CASE("M counts critical points, B and V show basins and their disagreement, a row centres the view") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  Scene scene = parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4, "distance": "full"},
    "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]}, "particles": {"kind": "none"},
    "view": {"x": [-2, 2], "y": [-2, 2]}})");
  save_scene(scene, file);
  TestWindow window({file}, 1000, 1300);  // the table is in sight

  window.key("m");
  counter_with(window, "stored 2 · retrievable 2 · emergent 0 · saddles 1");
  CHECK(saved(window, file).layers.on("critical"));

  window.key("b");
  window.key("v");
  CHECK(counter_with(window, "disagreement").find("–") == std::string::npos);
  const Scene shown = saved(window, file);
  CHECK(shown.layers.on("basins.shown"));
  CHECK(shown.layers.on("voronoi"));

  window.key("ctrl+z");
  window.key("ctrl+z");
  window.key("ctrl+z");
  CHECK(saved(window, file) == scene);

  window.key("m");
  counter_with(window, "saddles 1");
  const Rect row = window.widget("critical.2");  // minima first: the saddle, half way between the memories
  window.click({row.x + row.width / 2, row.y + row.height / 2});
  window.wait("changed view.centre");
  const Scene moved = saved(window, file);
  CHECK((moved.view.x[0] + moved.view.x[1]) / 2 == doctest::Approx(0).epsilon(1e-9));
  CHECK((moved.view.y[0] + moved.view.y[1]) / 2 == doctest::Approx(0.25).epsilon(1e-9));
  CHECK(moved.view.x[1] - moved.view.x[0] == doctest::Approx(4));
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

TEST_CASE("dragging β through basins keeps frames coming, and ends with the full picture") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  Scene scene = parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4, "distance": "full"},
    "memories": {"kind": "random", "count": 60, "dimension": 2, "seed": 3}, "particles": {"kind": "none"},
    "layers": {"basins": true, "critical": true, "voronoi": true, "separatrices": true}})");
  save_scene(scene, file);
  TestWindow window({file});
  counter_with(window, "stored 60");
  const Rect slider = window.widget("energy.beta");
  const float y = slider.y + slider.height / 2;
  window.drag({slider.x + 0.5f * slider.width, y}, {slider.x + 0.3f * slider.width, y});
  counter_with(window, "stored 60");
  CHECK(saved(window, file).energy.get("beta") != 4);
}
