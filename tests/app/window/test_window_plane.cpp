// The plane through three memories in the real window: the choice, the numbers, the menu of a memory, the
// table and what two dimensions alone have.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/base/files.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

TEST_CASE("choosing another plane keeps the run, refits the view, and takes three memories") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "memories": {"kind": "digits", "count": 12},
    "energy": {"kind": "lse", "beta": 20}, "particles": {"kind": "gaussian", "count": 3, "spread": 0.05},
    "layers": {"memories": true}, "view": {"x": [-2, 2], "y": [-2, 2]}})"),
             file);
  const std::string log = folder.path + "/actions.log";
  TestWindow window({file, "--log", log}, 1000, 1900);  // all of the groups are in sight
  window.click_widget("group.show");

  window.key("period");
  window.wait("frame");
  window.click_widget("view.plane.memories");
  window.wait("status The plane changed; the run goes on.");
  Scene scene = saved(window, file);
  CHECK(scene.view.plane == "memories");
  CHECK(scene.view.x[0] != -2);

  const Rect slider = window.widget("view.through.3");
  const float y = slider.y + slider.height / 2;
  window.drag({slider.x + slider.width * 2 / 11, y}, {slider.x + slider.width, y});
  window.wait("changed view.through.3");
  scene = saved(window, file);
  CHECK(scene.view.through[0] == 1);
  CHECK(scene.view.through[2] == 12);

  // The second of the three lies where the plane says; its menu makes it the first, and they change places.
  const Matrix Xi = build_memories(scene.memories);
  const Eigen::Vector2d at = view_plane(scene.view, Xi).project(Xi.col(1));
  window.click(window.plot(0).at(at.x(), at.y()), 3);
  window.move_to_widget("menu.plane");
  window.click_widget("menu.plane.1");
  window.wait("status The plane changed; the run goes on.");
  scene = saved(window, file);
  CHECK(scene.view.through[0] == 2);
  CHECK(scene.view.through[1] == 1);
  CHECK(scene.view.through[2] == 12);
  CHECK(test::replayed(log) == read_file(file));
}

TEST_CASE("in 64 dimensions M counts minima, a row centres the view, and B says that it takes two") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "memories": {"kind": "digits", "count": 12},
    "energy": {"kind": "lse", "beta": 60}, "particles": {"kind": "none"},
    "view": {"plane": "memories", "x": [-3, 3], "y": [-3, 3]}})"),
             file);
  TestWindow window({file}, 1000, 1300);
  window.key("m");
  std::string line;
  do line = window.wait("anatomy");
  while (line.find("stored 12 · retrievable 12 · emergent ≥ 0 · saddles ≥ ") == std::string::npos);
  window.click_widget("critical.0");
  window.wait("changed view.centre");
  const Scene scene = saved(window, file);
  CHECK(scene.view.x[1] - scene.view.x[0] == doctest::Approx(6));
  CHECK(scene.view.x[0] != -3);

  window.key("b");
  window.wait("status Basins take two dimensions.");
  CHECK(saved(window, file) == scene);
}
