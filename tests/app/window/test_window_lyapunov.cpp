// The step-size mark, rises and the three questions in the real window.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/base/files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

TEST_CASE("the slider of the step size ends its stable range at 2 and catches the attention update at 1") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4, "distance": "half"},
    "memories": {"kind": "circle", "count": 4}, "particles": {"kind": "grid", "rows": 4, "columns": 4},
    "dynamics": {"kind": "gradient", "step": 3, "steps": 30}})"),
             file);
  TestWindow window({file}, 1000, 1200);
  window.click_widget("group.model");
  window.click_widget("group.memories");
  window.click_widget("group.lyapunov");
  const std::string before = window.wait("lyapunov");
  CHECK(before.find("yes, yes, not proven") != std::string::npos);

  window.key("End");
  const std::string after = window.wait("lyapunov");
  CHECK(after.find("yes, yes, no: Not an associative memory") != std::string::npos);

  window.click_widget("group.lyapunov");
  window.click_widget("group.dynamics");
  const Rect track = window.widget("dynamics.step"), good = window.widget("dynamics.step.good"),
             update = window.widget("dynamics.step.snap.1");
  // α from 1e-4 to 10 on a logarithmic track: 2 lies at log(2e4) / log(1e5).
  CHECK((good.x + good.width - track.x) / track.width == doctest::Approx(0.8602).epsilon(0.01));
  CHECK((update.x - track.x) / track.width == doctest::Approx(0.8).epsilon(0.01));
  CHECK(window.widget("dynamics.rises").width > 0);

  const float y = track.y + track.height / 2;
  window.click({update.x + 2, y});
  window.wait("changed dynamics.step");
  window.key("ctrl+s");
  window.wait("saved");
  CHECK(parse_scene(read_file(file), file).dynamics.method.get("step") == 1);
}
