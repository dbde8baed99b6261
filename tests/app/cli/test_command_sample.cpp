// `memscape sample` through the real program: two memories, on which reverse diffusion ends.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <sstream>
#include <vector>

#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/panel_clusters.h"
#include "support_program.h"

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
  return fields;
}

/// At t = 0.15, σ = 1 the other memory, at a squared distance of 4, adds -2σ²t log(1 + exp(-4 / (2σ²t))).
const double memory_energy = -0.3 * std::log1p(std::exp(-4 / 0.3));

const char* two = R"({"memscape": 1, "energy": {"kind": "diffusion", "t": 0.15, "sigma": 1},
  "memories": {"kind": "points", "points": [[1, 0], [-1, 0]]},
  "particles": {"kind": "gaussian", "count": 200, "spread": 1, "seed": 1},
  "dynamics": {"kind": "reverse_sde", "t_max": 1, "t_min": 1e-5, "grid": "geometric", "steps": 200}})";

}  // namespace

TEST_CASE("sample: the last step of simulate, in a file or on standard output, as many as wanted") {
  Folder folder;
  folder.write("two.json", two);
  const Outcome outcome = folder.run("sample two.json --quiet");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  const auto samples = lines_of(outcome.out);
  const auto run = lines_of(folder.run("simulate two.json --quiet --every 200").out);
  REQUIRE(samples.size() == 201);
  REQUIRE(run.size() == 401);
  CHECK(samples[0] == "x1,x2,energy");
  for (size_t i = 1; i < samples.size(); ++i) CHECK(run[200 + i].ends_with("," + samples[i]));
  CHECK(folder.run("sample two.json --quiet -o s.csv").out.empty());
  CHECK((folder.read("s.csv") == outcome.out));
  CHECK(lines_of(folder.run("sample two.json --quiet --count 7").out).size() == 8);
}

TEST_CASE("sample --cut: a cluster on each memory, with its energy beside the memory's") {
  Folder folder;
  folder.write("two.json", two);
  const auto lines = lines_of(folder.run("sample two.json --quiet --cut 3").out);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == "kind,number,samples,x1,x2,energy");
  int in_clusters = 0, at_memories = 0;
  for (size_t i = 1; i < 5; ++i) {
    const auto fields = fields_of(lines[i]);
    REQUIRE(fields.size() == 6);
    CHECK(fields[0] == (i < 3 ? "cluster" : "memory"));
    (i < 3 ? in_clusters : at_memories) += std::stoi(fields[2]);
    // A hundred samples about each memory, nearly all within 0.01.
    CHECK(std::abs(std::stod(fields[3])) == doctest::Approx(1).epsilon(0.01));
    CHECK(std::stod(fields[4]) == doctest::Approx(0).scale(1).epsilon(0.01));
    CHECK(std::stod(fields[5]) == doctest::Approx(memory_energy).scale(1).epsilon(i < 3 ? 1e-3 : 1e-12));
  }
  CHECK(in_clusters == 200);
  CHECK(at_memories == 200);
}

TEST_CASE("sample --cut: the numbers of the layer of clusters, in every panel of the preset") {
  using namespace memscape;
  Folder folder;
  Session session;
  session.update(parse_scene(find_preset("samples-and-clusters")->text));
  session.seek(session.last());
  for (int p = 0; p < 3; ++p) {
    CAPTURE(p);
    const PanelState& panel = session.panels()[static_cast<size_t>(p)];
    const auto found = cluster_task(panel).compute();
    char cut[32];
    std::snprintf(cut, sizeof cut, "%g", panel.scene.layers.get("clusters.threshold"));
    const auto lines = lines_of(
        folder.run("sample samples-and-clusters --quiet --panel " + std::to_string(p) + " --cut " + cut).out);
    const auto clusters = static_cast<size_t>(found->count());
    REQUIRE(lines.size() == 1 + clusters + found->nearest.size());
    for (size_t i = 1; i < lines.size(); ++i) {
      const auto fields = fields_of(lines[i]);
      const bool cluster = i <= clusters;
      const size_t at = cluster ? i - 1 : i - 1 - clusters;
      CHECK(fields[0] == (cluster ? "cluster" : "memory"));
      CHECK(std::stoi(fields[2]) == (cluster ? found->sizes : found->nearest)[at]);
      CHECK(std::stod(fields[5]) ==
            (cluster ? found->energies : found->memory_energies)[static_cast<Eigen::Index>(at)]);
    }
  }
}

TEST_CASE("sample: without particles, or with too few, it says what to do") {
  Folder folder;
  const Outcome none = folder.run("sample circle-of-memories");
  CHECK(none.code == 2);
  CHECK(none.err.find("no particles") != std::string::npos);
  CHECK(folder.run("sample reverse-diffusion --count 0").code == 2);
}
