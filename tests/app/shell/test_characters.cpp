// Characters that a scene needs besides the usual ones: found once, told where no font has them.
#include <doctest/doctest.h>

#include "app/shell/characters.h"
#include "core/scene/scene_json.h"

using namespace memscape;

TEST_CASE("titles of panels and names of parameters are looked through, and what is missing is told once") {
  Workbench bench(parse_scene(R"({"memscape": 1, "title": "\uDBFF\uDFFD", "energy": {"kind": "formula",
    "text": "x1^2"}, "panels": [{"title": "Ж"}, {"title": "plain"}]})"),
                  "", false, "", {}, [] {});
  MoreCharacters known;
  CHECK(find_new_characters(bench, known));
  CHECK(known.wanted == U"Ж\U0010FFFD");
  CHECK(bench.messages.note.find("U+10FFFD") != std::string::npos);
  CHECK_FALSE(find_new_characters(bench, known));
  perform(bench, Set{{{"title", "Я"}}, true});
  CHECK(find_new_characters(bench, known));
  CHECK(known.wanted == U"ЖЯ\U0010FFFD");
}
