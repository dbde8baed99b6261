// Characters that are not among the usual ones: found in texts, and looked for in the program's own fonts
// first.
#include <doctest/doctest.h>

#include "render/window/more_characters.h"

using namespace memscape;

TEST_CASE("usual texts need no other characters, others are found once each") {
  CHECK(unusual_characters({"E(x) = −½‖x − ξ‖² ≥ 0 … ×10⁻³", "Größe\nnaïve"}).empty());
  CHECK(unusual_characters({"中文中", "Жx", "\xF0\x9F\x98\x80"}) == U"Ж中文😀");
}

TEST_CASE("what the program's own fonts have needs no font of the system") {
  const MoreCharacters cyrillic = find_characters(U"ЖЯ");
  CHECK(cyrillic.missing.empty());
  CHECK(cyrillic.files.empty());
  CHECK(cyrillic.ranges == std::vector<ImWchar>{0x416, 0x416, 0x42F, 0x42F, 0});
  CHECK(words_about(cyrillic).empty());
}

TEST_CASE("characters are shown or told to be missing, none is lost") {
  const MoreCharacters found = find_characters(U"\u0634中\U0001F600\U0010FFFD");
  CHECK(found.ranges.size() / 2 + found.missing.size() == 4);
  CHECK(found.missing.find(U'\U0010FFFD') != std::u32string::npos);
  CHECK(words_about(found).find("U+10FFFD") != std::string::npos);
  CHECK(words_about(find_characters(U"\u0634")).find("letter by letter") != std::string::npos);
}
