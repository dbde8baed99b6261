// A scene from elsewhere reads numbers in its own folder; what a person names is that person's; and no
// message tells what is in a file that is none of numbers.
#include <doctest/doctest.h>

#include "support_program.h"

namespace {

std::string csv_scene(const std::string& file) {
  return R"({"memscape": 1, "memories": {"kind": "csv", "file": ")" + file + R"("}})";
}

/// scenes/ is the folder of the scenes; a.csv and secret lie in it or beside it.
struct Shelf : Folder {
  Shelf() {
    run("--version >/dev/null; mkdir -p scenes/data outside");
    for (const char* name : {"scenes/data/in.csv", "outside/out.csv"}) write(name, "1,2\n3,4\n");
    write("outside/secret", "password=hunter2\nline two\n");
    run("--version >/dev/null; ln -s ../outside/out.csv scenes/link.csv; ln -s ../outside scenes/way");
  }
  Outcome analyze(const std::string& file, const std::string& more = "") const {
    write("scenes/s.json", csv_scene(file));
    return run("analyze scenes/s.json --grid 4x4 " + more);
  }
};

bool says(const Outcome& outcome, const char* words) {
  CAPTURE(outcome.err);
  return outcome.err.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a scene reads in its own folder, and outside of it only what is trusted") {
  const Shelf shelf;
  CHECK(shelf.analyze("data/in.csv").code == 0);
  CHECK(shelf.analyze("data/../data/in.csv").code == 0);
  for (const char* file : {"../outside/out.csv", "data/../../outside/out.csv", "link.csv", "way/out.csv"}) {
    CAPTURE(file);
    const Outcome refused = shelf.analyze(file);
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(says(refused, "scenes/s.json wants to read"));
    CHECK(says(refused, "--trust"));
    CHECK(shelf.analyze(file, "--trust").code == 0);
  }
  for (const char* file : {"/etc/passwd", "/proc/self/environ", "../outside/secret", "/nowhere/at/all"})
    CHECK(says(shelf.analyze(file), "--trust"));  // whether it is there is not told either
}

TEST_CASE("panels, weights, dotted names, values that read, logs and the standard input are no way round") {
  const Shelf shelf;
  const char* scenes[] = {
      R"({"memscape": 1, "panels": [{}, {"memories": {"kind": "csv", "file": "../outside/out.csv"}}]})",
      R"({"memscape": 1, "panels": [{"memories.kind": "csv", "memories.file": "../outside/out.csv"}]})",
      R"({"memscape": 1, "memories.kind": "csv", "memories.file": "../outside/out.csv"})",
      R"({"memscape": 1, "energy": {"kind": "score_network", "weights": "../outside/secret"}})"};
  for (const char* scene : scenes) {
    CAPTURE(scene);
    shelf.write("scenes/s.json", scene);
    for (const char* more : {"", "--set memories.kind=points", "--set view.plane=memories"})
      CHECK(says(shelf.run(std::string("analyze scenes/s.json ") + more), "--trust"));
    CHECK(says(shelf.run("render scenes/s.json -o a.png"), "--trust"));
    CHECK(says(shelf.run("simulate scenes/s.json"), "--trust"));
  }
  const std::string open = R"({"do": "open", "scene": {"memscape": 1}, "from": ""})";
  const char* sets[] = {
      R"({"do": "set", "values": {"memories.kind": "csv", "memories.file": "/etc/passwd"}, "whole": true})",
      R"({"do": "set", "values": {"memories": "{\"kind\": \"csv\", \"file\": \"/etc/passwd\"}"}, "whole": true})",
      R"({"do": "set", "values": {"panels": "[{\"memories\": {\"file\": \"/etc/passwd\"}}]"}, "whole": true})",
      R"({"do": "open", "scene": {"memscape": 1, "memories": {"kind": "csv", "file": "/etc/passwd"}}, "from": ""})"};
  for (const char* set : sets) {
    CAPTURE(set);
    shelf.write("a.log", open + "\n" + set + "\n");
    CHECK(says(shelf.run("replay a.log"), "--trust"));
    CHECK(says(shelf.run("--replay a.log"), "--trust"));
    CHECK(says(shelf.run("replay -", open + "\n" + set + "\n"), "--trust"));
    CHECK_FALSE(says(shelf.run("replay a.log --trust"), "--trust"));
  }
}

TEST_CASE("what a person names is read wherever it is") {
  const Shelf shelf;
  shelf.write("scenes/plain.json", R"({"memscape": 1})");
  CHECK(shelf.run("analyze --grid 4x4 outside/out.csv").code == 0);
  CHECK(shelf.run("analyze --grid 4x4 scenes/way/out.csv").code == 0);
  CHECK(shelf
            .run("analyze --grid 4x4 scenes/plain.json --set memories.kind=csv --set "
                 "memories.file=outside/out.csv")
            .code == 0);
  CHECK(shelf.run("eval two-memories --points outside/out.csv").code == 0);
  const std::string scene = csv_scene("outside/out.csv");
  CHECK(shelf.run("analyze --grid 4x4 -", scene).code == 0);  // in the folder that the program works in
  CHECK(says(shelf.run("analyze -", csv_scene("../x.csv")), "--trust"));
}

TEST_CASE("of the files outside only those count that are left when values are set") {
  const Shelf shelf;
  const auto code = [&](const std::string& sets) {
    const Outcome outcome = shelf.analyze("../outside/secret", sets);
    CHECK(says(outcome, "--trust") == (outcome.code == 2));
    return outcome.code;
  };
  CHECK(code("--set memories.file=outside/out.csv") == 0);
  CHECK(code("--set memories.kind=circle") == 0);
  CHECK(code("--set memories.kind=circle --set memories.kind=points") == 0);
  CHECK(code("--set memories.kind=points") == 2);  // they would be made of the file
  CHECK(code("--set memories.kind=points --set memories.kind=circle") == 2);
  CHECK(code("--set particles.kind=points --set memories.kind=circle") == 2);
  CHECK(code("--set energy.beta=2") == 2);
  CHECK(
      code("--set memories.file=outside/out.csv --set 'panels=[{\"memories.file\": \"outside/out.csv\"}]'") ==
      0);
}

TEST_CASE("no message tells what is in a file that is not what it should be") {
  const Shelf shelf;
  shelf.write("scenes/secret", "password=hunter2\nline two\n");
  shelf.write("scenes/token.json", R"({"memscape": "hunter2", "energy": "hunter2"})");
  shelf.write("scenes/list.json", R"(["hunter2"])");
  shelf.write("scenes/numbers.csv", "1,2\n3,hunter2\n");
  for (const char* call :
       {"eval two-memories --points scenes/secret", "analyze scenes/secret", "replay scenes/secret",
        "analyze two-memories --set memories.kind=csv --set memories.file=scenes/secret",
        "analyze score-network --set energy.weights=scenes/secret", "analyze scenes/token.json",
        "analyze scenes/list.json", "replay scenes/token.json", "replay scenes/list.json"}) {
    CAPTURE(call);
    const Outcome outcome = shelf.run(call);
    CHECK(outcome.code == 2);
    CHECK_FALSE(says(outcome, "hunter2"));
    CHECK_FALSE(says(outcome, "password"));
  }
  CHECK(says(shelf.run("eval two-memories --points scenes/numbers.csv"), "'hunter2' is not a number"));
}
