// Bad input through the real program: the right exit code, one sentence on standard error, nothing on
// standard output, no file left behind.
#include <doctest/doctest.h>

#include <algorithm>

#include "support_program.h"
#include "tests/support_paths.h"

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

TEST_CASE("standard streams that are closed are no files") {
  Folder folder;
  const std::string program = "--version >/dev/null; ('" + memscape::tested_program() + "' ";
  check_error(folder.run(program + "list >&-)"), 1, {"could not be written"});
  check_error(folder.run(program + "analyze - <&-)"), 2, {"cannot be read"});
  CHECK(folder.run(program + "render two-memories -o a.svg >&- 2>&-)").code == 0);
  CHECK(folder.run("render two-memories -o b.svg").code == 0);
  CHECK((folder.read("a.svg") == folder.read("b.svg")));
}

TEST_CASE("a scene is not written over what is no scene") {
  Folder folder;
  folder.write("a.log", R"({"do": "open", "scene": {"memscape": 1, "title": "New"}, "from": ""})");
  for (const char* other : {"1,2\n3,4\n", "{\"name\": \"package\"}", "{\"memscape\": 1, broken", "[1, 2]"}) {
    folder.write("there", other);
    check_error(folder.run("replay a.log -o there"), 1, {"there is there and is no scene", "another name"});
    CHECK(folder.read("there") == other);
  }
  for (const char* scene : {"", "{\"memscape\": 1, \"title\": \"Old\"}"}) {
    folder.write("there", scene);
    CHECK(folder.run("replay a.log -o there").code == 0);
    CHECK(folder.read("there").find("New") != std::string::npos);
  }
  CHECK(folder.files() == 2);
}

TEST_CASE("what is read is not written over") {
  Folder folder;
  const std::string scene = R"({"memscape": 1, "energy": {"kind": "score_network"}})", points = "0,0\n1,1\n",
                    log = R"({"do": "open", "scene": {"memscape": 1}, "from": ""})";
  folder.write("s.json", scene);
  folder.write("p.csv", points);
  folder.write("a.png", scene);
  folder.write("a.log", log);
  const char* words = "is read and would be written over";
  check_error(folder.run("sample s.json -o s.json"), 2, {words});
  check_error(folder.run("sample p.csv -o ./p.csv"), 2, {words});
  check_error(folder.run("train s.json -o s.json --iterations 1"), 2, {words});
  check_error(folder.run("train s.json -o p.csv --set memories.kind=csv --set memories.file=p.csv"), 2,
              {words});
  check_error(folder.run("render a.png -o a.png"), 2, {words});
  check_error(folder.run("replay a.log -o a.log"), 2, {words});
  check_error(folder.run("s.json --log s.json"), 2, {words});
  check_error(folder.run("--replay a.log --log a.log"), 2, {words});
  CHECK(folder.read("s.json") == scene);
  CHECK(folder.read("p.csv") == points);
  CHECK(folder.read("a.log") == log);
}

TEST_CASE("what cannot be written is told before the work") {
  Folder folder;
  const std::string endless = " --set energy.kind=score_network --iterations 10000000";
  for (const char* output : {"no/such/folder/a.weights", ".", "/dev/full/x"})
    check_error(folder.run("train two-memories -o " + std::string(output) + endless), 1,
                {"could not be written"});
  CHECK(folder.files() == 0);
}

TEST_CASE("arguments that are empty or no numbers") {
  Folder folder;
  for (const char* call :
       {"\"\"", "analyze \"\"", "render two-memories -o \"\"", "list \"\"", "replay \"\"",
        "simulate two-memories --seed \"\"", "--log \"\"", "analyze two-memories --set \"\""})
    check_error(folder.run(call), 2, {"is empty"});
  check_error(folder.run("simulate two-memories --seed="), 2, {"'--seed=' gives nothing"});
  for (const char* value : {"nan", "-nan", "inf", "-1", "1e400", "x", "''", "1e10"}) {
    CAPTURE(value);
    CHECK(folder.run(std::string("sample two-memories --cut ") + value).code == 2);
    CHECK(folder.run(std::string("simulate two-memories --threads ") + value).code == 2);
    CHECK(folder.run(std::string("--text-scale ") + value).code == 2);
  }
  check_error(folder.run("sample two-memories --cut nan"), 2,
              {"--cut: 'nan' is no number from 0 to 1000000000"});
}

TEST_CASE("no display") {
  Folder folder;
  check_error(folder.run(""), 1, {"no display", "memscape render"});
  check_error(folder.run("no-such-scene"), 2, {"no-such-scene"});
}

TEST_CASE("text from outside is shown in one short line") {
  Folder folder;
  const std::string endless(100000, 'x'), deep(100000, '[');
  auto check = [&](const std::string& arguments, std::initializer_list<const char*> words) {
    const Outcome outcome = folder.run(arguments);
    check_error(outcome, 2, words);
    CHECK(outcome.err.size() < 400);
    CHECK(std::none_of(outcome.err.begin(), outcome.err.end() - 1,
                       [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
  };
  for (const std::string& text : {endless, deep, std::string("$(printf '\\033[31m\\nred\\377')")}) {
    CAPTURE(text.substr(0, 20));
    check("analyze \"" + text + "\"", {"neither a file nor a preset"});
    check("analyze two-memories \"" + text + "\"", {"--help"});
    check("analyze two-memories \"--threads=" + text + "\"", {"--threads"});
    check("analyze two-memories --set \"" + text + "=1\"", {"is unknown"});
    check("analyze two-memories --set \"" + text + "\"", {"path=value"});
    check("analyze two-memories --set \"energy.beta=" + text + "\"", {"energy.beta"});
    check("analyze four-betas --set \"panels.0.energy=" + text + "\"", {"panels.0.energy"});
    check("analyze four-betas --set \"panels.0." + text + "=1\"", {"is unknown"});
    check("analyze typed-formula --set \"energy.text=" + text + "\"", {"energy.text"});
    check("analyze two-memories --seed \"" + text + "\"", {"seed"});
    check("analyze two-memories --grid \"" + text + "\"", {"--grid"});
    check("render two-memories -o a.png --size \"" + text + "\"", {"size"});
    check("render two-memories -o \"a." + text + "\"", {".png, .svg or .pdf"});
    check("eval two-memories --points \"" + text + "\"", {"cannot be read"});
    check("list \"" + text + "\"", {"--help"});
    check("--size \"" + text + "\"", {"--size"});
  }
  check("analyze two-memories --set \"title=$(printf '\\377')\"", {"title is no UTF-8"});
  check("analyze two-memories --set \"title=$(printf '\\033')\"", {"title", "control characters"});
  check("analyze four-betas --set panels.0.energy.beta.x=1", {"panels.0.energy.beta is"});
  check("analyze four-betas --set panels.0.panels.x=1", {"panels.0 has panels itself"});
  check("analyze four-betas --set \"panels.0" + std::string(60000, '.') + "=1\"", {"is unknown"});
  CHECK(folder.files() == 0);
}

TEST_CASE("JSON that is nested deep, as scene, as log, on standard input") {
  const std::string deep(100000, '['), closed = deep + std::string(100000, ']');
  for (const std::string& json : {deep, closed, R"({"memscape": 1, "panels": )" + closed + "}"}) {
    check_scene(json, {"bad.json is nested more than 64 deep"});
    Folder folder;
    check_error(folder.run("analyze -", json), 2, {"standard input is nested"});
    check_error(folder.run("replay -", json), 2, {"standard input, line 1 is nested"});
  }
  check_scene(R"({"memscape": 1, "title": "[[[[", "x": )" + std::string(63, '[') + std::string(63, ']') + "}",
              {"x is unknown"});
}

TEST_CASE("what is no regular file is neither read nor waited for") {
  Folder folder;
  const char* words = "is a pipe, a socket or a device";
  folder.run("--version >/dev/null; mkfifo pipe");
  for (const std::string& file : {std::string("pipe"), std::string("/dev/zero")}) {
    check_error(folder.run("analyze " + file), 2, {words});
    check_error(folder.run("eval two-memories --points " + file), 2, {words});
    check_error(folder.run("replay " + file), 2, {words});
    check_error(folder.run("--replay " + file), 2, {words});
    check_error(folder.run("analyze two-memories --set memories.kind=csv --set memories.file=" + file), 2,
                {words});
    check_error(folder.run("analyze score-network --set energy.weights=" + file), 2, {words});
  }
  folder.run("--version >/dev/null; mv pipe pipe.png");
  check_error(folder.run("render two-memories -o pipe.png"), 1, {"nobody reads from it"});
}

TEST_CASE("a full device and a limit of the size of files end with a sentence") {
  Folder folder;
  for (const char* call : {"--help", "--version", "list", "schema", "analyze two-memories"})
    check_error(
        folder.run("--version >/dev/null; ('" + memscape::tested_program() + "' " + call + " >/dev/full)"), 1,
        {"No space left"});
  const std::string limited = "--version >/dev/null; ulimit -f 1; '" + memscape::tested_program() + "' ";
  for (const char* call : {"--help", "list", "simulate nine-on-a-circle"}) {
    const Outcome outcome = folder.run(limited + call);
    CHECK(outcome.code == 1);
    CHECK(outcome.err ==
          "memscape: The standard output could not be written: File too large; send it elsewhere.\n");
  }
  check_error(folder.run(limited + "render two-memories -o a.png"), 1,
              {"a.png could not be written", "too large"});
  CHECK(folder.files() == 0);
}
