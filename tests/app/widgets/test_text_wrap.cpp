// Lines that end at spaces, with whole numbers and their signs.
#include <doctest/doctest.h>

#include "app/widgets/text_wrap.h"

using namespace memscape;

namespace {

/// Each byte is one wide.
std::string wrap(std::string_view text, float width) {
  return wrapped_text(text, width, [](std::string_view line) { return static_cast<float>(line.size()); });
}

}  // namespace

TEST_CASE("lines end at spaces; breaks that there are stay") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one two\nthree four", 9) == "one two\nthree\nfour");
  CHECK(wrap("", 5) == "");
  CHECK(wrap("a b", 100) == "a b");
}

TEST_CASE("no line ends within a number, nor between a sign and its number") {
  CHECK(wrap("is 0.25, not", 5) == "is\n0.25,\nnot");
  CHECK(wrap("falls by - 0.5 each", 10) == "falls by\n- 0.5 each");
  CHECK(wrap("within ± 3.5", 9) == "within\n± 3.5");
  CHECK(wrap("a - b", 3) == "a -\nb");  // of two words any line may end
}

TEST_CASE("a word that is wider than a line is cut between characters") {
  CHECK(wrap("/a/long/path x", 4) == "/a/l\nong/\npath\nx");
  CHECK(wrap("ααα", 5) == "αα\nα");
}
