// Refinement from coarse to full: what it gives, what it shows on the way, and how it is stopped.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/basins/basin_colours.h"
#include "core/basins/basin_picture.h"
#include "core/basins/disagreement.h"
#include "core/basins/lattice.h"
#include "core/energy/formula/formula.h"
#include "support_basins.h"

using namespace memscape;
using namespace memscape::testing;

namespace {
const Grid fine{160, 90, -1.6, 1.6, -0.9, 0.9};
}

TEST_CASE("Refined basins equal those of every cell on seeded scenes") {
  double worst = 0;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    const double beta = std::pow(10.0, -1 + 3.0 * static_cast<double>(seed % 7) / 6);
    const int K = 2 + static_cast<int>(seed * 7 % 29);
    const BasinScene scene = seed % 3 == 0
                                 ? lsr_scene(K, beta, seed)
                                 : lse_scene(K, beta, seed % 2 ? Similarity::half : Similarity::full, seed);
    for (BasinBy by : {BasinBy::minimum, BasinBy::nearest_memory}) {
      BasinSettings settings;
      settings.by = by;
      const Basins refined = basins_of(scene, fine, settings);
      settings.coarse = 1;
      const Basins full = basins_of(scene, fine, settings);
      const double share = difference(refined.label, full.label);
      worst = std::max(worst, share);
      CAPTURE(seed);
      CHECK(share <= 0.002);  // islands smaller than the first spacing may be missed
      CHECK(refined.minima.size() <= full.minima.size());
      CHECK(full.computed == static_cast<int>(fine.nodes()));
    }
  }
  MESSAGE("largest share of cells that differ: " << worst);
}

TEST_CASE("A region that holds one computed cell comes out whole") {
  // A thin diagonal band, met by few cells of the first spacing, and a lone cell that none meets.
  auto truth = [](int i, int j) {
    return i == 37 && j == 5 ? 7 : std::abs(i - 2 * j) <= 1 ? 2 : i < 2 * j ? 0 : 1;
  };
  LabelLattice lattice;
  lattice.width = 61, lattice.height = 33;
  auto solve = [&](LabelLattice& l, const std::vector<int>& cells) {
    for (int cell : cells) l.label[cell] = truth(cell % l.width, cell / l.width), l.known[cell] = 1;
    return true;
  };
  REQUIRE(refine_lattice(lattice, 8, {}, solve));
  int computed = 0;
  for (int j = 0; j < lattice.height; ++j)
    for (int i = 0; i < lattice.width; ++i) {
      const int cell = j * lattice.width + i;
      computed += lattice.known[cell] == 1;
      if (truth(i, j) != 7) CHECK(lattice.label[cell] == truth(i, j));
    }
  CHECK(lattice.label[5 * 61 + 37] == 1);
  CHECK(computed < 0.6 * 61 * 33);
  REQUIRE(refine_lattice(lattice, 8, {5 * 61 + 37}, solve));
  CHECK(lattice.label[5 * 61 + 37] == 7);
}

TEST_CASE("Previews come from coarse to fine, and a cancelled computation leaves nothing") {
  const BasinScene scene = lse_scene(12, 30, Similarity::full, 9);
  std::vector<int> computed;
  std::vector<Basins> previews;
  Basins basins;
  auto look = [&](const Basins& b) { previews.push_back(b); };
  REQUIRE(
      compute_basins(scene.energy(), scene.Xi, Plane::whole(), fine, BasinSettings(), basins, nullptr, look));
  REQUIRE(previews.size() == 3);
  double last = 1;
  for (const Basins& preview : previews) {
    CHECK_FALSE(preview.finished);
    CHECK(preview.label.size() == fine.nodes());
    CHECK(preview.computed < basins.computed);
    const double share = difference(preview.label, basins.label);
    if (preview.minima == basins.minima) CHECK(share < last);
    last = share;
  }
  CHECK(basins.finished);

  std::atomic<bool> cancelled = false;
  Basins untouched;
  auto cancel = [&](const Basins&) { cancelled = true; };
  CHECK_FALSE(compute_basins(scene.energy(), scene.Xi, Plane::whole(), fine, BasinSettings(), untouched,
                             &cancelled, cancel));
  CHECK(untouched.label.empty());
}

TEST_CASE("A cell that is not known yet has no label of the known ones") {
  LabelLattice lattice;
  lattice.width = 21, lattice.height = 13;
  auto solve = [&](LabelLattice& l, const std::vector<int>& cells) {
    for (int cell : cells) l.label[cell] = 0, l.known[cell] = 1;
    for (std::size_t cell = 0; cell < l.label.size(); ++cell)
      if (!l.known[cell]) CHECK(l.label[cell] == unknown_label);
    return true;
  };
  REQUIRE(refine_lattice(lattice, 8, {}, solve));
  CHECK(std::ranges::count(lattice.label, 0) == 21 * 13);
}

TEST_CASE("Where no state settles every cell is counted as one that has not, from coarse to fine") {
  const Matrix Xi = random_matrix(2, 3, 4);
  for (const char* text : {"x1", "x1 + 0.001*x2"}) {
    const FormulaEnergy slope({"formula", {{"text", text}}}, Xi);
    Basins basins;
    REQUIRE(compute_basins(slope, Xi, Plane::whole(), fine, BasinSettings(), basins, nullptr,
                           [](const Basins& preview) {
                             CHECK(preview.unsettled == static_cast<int>(fine.nodes()));
                             CHECK(preview.minima.empty());
                           }));
    CHECK(basins.unsettled == static_cast<int>(fine.nodes()));
    CHECK(std::ranges::count(basins.label, basin_unsettled) == basins.unsettled);
    CHECK(basins.minima.empty());
    CHECK(basin_colours(basins).empty());
    CHECK(basin_places(basins).empty());
    CHECK(basin_picture(basins, {})->size() == 4 * fine.nodes());
    CHECK(disagreement(basins, Xi, std::vector<int>(fine.nodes(), 0)).compared == 0);
  }
}
