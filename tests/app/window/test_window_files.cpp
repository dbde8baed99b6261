// Files in the window: what Save writes over, and what a scene from elsewhere is asked about.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "core/base/files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

void put(const std::string& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a file of points is opened, and Save does not write over it but asks for a name") {
  TemporaryFolder folder;
  const std::string points = folder.path + "/points.csv", numbers = "0,0\n1,0\n0,1\n";
  put(points, numbers);
  TestWindow window({points});
  window.key("ctrl+s");
  window.widget("file.name");
  window.wait("typing on");
  window.key_down("Return");
  CHECK(window.wait("saved") == "saved " + folder.path + "/points.json");
  window.key_up("Return");
  CHECK(read_file(points) == numbers);
  CHECK(parse_scene(read_file(folder.path + "/points.json")).memories.file() == "points.csv");
  window.key("ctrl+s");  // now it has a file of its own
  CHECK(window.wait("saved") == "saved " + folder.path + "/points.json");
}

TEST_CASE("a scene that reads outside its folder is asked about, and opened or not") {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder.path + "/scenes");
  const std::string scene = folder.path + "/scenes/s.json";
  put(folder.path + "/points.csv", "0,0\n1,0\n0,1\n");
  put(scene, R"({"memscape": 1, "title": "Three", "memories": {"kind": "csv", "file": "../points.csv"}})");
  TestWindow window({scene});
  window.click_widget("trust.cancel");
  window.key("ctrl+s");  // what is shown is not that scene
  window.widget("file.name");
  window.wait("typing on");
  window.key("Escape");
  window.wait("typing off");
  window.key("ctrl+o");
  window.wait("typing on");
  window.type(scene);
  window.key_down("Return");
  window.wait("dialog Files outside");
  window.key_up("Return");
  window.key("Return");
  window.wait("dialog");
  CHECK(test::saved(window, scene).title == "Three");
}

TEST_CASE("Enter exports, and a folder that a figure cannot be written into is not proposed again") {
  TemporaryFolder folder;
  const std::string scene = folder.path + "/scene.json";
  put(scene, R"({"memscape": 1})");
  TestWindow window({scene});
  window.key("ctrl+e");
  window.wait("dialog Export");
  window.click_widget("export.file");
  window.wait("typing on");
  window.key("ctrl+a");
  window.type(folder.path + "/no/such/figure.png");
  window.key("Return");
  window.wait("error");
  window.key("ctrl+e");
  window.wait("dialog Export");
  window.key("Return");
  CHECK(window.wait("exported") == "exported " + folder.path + "/scene.png");
}

TEST_CASE("a file of points that can be read in two ways is asked about") {
  TemporaryFolder folder;
  const std::string scene = folder.path + "/scene.json", points = folder.path + "/points.csv";
  put(scene, R"({"memscape": 1})");
  put(points, "0,1\n1,5\n2,7\n3,4\n");
  TestWindow window({scene});
  window.key("ctrl+o");
  window.wait("typing on");
  window.type(points);
  window.key_down("Return");
  window.wait("dialog How to read");
  window.key_up("Return");
  window.click_widget("readings.2");  // its first line is a point
  window.wait("dialog How to read");
  window.key("Return");  // and its first column numbers the lines
  window.wait("changed");
  const Scene read = test::saved(window, scene);
  CHECK(read.memories.source.get("header") == 2);
  CHECK(read.memories.source.text("columns") == "2");
}
