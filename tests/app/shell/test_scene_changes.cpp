// What was changed, in words.
#include <doctest/doctest.h>

#include "app/shell/scene_changes.h"
#include "core/scene/scene_json.h"

using namespace memscape;

TEST_CASE("changes name numbers with both values, other settings by their names, and count what is left") {
  const Scene before = default_scene();
  CHECK(changes_text(before, before).empty());
  Scene after = before;
  after.energy.values["beta"] = 4.0;
  CHECK(changes_text(before, after) == "β 8 → 4");
  after.layers.values["contours.shown"] = !before.layers.on("contours.shown");
  CHECK(changes_text(before, after) == "β 8 → 4, Contours");
  after.seed = 2, after.title = "Other", after.view.colormap = "grey";
  CHECK(changes_text(before, after).ends_with(" and 2 more"));
  Scene other = before;
  other.memories = parse_scene(R"({"memscape": 1, "memories": {"kind": "random"}})").memories;
  CHECK(changes_text(before, other).find("memories random") != std::string::npos);
}
