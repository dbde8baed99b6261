// The page of the real window: switches of layers leave the picture where it is, and characters that no font
// has are told.
#include <doctest/doctest.h>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

TEST_CASE("keys of layers leave the picture where it is") {
  TemporaryFolder folder;
  const std::string file = folder.path + "/scene.json";
  save_scene(parse_scene(R"({"memscape": 1, "title": "Still", "memories": {"kind": "circle", "count": 3},
    "particles": {"kind": "none"}})"),
             file);
  TestWindow window({file});
  const Rect before = window.plot(0).place;
  for (const char* key : {"m", "c", "a", "v"}) {
    window.key(key);
    window.wait("changed");
    CHECK(window.plot(0).place == before);
  }
  window.key("b");
  window.wait("changed");
  window.wait("anatomy");
  CHECK(window.plot(0).place == before);
}
