// A formula typed into the real window: in force as soon as it is right; a wrong one is told, and the last
// good one stays.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "app/panel/formula_entry.h"
#include "app/widgets/track.h"
#include "core/base/files.h"
#include "core/energy/formula/formula_examples.h"
#include "core/energy/formula/formula_program.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

TEST_CASE("a formula is typed, slid and undone; a wrong one is a complaint and changes nothing") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  const Scene first = parse_scene(R"({"memscape": 1, "particles": {"kind": "none"},
    "energy": {"kind": "formula", "text": "x1^2 + a*x2^2", "parameters": {"a": 3}}})");
  save_scene(first, file);
  TestWindow window({file}, 1000, 900);
  auto saved = [&] {
    window.key("ctrl+s");
    window.wait("saved");
    return parse_scene(read_file(file), file);
  };
  auto enter = [&] {  // held until it is seen
    window.key_down("Return");
    window.wait("typing off");
    window.key_up("Return");
  };

  window.click_widget("energy.text");
  window.wait("typing on");
  window.key("End");
  window.type(" + b*x1");
  window.wait("changed energy.text");
  enter();
  Scene scene = saved();
  CHECK(scene.energy.text("text") == "x1^2 + a*x2^2 + b*x1");
  CHECK(scene.energy.get("parameters.a") == 3);
  CHECK(scene.energy.get("parameters.b") == 1);

  const Rect slider = window.widget("energy.parameters.b");
  const Row row = *row_at(scene, "energy.parameters.b");
  const float y = slider.y + slider.height / 2;
  window.drag({slider.x + static_cast<float>(track_place(row, 1)) * slider.width, y},
              {slider.x + 0.75f * slider.width, y});
  scene = saved();
  CHECK(std::abs(scene.energy.get("parameters.b") - 5) < 0.3);

  window.click_widget("energy.text");
  window.wait("typing on");
  window.key("End");
  window.type("*(x2");
  window.key_down("Return");
  CHECK(window.wait("complaint").find("energy.text has a bracket '(' that is never closed") !=
        std::string::npos);
  window.wait("typing off");
  window.key_up("Return");
  CHECK(saved() == scene);

  window.key("ctrl+z");
  window.key("ctrl+z");
  CHECK(saved() == first);
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

TEST_CASE("every example is a formula without fault, and brings its numbers and its view") {
  const Scene scene = default_scene();
  for (size_t i = 0; i < formula_examples().size(); ++i) {
    const FormulaExample& example = formula_examples()[i];
    CAPTURE(std::string(example.title));
    CHECK_FALSE(formula_fault(example.text, 2));
    CHECK(formula_parameters(example.text).size() == example.parameters.size());
    const Scene shown = update({.scene = scene}, example_action(scene, i)).scene;
    for (const auto& [name, value] : example.parameters)
      CHECK(shown.energy.get("parameters." + std::string(name)) == value);
    CHECK(shown.view.x[1] == example.x[1]);
    CHECK(parse_scene(scene_text(shown)) == shown);
    CHECK(std::isfinite(
        build_model(shown.energy, build_memories(shown.memories))->energy()->value(Vector{{0.1, 0.2}})));
  }
}

TEST_CASE("a parameter's track widens to hold its value") {
  const Row row = formula_rows("a")[0];
  CHECK(widened(row, 7).track_maximum == 10);
  CHECK(widened(row, 11).track_maximum == 20);
  CHECK(widened(row, -1e6).track_minimum == -1e6);
  CHECK(track_value(row, track_place(row, 0.3)) == doctest::Approx(0.3).epsilon(0.1));
  CHECK(track_value(row, 0) == -10);
}
