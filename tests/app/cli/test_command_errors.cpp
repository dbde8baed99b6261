// Bad input through the real program: the right exit code, one sentence on standard error, nothing on
// standard output, no file left behind.
#include <doctest/doctest.h>

#include <algorithm>

#include "support_program.h"

namespace {

/// Checks the code and that the error is one line with all of `words`; returns it.
void check_error(const Outcome& outcome, int code, std::initializer_list<const char*> words) {
  CAPTURE(outcome.err);
  CHECK(outcome.code == code);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.starts_with("memscape: "));
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  CHECK((outcome.err.ends_with(".\n") || outcome.err.ends_with("?\n") || outcome.err.ends_with(".)\n")));
  for (const char* word : words) {
    CAPTURE(word);
    CHECK(outcome.err.find(word) != std::string::npos);
  }
}

/// A scene that is wrong: rendering it says `words`, and leaves nothing.
void check_scene(const std::string& scene, std::initializer_list<const char*> words) {
  Folder folder;
  folder.write("bad.json", scene);
  check_error(folder.run("render bad.json -o out.png"), 2, words);
  CHECK(folder.files() == 1);
}

void check_csv(const std::string& csv, std::initializer_list<const char*> words) {
  Folder folder;
  folder.write("bad.csv", csv);
  check_error(folder.run("eval two-memories --points bad.csv"), 2, words);
  folder.write("scene.json", R"({"memscape": 1, "memories": {"kind": "csv", "file": "bad.csv"}})");
  check_error(folder.run("render scene.json -o out.png"), 2, words);
  CHECK(folder.files() == 2);
}

}  // namespace

TEST_CASE("scenes that are not JSON, of another version, or not scenes") {
  check_scene("{\"memscape\": 1,\n \"energy\": {\"beta\": }}", {"bad.json, line 2, column 21", "not JSON"});
  check_scene("", {"bad.json, line 1, column 1", "not JSON"});
  check_scene("hello", {"not JSON"});
  check_scene("[1, 2]", {"bad.json", "\"memscape\": 1"});
  check_scene("{\"energy\": {}}", {"bad.json", "\"memscape\": 1"});
  check_scene("{\"memscape\": 2}", {"bad.json", "version 1"});
  check_scene("{\"memscape\": 1, \"energy\": {\"beta\": NaN}}", {"bad.json, line 1, column 36", "not JSON"});
}

TEST_CASE("unknown keys and values out of their domain") {
  check_scene(R"({"memscape": 1, "energi": {}})", {"bad.json", "energi is unknown", "did you mean"});
  check_scene(R"({"memscape": 1, "energy": {"betta": 3}})", {"energy.betta is unknown", "'energy.beta'"});
  check_scene(R"({"memscape": 1, "energy": {"beta": 0}})", {"energy.beta is 0", "from 0.001 to 10000"});
  check_scene(R"({"memscape": 1, "energy": {"beta": 1e400}})", {"too large"});
  check_scene(R"({"memscape": 1, "energy": {"kind": "lsd"}})", {"energy.kind is \"lsd\"", "lse, lsr"});
  check_scene(R"({"memscape": 1, "energy": {"kind": "lsr", "distance": "full"}})",
              {"energy.distance", "lse"});
  check_scene(R"({"memscape": 1, "memories": {"count": 0}})", {"memories.count is 0", "from 1 to 10000"});
  check_scene(R"({"memscape": 1, "memories": {"kind": "points", "points": []}})",
              {"memories.points has no points"});
  check_scene(R"({"memscape": 1, "memories": {"kind": "points", "points": [[0, 0], [1, 2, 3]]}})",
              {"memories.points[1] has 3 coordinates", "has 2"});
  check_scene(R"({"memscape": 1, "particles": {"kind": "points", "points": [[1, 2, 3]]}})",
              {"3 coordinates"});
  check_scene(R"({"memscape": 1, "layers": {"contours": 3}})", {"layers.contours is 3", "true, false or"});
  check_scene(R"({"memscape": 1, "energy": 3})", {"energy is 3", "object"});
  check_scene(R"({"memscape": 1, "panels": [{}, {"energy": {"beta": -1}}]})", {"panels.1.energy.beta is -1"});
}

TEST_CASE("CSV files with ragged rows, letters, NaN or nothing") {
  check_csv("1,2\n3\n", {"bad.csv, line 2", "1 columns", "has 2"});
  check_csv("1,2\n3,four\n", {"bad.csv, line 2, column 2", "'four' is not a number"});
  check_csv("1,2\nnan,4\n", {"bad.csv, line 2, column 1", "not finite"});
  check_csv("1,inf\n", {"bad.csv, line 1, column 2", "not finite"});
  check_csv("", {"bad.csv has no points"});
  Folder folder;
  folder.write("three.csv", "1,2,3\n");
  check_error(folder.run("eval two-memories --points three.csv"), 2, {"3 coordinates", "2"});
  check_error(folder.run("eval two-memories --points none.csv"), 2, {"none.csv cannot be read"});
}

TEST_CASE("calls that are wrong") {
  Folder folder;
  check_error(folder.run("render nine-on-a-cirle -o a.png"), 2, {"'nine-on-a-cirle'", "'nine-on-a-circle'"});
  check_error(folder.run("render two-memories"), 2, {"--output is required"});
  check_error(folder.run("render two-memories -o a.gif"), 2, {".png, .svg or .pdf"});
  check_error(folder.run("render two-memories -o a.png --size big"), 2, {"'big'", "120mmx90mm"});
  check_error(folder.run("render two-memories -o a.png --dpi 3"), 2, {"--dpi", "10 to 2400"});
  check_error(folder.run("render two-memories -o a.png extra"), 2, {"extra"});
  check_error(folder.run("render two-memories -o a.png --colour red"), 2, {"--colour"});
  check_error(folder.run("render two-memories -o a.png --set energy.beta"), 2, {"path=value"});
  check_error(folder.run("render two-memories -o a.png --set energy.beta=hot"), 2,
              {"energy.beta is \"hot\""});
  check_error(folder.run("render two-memories -o a.png --set energy.bet=1"), 2, {"'energy.beta'"});
  check_error(folder.run("simulate two-memories --seed x"), 2, {"seed is \"x\""});
  check_error(folder.run("simulate two-memories --set dynamics.kind=attention --set energy.kind=polynomial"),
              2, {"attention"});
  check_error(folder.run("list planets"), 2, {"planets"});
  check_error(folder.run("--size 3x3"), 2, {"--size", "1280x800"});
  CHECK(folder.files() == 0);
}

TEST_CASE("outputs that cannot be written") {
  Folder folder;
  for (const char* ending : {"png", "svg", "pdf"})
    check_error(folder.run("render two-memories -o no/such/folder/a." + std::string(ending)), 1,
                {"no/such/folder"});
  CHECK(folder.files() == 0);
  folder.run("simulate two-memories >/dev/full 2>full.txt; echo $? >code.txt; true");
  CHECK(folder.read("code.txt") == "1\n");
  CHECK(folder.read("full.txt").find("could not be written") != std::string::npos);
  folder.run("simulate nine-on-a-circle 2>closed.txt | head -c 100 >head.txt; true");
  CHECK(folder.read("head.txt").size() == 100);
  CHECK(folder.read("closed.txt").empty());
}

TEST_CASE("no display") {
  Folder folder;
  check_error(folder.run(""), 1, {"no display", "memscape render"});
  check_error(folder.run("no-such-scene"), 2, {"no-such-scene"});
}
