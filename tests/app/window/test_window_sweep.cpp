// The strip under the slider of β in the real window: it is counted in the background, follows the memories,
// and the knob stops at its ticks.
#include <doctest/doctest.h>

#include <cmath>

#include "app/files/scene_files.h"
#include "app/widgets/track.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

double saved_beta(TestWindow& window, const std::string& file) {
  return saved(window, file).energy.get("beta");
}

/// Waits for a strip with a single change, near this β.
void wait_change(TestWindow& window, double beta, double tolerance) {
  for (;;) {
    const std::string line = window.wait("sweep");
    const size_t at = line.find("changes ");
    if (at == std::string::npos) continue;
    if (std::abs(std::stod(line.substr(at + 8)) / beta - 1) <= tolerance) return;
  }
}

}  // namespace

TEST_CASE("the knob stops where minima merge, and with Shift it does not") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  Scene scene = parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 20, "distance": "full"},
    "memories": {"kind": "points", "points": [[-1, 0], [1, 0]]}, "particles": {"kind": "none"},
    "view": {"x": [-2, 2], "y": [-2, 2]}})");
  save_scene(scene, file);
  TestWindow window({file}, 1000, 700, true);
  wait_change(window, 0.5, 2e-4);
  const Rect track = window.widget("energy.beta"), tick = window.widget("energy.beta.snap.1");
  window.widget("energy.beta.strip");
  const Row row = *row_at(scene, "energy.beta");
  const float y = track.y + track.height / 4;
  auto x_of = [&](double beta) { return track.x + static_cast<float>(track_place(row, beta)) * track.width; };
  CHECK(tick.x == doctest::Approx(x_of(0.5)).epsilon(0.01));

  window.drag({x_of(20), y}, {x_of(0.5) + 2, y});
  CHECK(saved_beta(window, file) == 0.5);
  window.drag({x_of(0.5), y}, {x_of(5), y});
  CHECK(saved_beta(window, file) == doctest::Approx(5).epsilon(0.1));

  window.click({tick.x, tick.y + tick.height / 2});  // on the tick itself
  CHECK(saved_beta(window, file) == 0.5);

  window.key_down("shift");
  // From elsewhere, so that this is no double click: a tenth of 20 pixels.
  window.drag({x_of(0.5) + 60, y}, {x_of(0.5) + 80, y});
  window.key_up("shift");
  const double past = saved_beta(window, file);
  CHECK(past > 0.5);
  CHECK(past < 0.8);
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

TEST_CASE("the strip follows a memory that is dragged") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 2, "distance": "full"},
    "memories": {"kind": "points", "points": [[-1, 0], [1, 0]]}, "particles": {"kind": "none"},
    "view": {"x": [-2, 2], "y": [-2, 2]}})"),
             file);
  TestWindow window({file}, 1000, 700, true);
  wait_change(window, 0.5, 2e-4);
  const auto plot = window.plot(0);
  window.drag(plot.at(1, 0), plot.at(0, 0));
  window.wait("changed");
  wait_change(window, 2, 0.05);  // half the distance: four times β, to the pixel of the drop
  window.key("ctrl+s");
  window.wait("saved");
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}
