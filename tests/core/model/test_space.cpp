// Spaces: sizes, places and names of parts.
#include <doctest/doctest.h>

#include "core/model/space.h"

namespace memscape {
namespace {

TEST_CASE("a vector is one part, with coordinates as files spell them") {
  const Space space = vector_space(3);
  CHECK(space.dimension() == 3);
  CHECK(space.coordinates() == std::vector<std::string>{"x1", "x2", "x3"});
  CHECK(space == vector_space(3));
  CHECK_FALSE(space == vector_space(4));
}

TEST_CASE("parts lie one after the other, the last axis fastest") {
  const Space space{{{"hidden", {4}}, {"tokens", {2, 3}}, {"signs", {2, 2}, Numbers::sign}}};
  CHECK(space.dimension() == 14);
  CHECK(space.offset(0) == 0);
  CHECK(space.offset(1) == 4);
  CHECK(space.offset(2) == 10);
  CHECK(space.find("signs") == 2);
  CHECK(space.find("x") == -1);
  CHECK(space.coordinate(3) == "hidden4");
  CHECK(space.coordinate(4) == "tokens1_1");
  CHECK(space.coordinate(6) == "tokens1_3");
  CHECK(space.coordinate(7) == "tokens2_1");
  CHECK(space.coordinate(13) == "signs2_2");
}

}  // namespace
}  // namespace memscape
