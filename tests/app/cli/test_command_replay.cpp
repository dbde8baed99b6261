// `memscape replay`: logs as files, without a window.
#include <doctest/doctest.h>

#include "core/actions/document.h"
#include "core/scene/scene_json.h"
#include "support_program.h"

using namespace memscape;

TEST_CASE("a log written by hand comes to a scene, printed or written") {
  const Folder folder;
  const std::string first = line_text({Open{default_scene(), "nine-on-a-circle"}});
  folder.write("class.log",
               first + "\n" +
                   R"({"do": "set", "values": {"energy.beta": 3, "title": "Mine"}, "whole": false}
{"do": "remove_memory", "index": 0}
{"do": "undo"}
)");
  Scene expected = default_scene();
  set_value(expected, "energy.beta=3"), set_value(expected, "title=Mine");
  const Outcome printed = folder.run("replay class.log");
  CHECK(printed.code == 0);
  CHECK(printed.out == scene_text(expected));
  CHECK(folder.run("replay - ", folder.read("class.log")).out == printed.out);
  const Outcome written = folder.run("replay class.log -o scene.json");
  CHECK(written.code == 0);
  CHECK(written.out.empty());
  CHECK(written.err.find("4 actions") != std::string::npos);
  CHECK(folder.read("scene.json") == printed.out);
}

TEST_CASE("a log that is none is refused with its line") {
  const Folder folder;
  folder.write("bad.log", line_text({Open{default_scene(), ""}}) + "\n{\"do\": \"unod\"}\n");
  const Outcome bad = folder.run("replay bad.log -o scene.json");
  CHECK(bad.code == 2);
  CHECK(bad.err.find("bad.log, line 2") != std::string::npos);
  CHECK(bad.err.find("did you mean 'undo'") != std::string::npos);
  CHECK(folder.files() == 1);
  folder.write("empty.log", "");
  CHECK(folder.run("replay empty.log").code == 2);
  CHECK(folder.run("replay missing.log").code == 2);
}
