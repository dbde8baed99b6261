// `memscape analyze` through the real program, on landscapes whose anatomy is known.
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "support_program.h"

using nlohmann::json;

namespace {

const char* two_memories = R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4, "distance": "full"},
  "memories": {"kind": "points", "points": [[-1, 0], [1, 0]]}, "particles": {"kind": "none"},
  "dynamics": {"kind": "gradient", "step": 0.1, "steps": 100},
  "view": {"x": [-2, 2], "y": [-1, 1]}, "panels": [{}, {"energy": {"beta": 0.4}}]})";

}  // namespace

TEST_CASE("analyze: two memories have two minima and a saddle, below β = 1/2 one minimum") {
  Folder folder;
  folder.write("two.json", two_memories);
  Outcome outcome = folder.run("analyze two.json --grid 40x20");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  const json panels = json::parse(outcome.out).at("panels");
  REQUIRE(panels.size() == 2);

  const json& points = panels[0]["critical_points"];
  REQUIRE(points.size() == 3);
  CHECK(points[0]["kind"] == "minimum");
  CHECK(points[1]["kind"] == "minimum");
  CHECK(points[2]["kind"] == "saddle");
  // x = tanh(2 β x) on the axis; H across is 2 everywhere there, H along 2 - 4 β (1 - x²).
  const double x = points[1]["x"][0];
  CHECK(x == doctest::Approx(std::tanh(8 * x)).epsilon(1e-10));
  CHECK(points[1]["eigenvalues"][1].get<double>() == doctest::Approx(2));
  CHECK(points[2]["x"][0].get<double>() == doctest::Approx(0));
  CHECK(points[2]["eigenvalues"][0].get<double>() == doctest::Approx(2 - 16));
  CHECK(points[0]["memory"] == 1);
  CHECK(points[1]["memory"] == 2);
  CHECK(points[1]["emergent"] == false);
  CHECK(panels[0]["complete"] == true);
  CHECK(panels[0]["counts"] == json{{"stored", 2},
                                    {"retrievable", 2},
                                    {"emergent", 0},
                                    {"minima", 2},
                                    {"saddles", 1},
                                    {"maxima", 0},
                                    {"degenerate", 0}});

  // The basins are the half planes; an even number of columns leaves none on the border.
  const json& basins = panels[0]["basins"];
  CHECK(basins["width"] == 40);
  CHECK(basins["height"] == 20);
  CHECK(basins["cells"] == json{400, 400});
  CHECK(basins["unsupported"] == 0);
  CHECK(basins["disagreement"] == 0);

  CHECK(panels[1]["counts"]["minima"] == 1);
  CHECK(panels[1]["counts"]["emergent"] == 1);
  CHECK(panels[1]["counts"]["saddles"] == 0);
  CHECK(panels[1]["basins"]["cells"] == json{800});
}

TEST_CASE("analyze: log-sum-ReLU of a square has thirteen minima, nine of them emergent") {
  Folder folder;
  Outcome outcome = folder.run("analyze lse-and-lsr --grid 60x60");
  REQUIRE(outcome.code == 0);
  const json panel = json::parse(outcome.out).at("panels").at(1);
  // Each memory, each side, each three, all four: centroids of those and only those within sqrt(2/β).
  CHECK(panel["counts"]["stored"] == 4);
  CHECK(panel["counts"]["retrievable"] == 4);
  CHECK(panel["counts"]["minima"] == 13);
  CHECK(panel["counts"]["emergent"] == 9);
  CHECK(panel["counts"]["minima"].get<int>() - panel["counts"]["saddles"].get<int>() +
            panel["counts"]["maxima"].get<int>() ==
        1);
  bool kink = false;  // saddles lie on circles where the slope jumps: an infinite eigenvalue
  for (const json& point : panel["critical_points"]) kink = kink || point["eigenvalues"][0] == "-inf";
  CHECK(kink);
  const json& basins = panel["basins"];
  CHECK(basins["unsupported"].get<int>() > 0);
  const auto cells = basins["cells"].get<std::vector<int>>();
  CHECK(cells.size() == 13);
  CHECK(std::accumulate(cells.begin(), cells.end(), 0) + basins["unsupported"].get<int>() +
            basins["diverged"].get<int>() + basins["unsettled"].get<int>() ==
        3600);
}

TEST_CASE("analyze: where no state settles all cells are counted as unsettled") {
  Folder folder;
  folder.write("slope.json", R"({"memscape": 1, "energy": {"kind": "formula", "text": "x1"}})");
  folder.write("line.json", R"({"memscape": 1, "energy": {"kind": "formula", "text": "x"},
    "memories": {"kind": "points", "points": [[0, 0.1]]}})");
  for (const char* scene :
       {"slope.json", "line.json", "thousand-on-a-circle --set energy.beta=1 --set memories.count=40",
        "typed-formula --set dynamics.step=0.05"}) {
    CAPTURE(scene);
    const Outcome outcome = folder.run(std::string("analyze --grid 8x8 ") + scene);
    REQUIRE(outcome.code == 0);
    const json basins = json::parse(outcome.out)["panels"][0]["basins"];
    const auto cells = basins["cells"].get<std::vector<int>>();
    CHECK(std::accumulate(cells.begin(), cells.end(), 0) + basins["unsupported"].get<int>() +
              basins["diverged"].get<int>() + basins["unsettled"].get<int>() ==
          64);
    if (std::string(scene).ends_with("json")) CHECK(basins["unsettled"] == 64);
  }
  CHECK(folder.run("render slope.json -o slope.png --set layers.basins.shown=true").code == 0);
}

TEST_CASE("analyze: what rounding leaves open is 0") {
  Folder folder;
  const std::string call = "analyze typed-formula --grid 8x8 --set energy.text=";
  for (const std::string text : {"'r^3'", "'x1^2*x2^2'"}) {
    CAPTURE(text);
    const auto json = nlohmann::json::parse(folder.run(call + text).out);
    for (const auto& point : json["panels"][0]["critical_points"]) {
      CHECK(point["energy"] == 0);
      for (const auto& value : point["eigenvalues"]) CHECK((value == 0 || value > 1e-6));
      for (const auto& value : point["x"]) CHECK((value == 0 || std::abs(value.get<double>()) > 1e-12));
    }
  }
}

TEST_CASE("render: what would take too long is left out of the figure, and told") {
  Folder folder;
  folder.write("chart.json",
               R"({"memscape": 1, "show": "chart", "chart": "minima", "particles": {"kind": "none"},
    "memories": {"kind": "random", "count": 5000}})");
  const Outcome outcome = folder.run("render chart.json -o chart.svg");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.find("Left out: counting minima against β of K = 5000 memories would take") !=
        std::string::npos);
  CHECK(outcome.err.find("`memscape render --force`") != std::string::npos);
}

TEST_CASE("analyze: of what would take too long a sentence is told, and the rest is computed") {
  Folder folder;
  const std::string call =
      "analyze random-hundred --grid 2x2 --set energy.kind=polynomial --set energy.beta=2 --set "
      "particles.kind=none --set memories.count=20000";
  const auto panel = nlohmann::json::parse(folder.run(call).out)["panels"][0];
  REQUIRE(panel["refused"].size() == 2);
  for (const std::string refused : panel["refused"])
    CHECK(refused.ends_with("or run `memscape analyze --force`."));
  CHECK_FALSE(panel.contains("critical_points"));
  CHECK(panel.contains("basins"));
}

TEST_CASE("analyze tells what it cannot do") {
  Folder folder;
  Outcome digits = folder.run("analyze digits --set memories.count=40");
  CHECK(digits.code == 0);
  CHECK(digits.err.find("Basins take two dimensions") != std::string::npos);
  const json found = json::parse(digits.out)["panels"][0];
  CHECK_FALSE(found.contains("basins"));
  CHECK(found["complete"] == false);
  CHECK(found["counts"]["minima"].get<int>() > 0);
  CHECK(found["critical_points"][0]["x"].size() == 64);
  CHECK(found["critical_points"][0]["off_plane"].get<double>() > 0);
  CHECK(folder.run("analyze digits --set memories.count=40 --quiet").err.empty());
  Outcome line =
      folder.run("analyze two-memories --set 'memories.points=[[-1],[1]]' --set 'particles.kind=none'");
  CHECK(line.code == 0);
  CHECK(json::parse(line.out)["panels"][0].contains("critical_points"));
  CHECK_FALSE(json::parse(line.out)["panels"][0].contains("basins"));
  for (const char* grid : {"64", "1x64", "64x64x", "5000x5000"}) {
    Outcome wrong = folder.run(std::string("analyze two-memories --grid ") + grid);
    CHECK(wrong.code == 2);
    CHECK(wrong.err.find("--grid") != std::string::npos);
    CHECK(wrong.out.empty());
  }
}

TEST_CASE("analyze: the three questions of an associative memory, with their evidence") {
  Folder folder;
  folder.write("memory.json", R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4, "distance": "full"},
    "memories": {"kind": "circle", "count": 5}, "dynamics": {"kind": "gradient", "step": 0.5, "steps": 40},
    "panels": [{}, {"dynamics": {"step": 1.5}}]})");
  const json panels = json::parse(folder.run("analyze memory.json --grid 8x8").out).at("panels");
  const json& calm = panels[0]["lyapunov"];
  CHECK(calm["associative_memory"] == "yes");
  CHECK(calm["has_energy"]["circulation"].get<double>() < 1e-10);
  CHECK(calm["bounded"]["proven"].get<double>() == doctest::Approx(-std::log(5) / 4));
  CHECK(calm["never_rises"]["rose"] == 0);
  CHECK(calm["never_rises"]["stable_step"] ==
        json{{"basis", "proven"}, {"below", 1}, {"attention_update", 0.5}});
  const json& wild = panels[1]["lyapunov"];
  CHECK(wild["associative_memory"] == "no");
  CHECK(wild["never_rises"]["answer"] == "no");
  CHECK(wild["never_rises"]["rose"].get<int>() > 0);
}

TEST_CASE("analyze: a process changes nothing about the landscape of the energy's own time") {
  // Nine memories at t = 0.7 (β below 1) have one minimum, and at the process's last time, 1e-5, nine.
  Folder folder;
  auto minima = [&](const std::string& sets) {
    const Outcome outcome = folder.run("analyze reverse-diffusion --grid 8x8 --set dynamics.steps=5 " + sets);
    REQUIRE(outcome.code == 0);
    const json panel = json::parse(outcome.out).at("panels").at(0);
    return std::pair(panel["t"].get<double>(), panel["counts"]["minima"].get<int>());
  };
  CHECK(minima("--set energy.t=0.7") == std::pair(0.7, 1));
  CHECK(minima("--set energy.t=0.001") == std::pair(0.001, 9));
  CHECK(minima("--set energy.t=0.7 --set dynamics.kind=gradient") == std::pair(0.7, 1));
  CHECK(minima("--set energy.t=0.7 --set step=5") == std::pair(1e-5, 9));
  CHECK(minima("--set energy.t=0.001 --set step=0") == std::pair(1.0, 1));
}
