// Who pulls me in the real window: a click chooses a particle, its group appears, Escape lets go; and curves
// over one axis get the focus by a click on them.
#include <doctest/doctest.h>

#include <cmath>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

TEST_CASE("a click on a particle asks who pulls it, a click beside drops one, Escape lets go") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  const Scene scene = parse_scene(R"({"memscape": 1, "energy": {"kind": "lsr", "beta": 4},
    "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]},
    "particles": {"kind": "points", "points": [[-0.6, 0.9], [0.5, 0.4]]}, "view": {"x": [-2, 2], "y": [-2, 2]}})");
  save_scene(scene, file);
  TestWindow window({file}, 1200, 1000);

  window.click(window.plot(0).at(0.5, 0.4));
  CHECK(window.wait("pull").find("Particle 2 of 2; Most from memory 2: 100 %") != std::string::npos);
  CHECK(window.widget("group.pull").height > 0);
  CHECK(window.widget("pull.chart.weights").width > 100);
  CHECK(window.widget("pull.chart.trace").width > 100);
  Scene now = saved(window, file);
  CHECK(now.layers.on("pull.shown"));
  CHECK(now.layers.get("pull.particle") == 2);
  CHECK(now.particles == scene.particles);

  window.click(window.plot(0).at(0.5, -1));
  CHECK(window.wait("pull").find("Particle 2 of 3") != std::string::npos);
  CHECK(saved(window, file).particles.points().size() == 3);
  window.key("ctrl+z");
  CHECK(window.wait("pull").find("Particle 2 of 2") != std::string::npos);

  window.key("Escape");
  window.wait("changed");
  CHECK_FALSE(saved(window, file).layers.on("pull.shown"));
  window.key("w");
  window.wait("changed");
  now = saved(window, file);
  CHECK(now.layers.on("pull.shown"));
  CHECK(now.layers.get("pull.particle") == 2);
  window.click(window.plot(0).at(0.5, 0.4));  // again: nobody is asked
  window.wait("changed");
  CHECK(saved(window, file).layers.on("pull.shown") == false);

  window.click(window.plot(0).at(-0.6, 0.9));  // far from all memories
  CHECK(window.wait("pull").find("Particle 1 of 2; No memory acts here") != std::string::npos);
  window.click_widget("pull.weights");
  window.wait("changed");
  now = saved(window, file);
  REQUIRE(now.panels.size() == 2);
  CHECK(panel_scene(now, 1).chart == "weights");
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

TEST_CASE("a curve is added over another, and a click on a curve gives it the focus") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 1, "distance": "half"},
    "memories": {"kind": "points", "points": [[-1], [1]]}, "particles": {"kind": "points", "points": [[0.3]]},
    "view": {"x": [-2, 2]}, "panels": [{}, {"energy": {"beta": 9}, "overlay": true}]})"),
             file);
  TestWindow window({file}, 1200, 800, true);
  const auto first = window.plot(0), second = window.plot(1);
  CHECK(first.place == second.place);
  CHECK(first.y_low == second.y_low);

  const double x = 0, near = 0.5 - std::log(2.0) / 9;  // the energy of β = 9 there
  window.click(second.at(x, near));
  window.wait("focus 1");
  CHECK(saved(window, file).particles.points().size() == 1);  // the first click only gives the focus
  window.click(second.at(x, near));
  window.wait("changed");
  CHECK(saved(window, file).particles.points().size() == 2);

  window.click_widget("menu.Panels");
  window.click_widget("panels.overlay");
  window.wait("focus 2");
  const Scene now = saved(window, file);
  REQUIRE(now.panels.size() == 3);
  CHECK(panel_scene(now, 2).overlay);
  CHECK(panel_scene(now, 2).energy.get("beta") == 9);
}
