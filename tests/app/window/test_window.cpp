// The window as a person uses it; what it did is read from the scene that it saves.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

#include "app/files/scene_files.h"
#include "app/widgets/track.h"
#include "core/actions/document.h"
#include "core/base/files.h"
#include "core/energy/registry.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

struct Work {
  TemporaryFolder folder;
  std::string file = folder.path + "/scene.json", log = folder.path + "/actions.log";
  explicit Work(const Scene& scene) { save_scene(scene, file); }
  Scene saved(TestWindow& window) { return test::saved(window, file); }
};

const Row& beta_row() {
  return *find_row(find_energy("lse")->rows, "beta");
}

Point2 on_track(const Rect& track, double place) {
  return {std::round(track.x + static_cast<float>(place) * track.width),
          std::round(track.y + track.height / 2)};
}

/// The value a pixel to the left or right of a place on the β slider: events and pointers know whole pixels
/// only.
void check_beta(double beta, const Rect& track, double place) {
  const double pixel = 1.5 / track.width;
  CHECK(beta >= track_value(beta_row(), place - pixel));
  CHECK(beta <= track_value(beta_row(), place + pixel));
}

double pixel_of(const TestWindow::Plot& plot) {
  return (plot.x_high - plot.x_low) / plot.place.width;
}

}  // namespace

TEST_CASE(
    "a person drags beta, drops a particle, moves a memory, plays, undoes and saves; a log tells all of it") {
  Work work(default_scene());
  TestWindow window({work.file, "--log", work.log});
  const Scene first = parse_scene(read_file(work.file));

  const Rect slider = window.widget("energy.beta");
  const double before = track_place(beta_row(), first.energy.get("beta"));
  window.drag(on_track(slider, before), on_track(slider, 0.3));
  Scene scene = work.saved(window);
  check_beta(scene.energy.get("beta"), slider, 0.3);
  CHECK(scene.memories == first.memories);

  const auto plot = window.plot(0);
  const double u = 0.13, v = 0.09;
  window.click(plot.at(u, v));
  scene = work.saved(window);
  REQUIRE(scene.particles.source.kind == "points");
  const size_t N = scene.particles.points().size();
  CHECK(std::abs(scene.particles.points().back()[0] - u) < 1.5 * pixel_of(plot));
  CHECK(std::abs(scene.particles.points().back()[1] - v) < 1.5 * pixel_of(plot));

  const Matrix Xi = build_memories(scene.memories);
  const Point2 there = plot.at(Xi(0, 0) + 0.2, Xi(1, 0) - 0.3);
  window.drag(plot.at(Xi(0, 0), Xi(1, 0)), there);
  scene = work.saved(window);
  REQUIRE(scene.memories.source.kind == "points");
  CHECK(std::abs(scene.memories.points()[0][0] - Xi(0, 0) - 0.2) < 1.5 * pixel_of(plot));
  CHECK(std::abs(scene.memories.points()[0][1] - Xi(1, 0) + 0.3) < 1.5 * pixel_of(plot));
  CHECK(scene.memories.points().size() == static_cast<size_t>(Xi.cols()));

  window.key("ctrl+z");  // one drag is one undo
  scene = work.saved(window);
  CHECK(scene.memories == first.memories);
  CHECK(scene.particles.points().size() == N);
  window.key("ctrl+z");
  CHECK(work.saved(window).particles == first.particles);
  window.key("ctrl+z");
  CHECK(work.saved(window) == first);
  window.key("ctrl+shift+z");
  check_beta(work.saved(window).energy.get("beta"), slider, 0.3);

  window.key("space");
  window.wait("frame");
  window.key("space");
  window.key("Home");
  window.key("period");
  work.saved(window);  // what was asked for before has been done by then
  CHECK(test::replayed(work.log) == read_file(work.file));
  const Document document = replay(parse_log(read_file(work.log), work.log));
  CHECK(document.state().step == 1);
  CHECK_FALSE(document.state().playing);
}

TEST_CASE("a log is replayed in the window, and what it led to is undone and saved as before") {
  const Scene first = default_scene();
  Work work(first);
  const std::vector<LogLine> log = {{Open{first, work.file}},
                                    {set_one("energy.beta", "3"), "energy.beta 1"},
                                    {set_one("energy.beta", "5"), "energy.beta 1"},
                                    {AddPanel{}},
                                    {set_one("energy.beta", "40"), "energy.beta 2"},
                                    {Seek{7}}};
  {
    std::ofstream out(work.log);
    for (const LogLine& line : log) out << line_text(line) << "\n";
  }
  const std::string again = work.folder.path + "/again.log";
  TestWindow window({"--replay", work.log, "--log", again});
  window.wait("replayed 6");
  const Scene scene = work.saved(window);
  CHECK(read_file(work.file) == test::replayed(work.log));
  CHECK(read_file(again) == read_file(work.log));
  CHECK(panel_scene(scene, 0).energy.get("beta") == 5);
  CHECK(panel_scene(scene, 1).energy.get("beta") == 40);
  for (int change = 0; change < 3; ++change) window.key("ctrl+z");  // 40, the panel, the drag to 5
  CHECK(work.saved(window) == first);
}

TEST_CASE("a value is typed, and a bad one is refused in words") {
  Work work(default_scene());
  TestWindow window({work.file});
  const Rect slider = window.widget("energy.beta");
  auto enter = [&](const char* text) {
    window.move(on_track(slider, 0.5));
    window.key_down("ctrl");
    window.press();
    window.release();
    window.key_up("ctrl");
    window.wait("typing on");
    window.type(text);
    window.key_down("Return");
  };
  enter("2.5");
  window.wait("changed");
  window.key_up("Return");
  CHECK(work.saved(window).energy.get("beta") == 2.5);

  enter("-3");
  const std::string complaint = window.wait("complaint");
  window.key_up("Return");
  CHECK(complaint.find(domain_text(beta_row())) != std::string::npos);
  window.key("Escape");
  CHECK(work.saved(window).energy.get("beta") == 2.5);
}

TEST_CASE("a scene that cannot be opened leaves the last good one") {
  Work work(default_scene());
  const Scene first = parse_scene(read_file(work.file));
  std::ofstream(work.folder.path + "/bad.json")
      << R"({"memscape": 1, "energy": {"kind": "lse", "betta": 3}})";
  TestWindow window({work.file});
  window.key("ctrl+o");
  window.widget("file.name");
  window.wait("typing on");
  window.type("bad.json");
  window.key_down("Return");
  const std::string error = window.wait("error");
  window.key_up("Return");
  CHECK(error.find("bad.json") != std::string::npos);
  CHECK(error.find("beta") != std::string::npos);
  CHECK(work.saved(window) == first);
}

TEST_CASE("keys change the theme and the layers; a click gives a panel the focus") {
  Scene scene = default_scene();
  scene.panels = {R"({"energy":{"beta":2}})", R"({"energy":{"beta":16}})"};
  Work work(scene);
  TestWindow window({work.file});
  window.key("d");
  window.wait("theme dark");
  window.key("p");
  window.wait("theme projector");
  window.key("p");
  window.wait("theme light");

  const size_t particles =
      build_particles(scene.particles, Plane::whole(), build_memories(scene.memories)).cols();
  window.click(window.plot(1).at(0.1, 0.1));
  window.wait("focus 1");
  CHECK(work.saved(window).particles == scene.particles);  // the first click only gives the focus
  window.click(window.plot(1).at(0.1, 0.1));
  CHECK(work.saved(window).particles.points().size() == particles + 1);

  window.key("c");
  CHECK(work.saved(window).layers.on("contours.shown") != scene.layers.on("contours.shown"));
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

TEST_CASE("a figure is exported from the dialogue, next to its scene") {
  Work work(default_scene());
  TestWindow window({work.file});
  window.key("ctrl+e");
  window.click(on_track(window.widget("export.format.pdf"), 0.5));
  window.click(on_track(window.widget("export.ok"), 0.5));
  const std::string line = window.wait("exported");
  const std::string file = line.substr(line.find(' ') + 1);
  CHECK(file.starts_with(work.folder.path));
  CHECK(read_file(file).starts_with("%PDF"));
}
