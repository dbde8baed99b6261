// What can be set can be read: whatever --set takes, at any path, the scene that it comes to opens again and
// is the same.
#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"

using namespace memscape;

namespace {

constexpr const char* odd_values[] = {"1",      "0",     "-1",      "2.5",       "1e308", "true",
                                      "false",  "null",  "\"\"",    "x",         "{}",    "[]",
                                      "[0,1]",  "[[0]]", "[[],[]]", "{\"x\":1}", "auto",  "[[0,0],[1,1]]",
                                      "[true]", "x1^2",  "lse",     "circle"};

/// Sets it and, where that is taken, opens what is saved.
void check(Scene scene, const std::string& assignment) {
  CAPTURE(assignment);
  try {
    set_value(scene, assignment);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return;
  }
  Scene again;
  CHECK_NOTHROW(again = parse_scene(scene_text(scene)));
  CHECK(again == scene);
}

}  // namespace

TEST_CASE("what can be set can be read") {
  for (const char* name :
       {"four-betas", "typed-formula", "classification", "score-network", "survey-figure"}) {
    CAPTURE(name);
    const Scene scene = preset_scene(name);
    std::vector<std::string> paths = leaf_paths(scene);
    for (const char* path : {"panels",
                             "panels.0",
                             "panels.0.panels",
                             "panels.0.panels.x",
                             "panels.0.memscape",
                             "panels.1.x",
                             "panels.0.energy",
                             "panels.0.energy.beta.x",
                             "energy.beta.x",
                             "memscape",
                             "energy",
                             "layers.contours",
                             "panels.0.layers.contours",
                             "panels.0.view",
                             "x",
                             "x.y",
                             "panels.",
                             "panels..x",
                             "panels.0.",
                             "panels.0..",
                             "panels.-1.x",
                             "panels.99.x",
                             "."})
      paths.emplace_back(path);
    for (const std::string& path : paths)
      for (const char* value : odd_values) {
        check(scene, path + "=" + value);
        if (!scene.panels.empty()) check(scene, "panels.0." + path + "=" + value);
      }
  }
}

TEST_CASE("a length of 0 is called all, and is set by that word or the number") {
  Scene scene = default_scene();
  set_value(scene, "layers.trails.length=7");
  CHECK(scene.layers.get("trails.length") == 7);
  set_value(scene, "layers.trails.length=all");
  CHECK(scene.layers.get("trails.length") == 0);
  const Leaf leaf = leaf_at(scene, "layers.trails.length");
  CHECK(value_text(*leaf.row(), leaf_value(leaf, scene)) == "all");
  set_value(scene, "layers.trails.length=0");
  CHECK(scene.layers.get("trails.length") == 0);
  CHECK_THROWS_AS(set_value(scene, "energy.beta=all"), Error);
}
