// A run that takes a quarter of a minute, in the real window: it goes on in the background, and the window
// answers meanwhile.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

constexpr int steps = 5000;

int step_of(const std::string& frame) {
  return std::stoi(frame.substr(frame.find("step ") + 5));
}

}  // namespace

TEST_CASE("the window answers while thousands of steps are computed; an edit takes force where the run is") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json", log = folder.path + "/log";
  save_scene(parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 20},
    "memories": {"kind": "random", "count": 1000}, "particles": {"kind": "random", "count": 2000},
    "layers": {"trails": false}, "dynamics": {"kind": "langevin", "steps": 5000}})"),
             file);
  TestWindow window({file, "--log", log});
  window.key("End");
  CHECK(step_of(window.wait("frame")) < steps);
  window.key("c");
  window.wait("changed");
  CHECK(step_of(window.wait("frame")) < steps);
  window.key("Home");  // and lets go of what nobody waits for
  for (std::string frame = window.wait("frame"); step_of(frame) != 0;) frame = window.wait("frame");
  window.key("ctrl+s");
  window.wait("saved");
  CHECK(parse_scene(test::replayed(log), "the replayed scene") == load_scene(file).scene);
}
