// Colours of basins and the places of their numbers.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/basins/basin_colours.h"
#include "support_basins.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

const Grid lattice{120, 90, -1.2, 1.2, -0.9, 0.9};

/// Distance in cells to the nearest cell of the lattice that touches another label, or beyond the lattice.
double room_at(const Basins& b, int i, int j) {
  double least = std::min({i + 1, j + 1, b.width - i, b.height - j});
  auto label = [&](int x, int y) { return b.label[y * b.width + x]; };
  for (int y = 0; y < b.height; ++y)
    for (int x = 0; x < b.width; ++x) {
      const bool border =
          (x > 0 && label(x - 1, y) != label(x, y)) || (x + 1 < b.width && label(x + 1, y) != label(x, y)) ||
          (y > 0 && label(x, y - 1) != label(x, y)) || (y + 1 < b.height && label(x, y + 1) != label(x, y));
      if (border) least = std::min(least, std::hypot(x - i, y - j));
    }
  return least;
}

Basins checkerboard(int columns, int rows, int side) {
  Basins b;
  b.width = columns * side, b.height = rows * side;
  for (int j = 0; j < b.height; ++j)
    for (int i = 0; i < b.width; ++i) b.label.push_back(j / side * columns + i / side);
  b.minima.resize(static_cast<std::size_t>(columns) * rows);
  return b;
}

}  // namespace

TEST_CASE("Up to eight basins have their own colour, of more no neighbours share one") {
  std::set<int> own;
  for (int c : basin_colours(checkerboard(4, 2, 3))) own.insert(c);
  CHECK(own.size() == 8);
  for (int K : {40, 200}) {
    const Basins basins = basins_of(lse_scene(K, 3000, Similarity::full, 13), lattice, BasinSettings());
    REQUIRE(basins.minima.size() > 8);
    const auto colour = basin_colours(basins);
    std::array<int, 8> used{};
    for (int c : colour) {
      REQUIRE(c >= 0);
      REQUIRE(c < 8);
      ++used[static_cast<std::size_t>(c)];
    }
    CHECK(std::ranges::min(used) > 0);
    for (int j = 0; j < basins.height; ++j)
      for (int i = 0; i + 1 < basins.width; ++i) {
        const int a = basins.label[j * basins.width + i], b = basins.label[j * basins.width + i + 1];
        if (a >= 0 && b >= 0 && a != b) REQUIRE(colour[a] != colour[b]);
      }
  }
}

TEST_CASE("Borders are counted in sides of cells") {
  const auto borders = basin_borders(checkerboard(2, 2, 5));
  REQUIRE(borders.size() == 4);
  for (const BasinBorder& border : borders) CHECK(border.length == 5);
  CHECK(borders[0].one == 0);
  CHECK(borders[0].two == 1);
}

TEST_CASE("A number lies in its basin, where it has most room") {
  const Basins basins = basins_of(lse_scene(12, 100, Similarity::full, 2), lattice, BasinSettings());
  const auto places = basin_places(basins);
  REQUIRE(places.size() == basins.minima.size());
  for (std::size_t b = 0; b < places.size(); ++b) {
    const BasinPlace& place = places[b];
    REQUIRE(basins.label[place.j * basins.width + place.i] == static_cast<int>(b));
    CHECK(place.room == doctest::Approx(room_at(basins, place.i, place.j)));
  }
  const auto middle = basin_places(checkerboard(1, 1, 21));
  CHECK(middle[0].i == 10);
  CHECK(middle[0].j == 10);
  CHECK(middle[0].room == 11);
}
