// Predictions in the real window: errors of pairs as β is dragged, the group of the side panel, and a strip
// of steps.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

/// The event of a prediction whose errors are known.
std::string errors(TestWindow& window) {
  std::string line;
  do line = window.wait("prediction");
  while (line.find("held out") == std::string::npos || line.find("–") != std::string::npos);
  return line;
}

void toggle(TestWindow& window, const std::string& path) {
  const Rect place = window.widget(path);
  window.click({place.x + place.width / 2, place.y + place.height / 2});
}

}  // namespace

TEST_CASE("errors follow β, a switch holds the particles' features, a button makes a strip of steps") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 30},
    "memories": {"kind": "regression", "count": 30}, "particles": {"kind": "grid", "rows": 2, "columns": 3},
    "dynamics": {"kind": "gradient", "step": 0.3, "steps": 3}, "layers": {"prediction": true}})"),
             file);
  TestWindow window({file}, 1000, 2600);  // every group is in sight
  const std::string before = errors(window);

  const Rect slider = window.widget("energy.beta");
  const float y = slider.y + slider.height / 2;
  window.drag({slider.x + 0.5f * slider.width, y}, {slider.x + 0.2f * slider.width, y});
  CHECK(errors(window) != before);

  toggle(window, "prediction.hold");
  CHECK(saved(window, file).dynamics.clamp == std::vector<bool>{true, false});
  toggle(window, "prediction.hold");
  CHECK(saved(window, file).dynamics.clamp.empty());

  toggle(window, "group.show");
  toggle(window, "button.panels.strip");
  window.wait("changed");
  const Scene strip = saved(window, file);
  REQUIRE(panel_count(strip) == 4);
  for (int i = 0; i < 4; ++i) CHECK(panel_scene(strip, i).step == i);
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}
