// Training in the real window: Train, the landscape that comes of it, weights saved and loaded.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/base/files.h"
#include "core/learning/score/training_file.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

TEST_CASE("Train makes a landscape; its weights are saved, forgotten and loaded") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json", weights = folder.path + "/two.weights";
  save_scene(parse_scene(R"({"memscape": 1,
    "energy": {"kind": "score_network", "iterations": 2000, "seed": 2},
    "memories": {"kind": "points", "points": [[-0.8, 0.1], [0.7, -0.2]]},
    "particles": {"kind": "gaussian", "count": 20},
    "dynamics": {"kind": "reverse_sde", "steps": 40}, "view": {"time": "fixed"}})"),
             file);
  TestWindow window({file}, 1200, 1000);
  CHECK(window.widget("group.training").height > 0);

  window.click_widget("button.train.toggle");
  window.wait("training done 2000");
  window.wait("belief full 2000");
  CHECK(window.wait("believes").find("It gives: a score | an energy") != std::string::npos);
  CHECK(window.widget("training.chart.loss").height > 50);

  window.click_widget("button.train.save");
  window.widget("file.name");
  window.wait("typing on");
  window.key("ctrl+a");
  window.type(weights);
  window.key_down("Return");
  window.wait("weights saved");
  window.key_up("Return");
  const Training saved = parse_training(read_file(weights), weights);
  CHECK(saved.state.iteration == 2000);
  CHECK(saved.settings.seed == 2);

  window.click_widget("button.train.cancel");
  window.wait("training none");
  window.wait("widget button.train.load");  // it has moved up
  window.click_widget("button.train.load");
  window.wait("typing on");
  window.type(weights);
  window.key_down("Return");
  window.wait("weights loaded");
  window.key_up("Return");
  window.wait("training done 2000");
  window.wait("belief full 2000");
}

TEST_CASE("with all panels chosen, Train trains one after the other") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1,
    "energy": {"kind": "score_network", "iterations": 300},
    "memories": {"kind": "circle", "count": 2, "even": true}, "particles": {"kind": "none"},
    "view": {"time": "fixed"}, "panels": [{}, {"memories": {"count": 3}, "energy": {"iterations": 400}}]})"),
             file);
  TestWindow window({file}, 1200, 800);
  window.key("l");
  window.wait("trained all");
  const TestWindow::Plot second = window.plot(1);
  window.click(second.at(0, 0));
  window.wait("focus 1");
  window.wait("training done 400");
}
