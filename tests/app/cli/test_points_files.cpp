// Files of points that a person names: their endings, the line that says what was understood, and choices.
#include <doctest/doctest.h>

#include "support_program.h"

namespace {

constexpr const char* german = "a;b;Art\r\n5,1;3,5;x\r\n4,9;3;y\r\n6,5;3;x\r\n";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file of points is a scene by its ending, and what was understood is told in one line") {
  Folder folder;
  for (const std::string name : {"p.csv", "p.CSV", "p.tsv", "p.txt", "p.DAT"}) {
    folder.write(name, german);
    const Outcome outcome = folder.run("render " + name + " -o p.svg");
    CHECK(outcome.code == 0);
    CHECK(has(outcome.err, "3 points of 2 columns; labels: Art; decimal commas\n"));
    const std::string svg = folder.read("p.svg");
    CHECK(has(svg, name));
    CHECK(has(svg, "Art: 2 x (stars), 1 y (squares)"));
    CHECK(has(svg, "K = 3 memories (marked by Art)"));
  }
  CHECK(folder.run("render p.csv -o p.svg --quiet").err.empty());
}

TEST_CASE("points come by the standard input, as memories and for eval") {
  Folder folder;
  const Outcome outcome = folder.run("render - -o p.svg", german);
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err, "standard input: 3 points of 2 columns"));
  CHECK(has(folder.read("p.svg"), "K = 3 memories"));
  folder.write("p.txt", "# x y\n0.5 1\n");
  const Outcome energies = folder.run("eval two-memories --points p.txt --columns y,x --quiet");
  CHECK(energies.out.find("\n1,0.5,") != std::string::npos);
}

TEST_CASE("points keep their labels, from the standard input, as points of a scene and as outputs") {
  Folder folder;
  const Outcome piped = folder.run("render - -o p.svg", german);
  CHECK(has(piped.err, "3 points of 2 columns; labels: Art; decimal commas\n"));
  CHECK(has(folder.read("p.svg"), "Art: 2 x (stars), 1 y (squares)"));
  folder.write("p.csv", german);
  CHECK(folder.run("render p.csv -o q.svg --set memories.kind=points").code == 0);
  CHECK(has(folder.read("q.svg"), "Art: 2 x (stars), 1 y (squares)"));
  const std::string classify = " --set view.plane=axes --set layers.prediction=true";
  folder.run("render - -o p.svg --set memories.outputs=true" + classify, german);
  CHECK(has(folder.read("p.svg"), "wrong class: stored 0 %"));
  folder.run("render p.csv -o p.svg" + classify);
  CHECK(has(folder.read("p.svg"), "labels are predicted with “Labels as outputs”"));
}

TEST_CASE("what is ambiguous is refused, and the choice can be made") {
  Folder folder;
  folder.write("p.csv", "0,1\n0.5,0.8\n0.1,0.2\n");
  const Outcome refused = folder.run("render p.csv -o p.svg");
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "memories.header: yes for names, no for a point"));
  CHECK(has(folder.run("render p.csv -o p.svg --set memories.header=yes").err, "2 points of 2 columns"));
  CHECK(has(folder.run("render p.csv -o p.svg --set memories.header=no").err, "3 points of 2 columns"));
  CHECK(has(folder.run("eval two-memories --points p.csv").err, "--header: yes for names"));
  CHECK(has(folder.run("eval two-memories --points p.csv --header no").err, "3 points of 2 columns"));
  CHECK(has(folder.run("render - -o p.svg --set memories.header=yes", "0,1\n0.5,0.8\n").err, "1 point of 2"));
}

TEST_CASE("particles start at the points of a file") {
  Folder folder;
  folder.write("p.csv", "x1,x2\n0.25,0.5\n-1,0\n");
  const Outcome run =
      folder.run("simulate two-memories --set particles.kind=csv --set particles.file=p.csv --quiet");
  CHECK(has(run.out, "\n0,1,0.25,0.5,"));
  CHECK(has(run.out, "\n0,2,-1,0,"));
  folder.write("q.csv", "1\n2\n");
  CHECK(has(folder.run("simulate two-memories --set particles.kind=csv --set particles.file=q.csv").err,
            "have 1 coordinates and the memories 2"));
}

TEST_CASE("labels as outputs are predicted") {
  Folder folder;
  folder.write("p.csv", german);
  const Outcome outcome = folder.run(
      "render p.csv -o p.svg --set memories.outputs=true --set view.plane=axes --set layers.prediction=true");
  CHECK(outcome.code == 0);
  CHECK(has(folder.read("p.svg"), "wrong class: stored 0 %"));
  folder.write("q.csv", "1,2\n");
  CHECK(has(folder.run("render q.csv -o q.svg --set memories.outputs=true").err,
            "memories.outputs needs labels"));
}
