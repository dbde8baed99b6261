// Every preset, and every panel of it, says what it said when tests/golden/scenes.json was written.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "tests/support_paths.h"

using namespace memscape;

namespace {

using Json = nlohmann::ordered_json;

/// {preset: {scene, panels: [..]}}: the scene as it is saved, and each panel laid over it.
Json scenes_of_presets() {
  Json all;
  for (const Preset& preset : presets()) {
    const Scene scene = parse_scene(preset.text, preset.name);
    Json& entry = all[preset.name];
    entry["scene"] = Json::parse(scene_text(scene));
    for (int i = 0; i < panel_count(scene); ++i)
      entry["panels"].push_back(Json::parse(scene_text(panel_scene(scene, i))));
  }
  return all;
}

}  // namespace

TEST_CASE("every preset and every panel of it is the scene that it was") {
  const auto file = std::filesystem::path(source_tree()) / "tests" / "golden" / "scenes.json";
  const Json now = scenes_of_presets();
  if (std::getenv("MEMSCAPE_GOLDEN_UPDATE")) write_file(file, now.dump() + "\n");
  const Json golden = Json::parse(read_file(file));
  for (const auto& [name, entry] : golden.items()) {
    CAPTURE(name);
    REQUIRE(now.contains(name));
    CHECK(now[name].dump() == entry.dump());
  }
}
