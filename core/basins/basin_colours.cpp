// Colouring by saturation (Brélaz 1979), and an exact Euclidean distance transform of the lattice
// (Felzenszwalb and Huttenlocher 2012) for the places of the numbers.
#include "core/basins/basin_colours.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace memscape {
namespace {

constexpr int colours = static_cast<int>(basin_palette.size());

struct Neighbour {
  int label, length;
};
using Neighbours = std::vector<std::vector<Neighbour>>;

Neighbours neighbours_of(const Basins& basins) {
  Neighbours neighbours(basins.minima.size());
  for (const BasinBorder& b : basin_borders(basins)) {
    neighbours[static_cast<std::size_t>(b.one)].push_back({b.two, b.length});
    neighbours[static_cast<std::size_t>(b.two)].push_back({b.one, b.length});
  }
  return neighbours;
}

/// How long a border a basin has with each colour.
std::array<long, colours> touching(const std::vector<Neighbour>& neighbours, const std::vector<int>& colour) {
  std::array<long, colours> length{};
  for (const Neighbour& n : neighbours)
    if (const int c = colour[static_cast<std::size_t>(n.label)]; c >= 0)
      length[static_cast<std::size_t>(c)] += n.length;
  return length;
}

/// The uncoloured basin that sees most colours; of those the one with most neighbours, then the first.
int most_constrained(const Neighbours& neighbours, const std::vector<int>& colour) {
  int best = -1;
  std::pair<long, std::size_t> most{-1, 0};
  for (std::size_t b = 0; b < colour.size(); ++b) {
    if (colour[b] >= 0) continue;
    const auto seen = touching(neighbours[b], colour);
    const std::pair<long, std::size_t> rank{std::ranges::count_if(seen, [](long l) { return l > 0; }),
                                            neighbours[b].size()};
    if (best < 0 || rank > most) best = static_cast<int>(b), most = rank;
  }
  return best;
}

/// In place: squared distance of each of n cells (spaced by `stride`) to the nearest, given those across the
/// line.
void distance_line(double* f, std::size_t stride, int n, std::vector<double>& copy, std::vector<int>& hull,
                   std::vector<double>& from) {
  int k = 0;
  copy.resize(static_cast<std::size_t>(n)), hull.resize(copy.size()), from.resize(copy.size() + 1);
  for (int q = 0; q < n; ++q) copy[q] = f[q * stride];
  hull[0] = 0, from[0] = -std::numeric_limits<double>::infinity();
  from[1] = std::numeric_limits<double>::infinity();
  for (int q = 1; q < n; ++q) {
    auto crossing = [&](int p) {
      return ((copy[q] + 1.0 * q * q) - (copy[p] + 1.0 * p * p)) / (2.0 * (q - p));
    };
    double s = crossing(hull[k]);
    while (s <= from[k]) s = crossing(hull[--k]);
    hull[++k] = q, from[k] = s, from[k + 1] = std::numeric_limits<double>::infinity();
  }
  k = 0;
  for (int q = 0; q < n; ++q) {
    while (from[k + 1] < q) ++k;
    f[q * stride] = 1.0 * (q - hull[k]) * (q - hull[k]) + copy[hull[k]];
  }
}

/// Squared distance of each cell of a frame of width + 2 by height + 2 cells to the nearest that is a border:
/// one of the frame, or one beside another label.
std::vector<double> border_distance(const Basins& basins) {
  const int width = basins.width + 2, height = basins.height + 2;
  const double far = 4.0 * (1.0 * width * width + 1.0 * height * height);
  std::vector<double> d(static_cast<std::size_t>(width) * height, 0);
  for (int j = 0; j < basins.height; ++j)
    for (int i = 0; i < basins.width; ++i) {
      const int cell = j * basins.width + i, label = basins.label[cell];
      const bool inside = (i == 0 || basins.label[cell - 1] == label) &&
                          (i + 1 == basins.width || basins.label[cell + 1] == label) &&
                          (j == 0 || basins.label[cell - basins.width] == label) &&
                          (j + 1 == basins.height || basins.label[cell + basins.width] == label);
      if (inside) d[static_cast<std::size_t>(j + 1) * width + i + 1] = far;
    }
  auto lines = [&](int count, std::size_t step, std::size_t stride, int n) {
    parallel_for(0, (count + 31) / 32, [&](int block) {
      std::vector<double> copy, from;
      std::vector<int> hull;
      for (int l = 32 * block; l < std::min(count, 32 * (block + 1)); ++l)
        distance_line(d.data() + l * step, stride, n, copy, hull, from);
    });
  };
  lines(height, static_cast<std::size_t>(width), 1, width);
  lines(width, 1, static_cast<std::size_t>(width), height);
  return d;
}

}  // namespace

std::vector<BasinBorder> basin_borders(const Basins& basins) {
  std::vector<std::uint64_t> pairs;
  auto meet = [&](int a, int b) {
    if (a == b || a < 0 || b < 0) return;
    pairs.push_back(static_cast<std::uint64_t>(std::min(a, b)) << 32 |
                    static_cast<std::uint64_t>(std::max(a, b)));
  };
  for (int j = 0; j < basins.height; ++j)
    for (int i = 0; i < basins.width; ++i) {
      const int cell = j * basins.width + i;
      if (i + 1 < basins.width) meet(basins.label[cell], basins.label[cell + 1]);
      if (j + 1 < basins.height) meet(basins.label[cell], basins.label[cell + basins.width]);
    }
  std::sort(pairs.begin(), pairs.end());
  std::vector<BasinBorder> borders;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (p == 0 || pairs[p] != pairs[p - 1])
      borders.push_back({static_cast<int>(pairs[p] >> 32), static_cast<int>(pairs[p] & 0xffffffff), 0});
    ++borders.back().length;
  }
  return borders;
}

std::vector<int> basin_colours(const Basins& basins) {
  const std::size_t count = basins.minima.size();
  std::vector<int> colour(count, -1);
  if (count <= basin_palette.size()) {
    for (std::size_t b = 0; b < count; ++b) colour[b] = static_cast<int>(b);
    return colour;
  }
  const Neighbours neighbours = neighbours_of(basins);
  std::array<int, colours> used{};
  for (int b = most_constrained(neighbours, colour); b >= 0; b = most_constrained(neighbours, colour)) {
    const auto length = touching(neighbours[static_cast<std::size_t>(b)], colour);
    int best = 0;
    for (int c = 1; c < colours; ++c)
      if (std::pair(length[c], used[c]) < std::pair(length[best], used[best])) best = c;
    colour[static_cast<std::size_t>(b)] = best;
    ++used[static_cast<std::size_t>(best)];
  }
  return colour;
}

std::vector<BasinPlace> basin_places(const Basins& basins) {
  std::vector<BasinPlace> places(basins.minima.size());
  const std::vector<double> d = border_distance(basins);
  for (int j = 0; j < basins.height; ++j)
    for (int i = 0; i < basins.width; ++i) {
      const int label = basins.label[j * basins.width + i];
      if (label < 0) continue;
      const double squared = d[static_cast<std::size_t>(j + 1) * (basins.width + 2) + i + 1];
      BasinPlace& place = places[static_cast<std::size_t>(label)];
      if (place.i < 0 || squared > place.room) place = {i, j, squared};
    }
  for (BasinPlace& place : places) place.room = std::sqrt(place.room);
  return places;
}

}  // namespace memscape
