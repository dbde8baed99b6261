// Basins against cases with a known answer and against cells followed one by one in double.
#include <doctest/doctest.h>

#include <algorithm>
#include <numbers>
#include <set>

#include "core/base/parallel.h"
#include "core/basins/attractors.h"
#include "core/basins/disagreement.h"
#include "core/plane/voronoi.h"
#include "support_basins.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

const Grid small{32, 24, -1.6, 1.6, -1.2, 1.2};

/// Where float may round a state on a border to the other side: 2 of 768 cells.
constexpr double border_share = 0.003;

BasinSettings every_cell(BasinBy by, int steps) {
  BasinSettings settings;
  settings.by = by, settings.steps = steps, settings.coarse = 1;
  return settings;
}

int reference_label(const Followed& f, const Basins& basins) {
  if (f.end == end_unsupported) return basin_unsupported;
  if (f.end == end_diverged) return basin_diverged;
  for (std::size_t m = 0; m < basins.minima.size(); ++m)
    if ((f.x - basins.minima[m]).norm() < 1e-3) return static_cast<int>(m);
  return -9;
}

std::vector<int> reference_minima(const BasinScene& scene, const Basins& basins, DescentRule rule) {
  rule.tolerance = 1e-7;
  std::vector<int> label;
  const DenseMemory energy = scene.energy();
  for (std::size_t cell = 0; cell < small.nodes(); ++cell)
    label.push_back(
        reference_label(follow_one(energy, rule, place_of(small, static_cast<int>(cell)), 20000), basins));
  return label;
}

}  // namespace

TEST_CASE("The basins of two memories are half planes") {
  BasinScene scene{{}, Matrix(2, 2)};
  scene.Xi << -0.7, 0.7, 0.1, 0.1;
  for (double beta : {3.0, 10.0, 1000.0}) {
    scene.form.beta = beta;
    const Basins basins = basins_of(scene, small, BasinSettings());
    REQUIRE(basins.minima.size() == 2);
    CHECK(basins.minima[0][0] < 0);
    for (std::size_t cell = 0; cell < small.nodes(); ++cell)
      REQUIRE(basins.label[cell] == (small.x(static_cast<int>(cell) % small.width) < 0 ? 0 : 1));
    CHECK(basins.cells[0] + basins.cells[1] == static_cast<int>(small.nodes()));
  }
}

TEST_CASE("After T steps the nearest memory is that of one-by-one descent") {
  for (double beta : {2.0, 10.0, 100.0})
    for (bool attention : {false, true})
      for (int T : {10, 60}) {
        const BasinScene scene = lse_scene(7, beta, attention ? Similarity::half : Similarity::full, 11);
        BasinSettings settings = every_cell(BasinBy::nearest_memory, T);
        settings.rule.attention = attention;
        const Basins basins = basins_of(scene, small, settings);
        const DenseMemory energy = scene.energy();
        std::vector<int> label;
        for (std::size_t cell = 0; cell < small.nodes(); ++cell)
          label.push_back(first_nearest_memory(
              scene.Xi, follow_one(energy, settings.rule, place_of(small, static_cast<int>(cell)), T).x));
        CAPTURE(beta);
        CAPTURE(attention);
        CAPTURE(T);
        CHECK(difference(basins.label, label) <= border_share);
      }
}

TEST_CASE("Minima are those that one-by-one descent reaches in the end") {
  for (double beta : {2.0, 10.0, 100.0})
    for (Similarity similarity : {Similarity::half, Similarity::full}) {
      const BasinScene scene = lse_scene(9, beta, similarity, 5);
      const BasinSettings settings = every_cell(BasinBy::minimum, 200);
      const Basins basins = basins_of(scene, small, settings);
      CAPTURE(beta);
      CAPTURE(static_cast<int>(similarity));
      CHECK(difference(basins.label, reference_minima(scene, basins, settings.rule)) <= border_share);
    }
}

TEST_CASE("Steps until a cell has settled are those counted in double, but for the linearised end") {
  for (double beta : {4.0, 10.0, 40.0}) {
    const BasinScene scene = lse_scene(6, beta, Similarity::full, 3);
    const BasinSettings settings = every_cell(BasinBy::minimum, 1000);
    const Basins basins = basins_of(scene, small, settings);
    const DenseMemory energy = scene.energy();
    int far = 0, near = 0;
    for (std::size_t cell = 0; cell < small.nodes(); ++cell) {
      const int steps =
          follow_one(energy, settings.rule, place_of(small, static_cast<int>(cell)), 1000).steps;
      const int off = std::abs(basins.steps[cell] - steps);
      far += off > 2 + 0.06 * steps;
      near += off <= 2;
    }
    CAPTURE(beta);
    CHECK(far <= border_share * static_cast<double>(small.nodes()));
    CHECK(near >= 0.5 * static_cast<double>(small.nodes()));
  }
}

TEST_CASE("Cells that still move after T steps have T + 1 steps and the minimum they go to") {
  const BasinScene scene = lse_scene(4, 20, Similarity::half, 8);
  const Basins few = basins_of(scene, small, every_cell(BasinBy::minimum, 5));
  const Basins many = basins_of(scene, small, every_cell(BasinBy::minimum, 2000));
  CHECK(std::ranges::count(few.steps, 6) > 0.9 * static_cast<double>(small.nodes()));
  CHECK(std::ranges::count(many.steps, 2001) == 0);
  CHECK(few.minima.size() == many.minima.size());
  CHECK(difference(few.label, many.label) <=
        0.01);  // beyond T steps are longer, which moves borders a little
}

TEST_CASE("Cells without support are told, at the start and on the way") {
  const BasinScene scene = lsr_scene(8, 6, 21);
  for (double step : {0.02, 0.3}) {
    BasinSettings settings = every_cell(BasinBy::minimum, 400);
    settings.rule.step = step;
    const Basins basins = basins_of(scene, small, settings);
    const std::vector<int> label = reference_minima(scene, basins, settings.rule);
    CAPTURE(step);
    CHECK(difference(basins.label, label) <= border_share);
    const DenseMemory energy = scene.energy();
    int outside = 0;
    for (std::size_t cell = 0; cell < small.nodes(); ++cell)
      if (std::isinf(energy.value(place_of(small, static_cast<int>(cell))))) {
        ++outside;
        CHECK(basins.label[cell] == basin_unsupported);
        CHECK(basins.steps[cell] == 0);
      }
    CHECK(outside > 0);
    CHECK(basins.unsupported == std::ranges::count(basins.label, static_cast<int>(basin_unsupported)));
  }
}

TEST_CASE("Steps beyond the stable range diverge") {
  BasinSettings settings = every_cell(BasinBy::minimum, 200);
  settings.rule.step = 3;
  const Basins basins = basins_of(lse_scene(1, 1, Similarity::half, 2), small, settings);
  CHECK(basins.diverged == static_cast<int>(small.nodes()));
}

TEST_CASE("A valley floor without isolated minima is one basin") {
  BasinScene scene{{}, Matrix(2, 64)};
  for (int k = 0; k < 64; ++k)
    scene.Xi.col(k) << std::cos(k * std::numbers::pi / 32), std::sin(k * std::numbers::pi / 32);
  scene.form.similarity = Similarity::full;
  scene.form.beta = 8;
  const Basins basins = basins_of(scene, small, every_cell(BasinBy::minimum, 200));
  CHECK(basins.minima.size() == 1);
  CHECK(basins.unsettled == 0);
}

TEST_CASE("Basins tend to the Voronoi partition as beta grows") {
  double last = 1;
  for (double beta : {0.001, 10.0, 100.0, 10000.0}) {
    const BasinScene scene = lse_scene(5, beta, Similarity::full, 4);
    const Basins basins = basins_of(scene, small, BasinSettings());
    const Disagreement d = disagreement(basins, scene.Xi, nearest_memories(scene.Xi, Plane::whole(), small));
    CAPTURE(beta);
    CHECK(d.share < last);
    CHECK(d.compared == static_cast<int>(small.nodes()));
    CHECK(std::ranges::count(d.mask, 1) == d.differing);
    last = d.share;
  }
  CHECK(last < 0.002);
}

TEST_CASE("The number of threads does not matter") {
  const BasinScene scene = lse_scene(30, 40, Similarity::full, 6);
  auto with_threads = [&](std::size_t threads) {
    const ThreadLimit control(static_cast<int>(threads));
    return basins_of(scene, small, BasinSettings());
  };
  const Basins one = with_threads(1), four = with_threads(4);
  CHECK(one.label == four.label);
  CHECK(one.steps == four.steps);
  CHECK(one.minima == four.minima);
}
