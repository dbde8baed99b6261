// The commands through the real program, against closed forms.
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/energy/registry.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "support_program.h"

using namespace memscape;

namespace {

std::vector<std::vector<double>> rows_of(const std::string& csv) {
  std::vector<std::vector<double>> rows;
  std::istringstream lines(csv);
  std::string line, field;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    rows.emplace_back();
    while (std::getline(fields, field, ',')) rows.back().push_back(std::stod(field));
  }
  return rows;
}

const char* one_memory = R"({"memscape": 1, "energy": {"kind": "lse", "beta": 3, "distance": "half"},
  "memories": {"kind": "points", "points": [[0.5, -0.25]]},
  "particles": {"kind": "points", "points": [[1.5, 0.75], [0.5, 1]]},
  "dynamics": {"kind": "gradient", "step": 0.1, "steps": 50}})";

}  // namespace

TEST_CASE("eval: one memory is a parabola") {
  Folder folder;
  folder.write("one.json", one_memory);
  Outcome outcome = folder.run("eval one.json --points -", "x1,x2\n1.5,0.75\n0.1,0.2\n");
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "standard input: 2 points of 2 columns\n");
  CHECK(outcome.out.starts_with("x1,x2,energy,g1,g2\n1.5,0.75,1,1,1\n"));
  auto rows = rows_of(outcome.out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][0] == 0.1);  // 17 digits read back the same number
  CHECK(rows[1][2] == doctest::Approx(0.5 * (0.4 * 0.4 + 0.45 * 0.45)).epsilon(1e-14));
  CHECK(rows[1][3] == doctest::Approx(-0.4).epsilon(1e-14));
  CHECK(rows[1][4] == doctest::Approx(0.45).epsilon(1e-14));
}

TEST_CASE("eval: without support energy is inf and slope 0") {
  Folder folder;
  Outcome outcome = folder.run("eval lse-and-lsr --panel 1 --points -", "9,9\n0,0\n");
  CHECK(outcome.out.starts_with("x1,x2,energy,g1,g2\n9,9,inf,0,0\n0,0,"));
}

TEST_CASE("eval reads what simulate wrote, and finds the same energies") {
  Folder folder;
  folder.write("run.csv", folder.run("simulate digits --every 50 --quiet").out);
  auto run = rows_of(folder.read("run.csv"));
  auto again = rows_of(folder.run("eval digits --points run.csv").out);
  REQUIRE(run.size() == 400);
  REQUIRE(again.size() == run.size());
  for (size_t i = 0; i < run.size(); ++i) CHECK(again[i][64] == doctest::Approx(run[i][66]).epsilon(1e-12));
}

TEST_CASE("simulate: exponential decay to one memory") {
  Folder folder;
  folder.write("one.json", one_memory);
  Outcome outcome = folder.run("simulate one.json --quiet");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.starts_with("step,particle,x1,x2,energy\n0,1,1.5,0.75,1\n0,2,0.5,1,"));
  auto rows = rows_of(outcome.out);
  REQUIRE(rows.size() == 102);
  for (const auto& row : rows) {
    double shrunk = std::pow(0.9, row[0]);
    CHECK(row[2] == doctest::Approx(0.5 + (row[1] == 1 ? shrunk : 0)).epsilon(1e-12));
    CHECK(row[3] == doctest::Approx(-0.25 + (row[1] == 1 ? shrunk : 1.25 * shrunk)).epsilon(1e-12));
  }
}

TEST_CASE("the same numbers on one thread and on two, another run with another seed") {
  Folder folder;
  const std::string call =
      "simulate random-hundred --quiet --every 20 --set dynamics.kind=langevin "
      "--set particles.count=3000 --set dynamics.steps=60 ";
  const std::string one = folder.run(call + "--threads 1").out;
  CHECK(one.size() > 100000);
  CHECK((one == folder.run(call + "--threads 2").out));
  CHECK((one == folder.run(call).out));
  CHECK((one != folder.run(call + "--seed 2").out));
  CHECK(
      (folder.run("eval digits --threads 1 --points -", folder.run("simulate digits --every 150 --quiet").out)
           .out ==
       folder.run("eval digits --threads 2 --points -", folder.run("simulate digits --every 150 --quiet").out)
           .out));
}

TEST_CASE("render: three forms, an exact size in pixels, equal bytes for equal scenes") {
  Folder folder;
  CHECK(folder.run("render two-memories -o a.png --size 320x200 --dpi 96 --quiet").code == 0);
  const std::string png = folder.read("a.png");
  REQUIRE(png.size() > 1000);
  auto whole = [&](size_t at) {
    return static_cast<unsigned char>(png[at + 2]) * 256 + static_cast<unsigned char>(png[at + 3]);
  };
  CHECK(whole(16) == 320);
  CHECK(whole(20) == 200);
  CHECK(folder.run("render two-memories -o a.svg --quiet").code == 0);
  CHECK(folder.read("a.svg").find("Two memories") != std::string::npos);
  CHECK(folder.run("render two-memories -o a.pdf --quiet").code == 0);
  CHECK(folder.run("render two-memories -o b.pdf --quiet --threads 1").code == 0);
  CHECK((folder.read("a.pdf").starts_with("%PDF") && folder.read("a.pdf") == folder.read("b.pdf")));
  CHECK(folder.run("render two-memories -o start.svg --steps 0 --quiet").code == 0);
  CHECK((folder.read("start.svg") != folder.read("a.svg")));
  CHECK(folder.run("render two-memories -o A.PNG --size 320x200 --dpi 96 --quiet").code == 0);
  CHECK((folder.read("A.PNG") == png));
  CHECK(folder.files() == 6);
}

TEST_CASE("a scene from standard input, with values set, and a CSV beside the scene's file") {
  Folder folder;
  CHECK(folder.run("eval - --points p.csv", one_memory).code == 2);
  folder.write("p.csv", "0,0\n");
  auto rows = rows_of(folder.run("eval - --points p.csv --set 'memories.points=[[3,4]]'", one_memory).out);
  CHECK(rows.at(0).at(2) == 12.5);
  folder.write("m.csv", "3,4\n");
  rows = rows_of(folder.run("eval m.csv --points p.csv").out);
  CHECK(rows.at(0).at(2) == doctest::Approx(12.5));
  folder.write("s.json", R"({"memscape": 1, "memories": {"kind": "csv", "file": "m.csv"}})");
  rows = rows_of(folder.run("eval s.json --points p.csv --set energy.beta=1").out);
  CHECK(rows.at(0).at(2) == doctest::Approx(12.5));
}

TEST_CASE("list, help and version come from the rows") {
  Folder folder;
  const std::string scenes = folder.run("list scenes").out, energies = folder.run("list energies").out;
  for (const Preset& preset : presets()) CHECK(scenes.find(preset.name + ": ") != std::string::npos);
  for (const EnergyKind& kind : energy_kinds()) {
    CHECK(energies.find(std::string(kind.kind) + ": ") != std::string::npos);
    for (const Row& row : kind.rows)
      if (row.is_number()) CHECK(energies.find(domain_text(row)) != std::string::npos);
  }
  const std::string help = folder.run("--help").out;
  for (const SceneRow& row : scene_rows()) CHECK(help.find(std::string(row.path) + " ") != std::string::npos);
  const std::string all = folder.run("list").out;
  for (const KindGroup& group : kind_groups())
    for (std::string_view kind : group.kinds())
      for (const Row& row : group.rows(kind)) {
        CAPTURE(std::string(group.id) + "." + row.id);
        CHECK(all.find(row.help) != std::string::npos);
        CHECK(all.find(row.is_number() ? row.label + ": " + domain_text(row)
                                       : std::string(group.id) + "." + row.id + " ") != std::string::npos);
      }
  CHECK(folder.run("--version").out == "memscape " MEMSCAPE_VERSION "\n");
  CHECK(folder.run("render --help").out.find("--dpi") != std::string::npos);
}

TEST_CASE("the schema is JSON and has every path") {
  Folder folder;
  auto schema = nlohmann::json::parse(folder.run("schema").out);
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  auto has = [&](std::string path) {
    nlohmann::json place = schema;
    std::istringstream parts(path);
    for (std::string part; std::getline(parts, part, '.');) {
      if (place.contains("oneOf") && !place.contains("properties")) place = place["oneOf"][1];
      if (!place.contains("properties") || !place["properties"].contains(part)) return false;
      place = nlohmann::json(place["properties"][part]);
    }
    return true;
  };
  for (const SceneRow& row : scene_rows()) {
    CAPTURE(row.path);
    CHECK(has(std::string(row.path)));
  }
  for (const ListRow& row : list_rows()) CHECK(has(std::string(row.path)));
  for (const KindGroup& group : kind_groups())
    for (std::string_view kind : group.kinds())
      for (const Row& row : group.rows(kind)) CHECK(has(std::string(group.id) + "." + std::string(row.id)));
  CHECK(has("panels"));
  CHECK_FALSE(has("energy.betta"));
}
