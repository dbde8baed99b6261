// The window by keyboard: Tab, arrows, Enter and Escape in the panel, menus and lists; digits; a run with
// nothing that moves; and where tooltips are.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

/// Tab, until this control has the focus.
void tab_to(TestWindow& window, const std::string& path, const char* key = "Tab") {
  do window.key(key);
  while (window.wait("control ") != "control " + path);
}

void change(TestWindow& window, const std::string& key) {
  window.key(key);
  window.wait("changed");
}

/// Held until it has had its effect: menus and entries look at keys once a frame.
void hold(TestWindow& window, const std::string& key, const std::string& until) {
  window.key_down(key);
  window.wait(until);
  window.key_up(key);
}

}  // namespace

TEST_CASE("controls are reached by Tab, changed by arrows, typed into, and left by Escape") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  Scene scene = default_scene();
  scene.energy.values["beta"] = 4.0;
  save_scene(scene, file);
  TestWindow window({file});
  auto beta = [&] { return saved(window, file).energy.get("beta"); };

  tab_to(window, "energy.beta");
  change(window, "Right");
  CHECK(beta() == 5);
  window.key("ctrl+z");
  CHECK(beta() == 4);
  change(window, "shift+Left");
  CHECK(beta() == 3.9);
  window.key("Return");
  window.wait("typing on");
  window.type("7");
  hold(window, "Escape", "typing off");
  CHECK(beta() == 3.9);
  window.type("12");  // digits begin to type, and are no presets
  window.wait("typing on");
  hold(window, "Return", "changed energy.beta");
  CHECK(beta() == 12);

  tab_to(window, "energy.distance");
  const auto distance = saved(window, file).energy.get("distance");
  change(window, distance == 0 ? "Right" : "Left");
  CHECK(saved(window, file).energy.get("distance") == 1 - distance);
  tab_to(window, "energy.scaled");
  const bool on = saved(window, file).energy.on("scaled");
  change(window, "space");  // and plays nothing
  CHECK(saved(window, file).energy.on("scaled") != on);

  tab_to(window, "energy.kind", "shift+Tab");
  window.key("Return");
  window.wait("marked energy.kind.Log-sum-exp");
  hold(window, "Down", "marked energy.kind.Log-sum-ReLU");
  hold(window, "Return", "changed");
  CHECK(saved(window, file).energy.kind != "lse");  // a key that is held goes on

  window.key("Escape");
  window.wait("control none");
  window.key("space");
  window.wait("frame");
  window.key("space");

  window.key("F10");
  window.wait("control menu.File");
  window.key("Right");
  window.wait("control menu.Edit");
  window.key("Return");
  window.wait("marked edit.undo");
  hold(window, "Return", "changed");
  CHECK(saved(window, file).energy.kind == "lse");
}

TEST_CASE("arrows on a list that does something open it, and do nothing yet") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(default_scene(), file);
  TestWindow window({file});
  tab_to(window, "group.show");
  window.key("Return");
  tab_to(window, "group.figure");  // once round, so that the controls of the group are there
  tab_to(window, "chart", "shift+Tab");
  window.key("Right");
  window.wait("marked chart.");
  CHECK(panel_count(saved(window, file)) == 1);
}

TEST_CASE("a control that gets the focus is brought into sight, also of a dialogue") {
  TestWindow window({}, 1000, 420);
  tab_to(window, "group.figure");
  const Rect heading = window.widget("group.figure");  // of what cannot be seen nothing is told
  CHECK(heading.bottom() < 420);
  window.key("ctrl+e");
  window.wait("dialog Export");
  tab_to(window, "export.ok");
  tab_to(window, "export.format", "shift+Tab");
  window.key("Escape");
  window.wait("control group.figure");
  window.key("ctrl+o");
  window.wait("typing on");
  tab_to(window, "file.list", "shift+Tab");  // the entry had the keyboard, and so the focus
  window.key("Escape");
}

TEST_CASE("a digit after a click beside what was meant opens nothing, on the canvas it opens a preset") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(default_scene(), file);
  TestWindow window({file});
  window.click_widget("group.memories");
  window.wait("control pointed");
  window.key("2");
  window.key("c");
  window.wait("changed");
  CHECK(saved(window, file).memories == default_scene().memories);

  const Rect slider = window.widget("energy.beta");
  window.click({slider.x + 0.5f * slider.width, slider.y + slider.height / 2});
  window.type("3");
  window.wait("typing on");
  hold(window, "Return", "typing off");
  CHECK(saved(window, file).energy.get("beta") == 3);

  window.key("Escape");
  window.wait("control none");
  window.key("2");
  window.wait("panel 0");
  window.key("ctrl+z");
  CHECK(saved(window, file).energy.get("beta") == 3);
}

TEST_CASE("nothing plays where nothing moves, and it is said why") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  Scene scene = default_scene();
  scene.particles = parse_scene(R"({"memscape": 1, "particles": {"kind": "none"}})").particles;
  save_scene(scene, file);
  TestWindow window({file});
  window.key("space");
  window.wait("status Nothing moves here");
  window.move_to_widget("transport.play");
  window.wait("tip Nothing moves here");
  window.click(window.plot(0).at(0.1, 0.1));
  window.wait("changed");
  window.key("space");
  window.wait("frame");
}

TEST_CASE("tooltips are over the panel or in the status line, never over the landscape") {
  TestWindow window({});
  window.move_to_widget("energy.beta");
  window.wait("widget tooltip");
  const Rect tip = window.widget("tooltip"), group = window.widget("group.model");
  CHECK(tip.x >= group.x - 20);
  CHECK(tip.right() <= 1000);
  CHECK(tip.width > 100);
  window.move_to_widget("transport.play");
  window.wait("tip Lets the particles move");
}
