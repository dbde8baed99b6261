// What every row of the registry must hold, whatever it is: a known value, JSON there and back, and an energy
// that its own flow never raises. Derivatives, batches and fields have files of their own.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/dynamics/runs/run.h"
#include "core/scene/scene_json.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;

/// A value known in closed form, of memories m and -m with ‖m‖² = ¼.
struct Truth {
  std::string kind;
  std::vector<std::pair<std::string, double>> values;
  bool at_memory;  ///< x = m, else x = 0
  double value;
};

const std::vector<Truth>& truths() {
  static const std::vector<Truth> rows = {
      {"lse", {{"beta", 3}}, false, 0.125 - std::log(2) / 3},
      {"lsr", {{"beta", 2}}, false, -std::log(2 * 0.75) / 2},
      {"mhn", {{"beta", 3}}, false, -std::log(2) / 3},
      {"polynomial", {{"degree", 2}, {"rectified", 0}, {"beta", 4}, {"confined", 1}}, true, -2 + 0.125},
      {"dense",
       {{"similarity", 2}, {"separation", 1}, {"degree", 4}, {"beta", 1}},
       true,
       -std::log(2 / 256.0)},
      {"diffusion", {{"t", 0.5}, {"sigma", 2}}, false, 0.25 - 4 * std::log(2)},
      {"circle", {{"beta", 5}}, false, 1},
      {"formula", {}, true, 0.75 * 0.75 + 0.3},
  };
  return rows;
}

TEST_CASE("every energy of the registry has its known value") {
  const Matrix Xi{{0.3, -0.3}, {0.4, -0.4}};
  for (const EnergyKind& kind : energy_kinds()) {
    if (kind.learned || !kind.has_energy) continue;
    CAPTURE(std::string(kind.kind));
    auto truth = std::ranges::find(truths(), kind.kind, &Truth::kind);
    REQUIRE(truth != truths().end());
    auto energy = make_energy(settings_with(kind.kind, truth->values), Xi);
    const Vector x = truth->at_memory ? Vector(Xi.col(0)) : Vector(Vector::Zero(2));
    // Rounding in a handful of operations.
    CHECK(energy->value(x) == doctest::Approx(truth->value).epsilon(1e-13));
  }
}

TEST_CASE("every energy with every choice survives JSON") {
  for (const Settings& settings : all_settings(0.1)) {
    CAPTURE(text_of(settings));
    Scene scene;
    scene.energy = settings;
    CHECK(parse_scene(scene_text(scene)).energy == settings);
  }
}

TEST_CASE("no energy rises along its own flow") {
  const Matrix Xi = random_matrix(2, 7, 61), start = random_matrix(2, 8, 62);
  int moved = 0, still = 0;  // a logarithm of negative sums has no support anywhere
  for (double beta : {0.5, 8.0})
    for (const Settings& settings : all_settings(beta)) {
      CAPTURE(text_of(settings));
      RunSettings flow;
      flow.method = settings_of("flow", find_dynamics("flow")->rows);
      Run run(make_energy(settings, Xi), flow, start);
      run.advance_to(30);
      int rises = 0;
      for (int i = 0; i < run.particles(); ++i) {
        (run.ended_at(i) != 0 ? moved : still)++;
        for (int n = 1; n <= run.computed(); ++n) rises += run.rose(i, n);
      }
      CHECK(rises == 0);
    }
  CHECK(moved > still);
}

}  // namespace
}  // namespace memscape
