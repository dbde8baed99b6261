// Scenes as values: JSON there and back, partial files, single values by path, panels.
#include <doctest/doctest.h>

#include <memory>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "support_traps.h"

using namespace memscape;

namespace {

/// A scene with every value that rows know set to something random in its domain.
Scene random_scene(std::uint64_t seed) {
  Random random(seed);
  auto below = [&](size_t n) { return static_cast<size_t>(random.uniform() * static_cast<double>(n)); };
  auto any = [&](const Row& row) {
    double value = row.scale == Scale::logarithmic
                       ? row.minimum * std::pow(row.maximum / row.minimum, random.uniform())
                       : random.uniform(row.minimum, row.maximum);
    return clamp_to(row, value);
  };
  Scene scene = default_scene();
  for (const KindGroup& group : kind_groups()) {
    auto kinds = group.kinds();
    set_kind(scene, group.id, kinds[below(kinds.size())]);
  }
  for (const KindGroup& group : kind_groups())  // after the kinds, which lay a plane through the memories
    for (const Row& row : group.rows(group.get(scene).kind))
      if (row.is_number()) group.settings(scene).values[std::string(row.id)] = any(row);
  for (const SceneRow& row : scene_rows())
    if (row.row.is_number()) set_row(row, scene, any(row.row));
  scene.title = "Größe \"β\" \\ " + std::to_string(seed);
  if (scene.memories.source.kind == "points")
    scene.memories.edit_points() = {{random.normal(), 1e-17}, {0.1, -3}};
  if (scene.memories.source.kind == "csv") scene.memories.source.values["file"] = "/a b/c.csv";
  if (scene.particles.source.kind == "csv") scene.particles.source.values["file"] = "/a b/d.csv";
  if (scene.particles.source.kind == "points") scene.particles.edit_points() = {{random.normal(), 1.0 / 3}};
  scene.dynamics.clamp = {false, true};
  scene.view.x[0] = -random.uniform() - 1e-9;
  scene.view.lock = random.uniform() < 0.5;
  scene.view.low = -random.uniform();
  scene.panels = {R"({"title":"one"})", R"({"layers":{"contours":false}})"};
  return scene;
}

std::string error_of(auto&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("every preset is read, has a title and a hint, and survives JSON") {
  REQUIRE(presets().size() >= 9);
  for (const Preset& preset : presets()) {
    CAPTURE(preset.name);
    Scene scene = preset_scene(preset.name);
    CHECK_FALSE(scene.title.empty());
    CHECK(scene.hint.starts_with("Try this: "));
    CHECK(scene.hint.ends_with("."));
    CHECK(parse_scene(scene_text(scene)) == scene);
    for (int i = 0; i < panel_count(scene); ++i)
      CHECK_NOTHROW(build_memories(panel_scene(scene, i).memories));
  }
}

TEST_CASE("random scenes survive JSON without loss") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Scene scene = random_scene(seed);
    CHECK(parse_scene(scene_text(scene)) == scene);
    CHECK(scene_text(parse_scene(scene_text(scene))) == scene_text(scene));
  }
}

TEST_CASE("every row's default lies in its domain and is what an empty file has") {
  Scene scene = parse_scene(R"({"memscape": 1})");
  const auto fresh = std::make_unique<const Scene>();
  for (const SceneRow& row : scene_rows()) {
    CAPTURE(row.path);
    CHECK_FALSE(row.row.help.empty());
    CHECK(in_domain(row.row, row.row.fallback));
    CHECK(row.get(row.row, scene) == row.row.fallback);
    if (!row.row.is_number()) continue;
    CHECK(row_value(row, scene) == row.row.fallback);
    CHECK(row_value(row, *fresh) == row.row.fallback);
    set_at(scene, row.path, row.row.maximum);
    CHECK(value_at(scene, row.path) == row.row.maximum);
    CHECK(row_at(scene, row.path).get() == &row.row);
  }
  for (const KindGroup& group : kind_groups())
    for (std::string_view kind : group.kinds())
      for (const Row& row : group.rows(kind)) {
        CAPTURE(kind);
        CAPTURE(row.id);
        CHECK(in_domain(row, row.fallback) == (row.least == 0));  // else it must be given
        CHECK_FALSE(row.label.empty());
        CHECK_FALSE(row.help.empty());
      }
}

TEST_CASE("--set sets numbers, words, switches, points and kinds") {
  Scene scene = default_scene();
  set_value(scene, "energy.beta=4");
  CHECK(value_at(scene, "energy.beta") == 4);
  set_value(scene, "energy.kind=lsr");
  CHECK(scene.energy.kind == "lsr");
  CHECK(value_at(scene, "energy.beta") == 4);
  set_value(scene, "layers.contours.count=8");
  CHECK(scene.layers.get("contours.count") == 8);
  set_value(scene, "layers.contours=false");
  CHECK_FALSE(scene.layers.on("contours.shown"));
  CHECK(scene.layers.get("contours.count") == 8);
  set_value(scene, "layers.contours={\"labels\":false}");
  CHECK(scene.layers.on("contours.shown"));
  CHECK(scene.layers.get("contours.count") == 8);
  set_value(scene, "memories.kind=points");
  CHECK(scene.memories.points().size() == 9);
  set_value(scene, "particles.kind=points");
  CHECK(scene.particles.points().size() == 81);
  set_value(scene, "memories.points=[[0,0],[1,1]]");
  CHECK(scene.memories.points() == PointList{{0, 0}, {1, 1}});
  set_value(scene, "view.range=[-1,2]");
  CHECK(scene.view.lock);
  set_value(scene, "title=42");
  CHECK(scene.title == "42");
  set_value(scene, "panels=[{},{\"energy\":{\"beta\":2}}]");
  set_value(scene, "panels.0.energy.beta=3");
  CHECK(panel_scene(scene, 0).energy.get("beta") == 3);
  CHECK(panel_scene(scene, 1).energy.get("beta") == 2);
  CHECK(scene.energy.get("beta") == 4);
}

TEST_CASE("errors name file, place and cure") {
  auto error = [](const std::string& text) { return error_of([&] { parse_scene(text, "s.json"); }); };
  CHECK(error("{\"memscape\": 1,\n \"title\": }").starts_with("s.json, line 2, column 11: this is not JSON"));
  CHECK(error(R"({"memscape":1,"view":{"range":[-1e308,1e308]}})").find("view.range") != std::string::npos);
  CHECK(error("{}").find("\"memscape\": 1") != std::string::npos);
  CHECK(error("{\"memscape\": 7}").find("version 1") != std::string::npos);
  CHECK(error(R"({"memscape":1,"energy":{"betta":2}})") ==
        "s.json: energy.betta is unknown; did you mean 'energy.beta'?");
  CHECK(error(R"({"memscape":1,"layer":{}})").find("did you mean") != std::string::npos);
  CHECK(error(R"({"memscape":1,"energy":{"beta":-3}})")
            .starts_with("s.json: energy.beta is -3; give a number from"));
  CHECK(error(R"({"memscape":1,"energy":{"beta":"hot"}})")
            .starts_with("s.json: energy.beta is \"hot\"; give a number"));
  {
    testing::WithoutTraps number_overflows;
    CHECK(error(R"({"memscape":1,"energy":{"beta":1e999}})").find("too large") != std::string::npos);
  }
  CHECK(error(R"({"memscape":1,"energy":{"beta":NaN}})").find("not JSON") != std::string::npos);
  CHECK(error(R"({"memscape":1,"energy":{"kind":"lsd"}})").find("give one of lse, lsr") != std::string::npos);
  CHECK(error(R"({"memscape":1,"energy":{"degree":3}})").find("one that has it: polynomial") !=
        std::string::npos);
  CHECK(error(R"({"memscape":1,"memories":{"count":0}})") ==
        "s.json: memories.count is 0; give a whole number from 1 to 100000.");
  CHECK(error(R"({"memscape":1,"memories":{"count":2.5}})").find("whole number") != std::string::npos);
  CHECK(error(R"({"memscape":1,"memories":{"kind":"points","points":[[0,0],[1]]}})")
            .starts_with("s.json: memories.points[1] has 1 coordinates"));
  CHECK(error(R"({"memscape":1,"memories":{"kind":"points","points":[]}})").find("has no points") !=
        std::string::npos);
  CHECK(error(R"({"memscape":1,"memories":{"points":[[0,0]]}})").find("one that has it: points") !=
        std::string::npos);
  CHECK(error(R"({"memscape":1,"view":{"x":[1,-1]}})").find("low below high") != std::string::npos);
  CHECK(error(R"({"memscape":1,"view":{"colormap":"jet"}})").find("give one of viridis") !=
        std::string::npos);
  CHECK(error(R"({"memscape":1,"figure":{"size":"big"}})").find("120mmx90mm") != std::string::npos);
  CHECK(error(R"({"memscape":1,"panels":[{},{"energy":{"betta":1}}]})")
            .starts_with("s.json: panels.1.energy.betta"));
  CHECK(error(R"({"memscape":1,"memories":{"kind":"points"}})")
            .starts_with("s.json: memories.points is missing"));
  CHECK(error(R"({"memscape":1,"panels":[{"memories":{"kind":"csv"}}]})")
            .starts_with("s.json: panels.0.memories.file is missing"));
  CHECK(error(R"([1])").find("JSON object") != std::string::npos);
  Scene scene = default_scene();
  const Scene before = scene;
  CHECK(error_of([&] { set_value(scene, "energy.beta=x"); }).starts_with("energy.beta is \"x\"; give"));
  CHECK(error_of([&] { set_value(scene, "energy.beta"); }).find("path=value") != std::string::npos);
  CHECK(error_of([&] { set_value(scene, "panels.3.energy.beta=1"); }).find("0 panels") != std::string::npos);
  CHECK(scene == before);
  CHECK(error_of([&] { preset_scene("nine-on-a-cirle"); }).find("'nine-on-a-circle'") != std::string::npos);
}

TEST_CASE("edits of a panel go to all panels unless its patch speaks of them") {
  Scene scene = preset_scene("four-betas");
  Scene panel = panel_scene(scene, 1);
  panel.energy.values["beta"] = 3;
  panel.energy.values["distance"] = 1;
  Scene edited = with_panel(scene, 1, panel, false);
  CHECK(panel_scene(edited, 1) == panel);
  CHECK(panel_scene(edited, 0).energy.get("beta") == 0.5);
  CHECK(panel_scene(edited, 0).energy.get("distance") == 1);
  Scene only = with_panel(scene, 1, panel, true);
  CHECK(panel_scene(only, 1) == panel);
  CHECK(panel_scene(only, 0) == panel_scene(scene, 0));
  CHECK(with_panel(scene, 2, panel_scene(scene, 2), false) == scene);
}

TEST_CASE("any edit of any panel is shown by it, and every result is a scene that can be saved") {
  const Scene scene = preset_scene("lse-and-lsr");
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (bool only_here : {false, true}) {
      CAPTURE(seed);
      Scene edited = random_scene(seed);
      edited.panels.clear();
      Scene result = with_panel(scene, static_cast<int>(seed % 2), edited, only_here);
      CHECK(scene_text(panel_scene(result, static_cast<int>(seed % 2))) == scene_text(edited));
      CHECK(parse_scene(scene_text(result)) == result);
    }
}

TEST_CASE("a changed kind keeps what both have and forgets what panels said of the old one") {
  Scene scene = default_scene();
  scene.panels = {R"({"energy":{"beta":2,"distance":"half"}})", R"({"energy":{"beta":3}})"};
  Scene panel = panel_scene(scene, 1);
  set_kind(panel, "energy", "lsr");
  Scene edited = with_panel(scene, 1, panel, false);
  CHECK(edited.energy.kind == "lsr");
  CHECK(panel_scene(edited, 0).energy.get("beta") == 2);
  CHECK(panel_scene(edited, 1) == panel);
  CHECK_NOTHROW(parse_scene(scene_text(edited)));
}
