// The store of results: by task and key, with a budget of bytes.
#include <doctest/doctest.h>

#include "core/session/tasks/results.h"

using namespace memscape;

namespace {

const Task some{.words = "some",
                .bytes = [](const void* bytes) { return *static_cast<const std::size_t*>(bytes); }};
const Task other{.words = "other"};

std::shared_ptr<const void> of(std::size_t bytes) {
  return std::make_shared<const std::size_t>(bytes);
}

}  // namespace

TEST_CASE("keys are values, of one type each") {
  CHECK(Key::of(1) == Key::of(1));
  CHECK_FALSE(Key::of(1) == Key::of(2));
  CHECK_FALSE(Key::of(1) == Key::of(1.0));
  CHECK_FALSE(Key::of(1) == Key());
  CHECK(Key() == Key());
  CHECK(Key::of(std::string("a")).as<std::string>() == "a");
}

TEST_CASE("a result is found by its task and key, and a worse one does not take its place") {
  Results results;
  CHECK(results.find(some, Key::of(1)) == nullptr);
  results.put(some, Key::of(1), of(7), Grade::coarse);
  results.put(some, Key::of(1), of(8), Grade::fine);
  results.put(some, Key::of(1), of(9), Grade::coarse);
  REQUIRE(results.find(some, Key::of(1)));
  CHECK(results.find(some, Key::of(1))->grade == Grade::fine);
  CHECK(*static_cast<const std::size_t*>(results.find(some, Key::of(1))->result.get()) == 8);
  CHECK(results.find(other, Key::of(1)) == nullptr);
}

TEST_CASE("the results that were not asked for longest go when there is no room") {
  Results results(10000);
  for (int i = 0; i < 3; ++i) results.put(some, Key::of(i), of(2500), Grade::fine);
  CHECK(results.find(some, Key::of(0)));
  results.put(some, Key::of(3), of(2500), Grade::fine);
  CHECK(results.bytes() <= 10000);
  CHECK(results.find(some, Key::of(0)));
  CHECK_FALSE(results.find(some, Key::of(1)));
  results.put(some, Key::of(4), of(1000000), Grade::fine);  // the newest stays
  CHECK(results.find(some, Key::of(4)));
  CHECK_FALSE(results.find(some, Key::of(3)));
}
