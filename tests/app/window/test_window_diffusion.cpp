// Diffusion in the real window: memories drawn with the mouse, a landscape that follows a process while it
// plays, and the clusters of its samples.
#include <doctest/doctest.h>

#include <cmath>

#include "app/files/scene_files.h"
#include "core/base/files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

const char* two = R"({"memscape": 1, "energy": {"kind": "diffusion", "t": 0.15, "sigma": 1},
  "memories": {"kind": "points", "points": [[1, 0], [-1, 0]]},
  "particles": {"kind": "gaussian", "count": 60, "spread": 1, "seed": 1},
  "dynamics": {"kind": "reverse_sde", "t_max": 1, "t_min": 1e-5, "grid": "geometric", "steps": 100},
  "layers": {"trails": false}, "view": {"x": [-2, 2], "y": [-2, 2]}})";

/// The next time of the landscape; 0 where it follows no process.
double next_time(TestWindow& window) {
  const std::string line = window.wait("time"), begins = "time t = ";
  return line.starts_with(begins) ? std::stod(line.substr(begins.size())) : 0;
}

/// The event of clusters that are known, once it begins so.
void wait_clusters(TestWindow& window, const std::string& count) {
  window.wait("clusters " + count);
}

}  // namespace

TEST_CASE("Alt and a drag draw memories along the way of the pointer; one undo takes them back") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(two), file);
  const std::string log = folder.path + "/actions.log";
  TestWindow window({file, "--log", log});
  const auto plot = window.plot(0);
  const Point2 from = plot.at(-1, 1.5), to = plot.at(1, 1.5);
  window.key_down("alt");
  window.drag(from, to);
  window.key_up("alt");
  window.wait("changed draw");
  const Scene drawn = saved(window, file);
  REQUIRE(drawn.memories.source.kind == "points");
  const PointList& points = drawn.memories.points();
  REQUIRE(points.size() >= 4);  // one at each place where a frame has seen the pointer
  CHECK(points[0] == std::vector<double>{1, 0});
  CHECK(points[1] == std::vector<double>{-1, 0});
  const double pixel = 4 / plot.place.width;
  CHECK(std::abs(points[2][0] + 1) <= pixel);
  CHECK(std::abs(points.back()[0] - 1) <= pixel);
  for (size_t k = 2; k < points.size(); ++k) CHECK(std::abs(points[k][1] - 1.5) <= pixel);
  CHECK(drawn.particles == parse_scene(two).particles);

  CHECK(test::replayed(log) == read_file(file));

  window.key("ctrl+z");
  CHECK(saved(window, file).memories.points().size() == 2);
  CHECK(test::replayed(log) == read_file(file));
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

TEST_CASE(
    "while a process plays its landscape follows, until the time is fixed; samples end in two clusters") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(two), file);
  TestWindow window({file}, 1000, 2600);  // every group is in sight
  window.key("space");
  double t = 2;
  while (t > 1e-5) {
    const double next = next_time(window);
    REQUIRE(next > 0);
    CHECK(next < t);
    t = next;
  }
  CHECK(t == 1e-5);
  CHECK(saved(window, file).energy.get("t") == 0.15);  // the scene keeps its own

  window.click_widget("group.show");
  window.click_widget("layers.clusters.shown");
  wait_clusters(window, "2 clusters at height 2");
  window.click_widget("layers.clusters.threshold");  // the middle of its track, from 0.01 to 100
  wait_clusters(window, "2 clusters at height");
  const Scene scene = saved(window, file);
  CHECK(scene.layers.on("clusters.shown"));
  CHECK(std::abs(std::log(scene.layers.get("clusters.threshold"))) < 0.1);  // two pixels
  window.key("Home");
  CHECK(next_time(window) == 1);
  window.wait("clusters");  // of the start, where samples lie about 0

  window.click_widget("group.dynamics");
  window.click_widget("view.time.fixed");
  CHECK(next_time(window) == 0);
  CHECK(saved(window, file).view.time == "fixed");
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}
