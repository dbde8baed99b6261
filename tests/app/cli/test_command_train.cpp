// `memscape train`, and what the other commands make of a score network.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>

#include "support_program.h"

namespace {

const char* scene = R"({"memscape": 1, "energy": {"kind": "score_network", "iterations": 1500},
  "memories": {"kind": "points", "points": [[-0.8, 0.1], [0.7, -0.2]]},
  "particles": {"kind": "points", "points": [[0.6, 0]]}, "dynamics": {"kind": "gradient", "steps": 40}})";

}  // namespace

TEST_CASE("train writes the same weights for the same seed, and says how good they are") {
  Folder folder;
  folder.write("two.json", scene);
  Outcome outcome = folder.run("train two.json -o a.weights");
  CHECK(outcome.code == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.starts_with("Wrote a.weights: 1500 iterations, loss "));
  CHECK(outcome.err.find('\r') == std::string::npos);  // no bar where nobody looks
  CHECK(folder.run("train two.json -o b.weights --quiet --threads 1").err.empty());
  CHECK(folder.read("a.weights") == folder.read("b.weights"));
  CHECK(folder.run("train two.json -o c.weights --quiet --set energy.seed=1").code == 0);
  CHECK(folder.read("a.weights") != folder.read("c.weights"));
  CHECK(folder.run("train two.json -o d.weights --iterations 20").err.find("20 iterations") !=
        std::string::npos);
}

TEST_CASE("train tells what it cannot do") {
  Folder folder;
  Outcome outcome = folder.run("train two-memories -o x.weights");
  CHECK(outcome.code == 2);
  CHECK(outcome.err.find("set energy.kind to score_network") != std::string::npos);
  CHECK(folder.files() == 0);
  folder.write("two.json", scene);
  CHECK(folder.run("train two.json").code == 2);
  CHECK(folder.run("train two.json -o nowhere/x.weights --iterations 5").code == 1);
}

TEST_CASE("other commands train first: a particle near a memory stays near it") {
  Folder folder;
  folder.write("two.json", scene);
  Outcome outcome = folder.run("simulate two.json --quiet --every 40");
  CHECK(outcome.code == 0);
  double x = 9, y = 9;
  const auto line = outcome.out.find("\n40,1,");
  REQUIRE(line != std::string::npos);
  REQUIRE(std::sscanf(outcome.out.c_str() + line, "\n40,1,%lf,%lf", &x, &y) == 2);
  CHECK(std::hypot(x - 0.7, y + 0.2) < 0.35);  // the well is 0.39 wide, the training short
  CHECK(folder.run("render two.json -o two.png --quiet --size 300x200").code == 0);
}
