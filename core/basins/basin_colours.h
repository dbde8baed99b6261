// Colours of basins, so that neighbours differ, and the places of their numbers.
#pragma once
#include <array>
#include <vector>

#include "core/basins/basins.h"

namespace memscape {

/// sRGB: the set of Okabe and Ito in their order, with grey for its black, which could not be shaded.
inline constexpr std::array<std::array<unsigned char, 3>, 8> basin_palette = {{{230, 159, 0},
                                                                               {86, 180, 233},
                                                                               {0, 158, 115},
                                                                               {240, 228, 66},
                                                                               {0, 114, 178},
                                                                               {213, 94, 0},
                                                                               {204, 121, 167},
                                                                               {153, 153, 153}}};

/// Length of the border between two basins of a lattice, in sides of cells.
struct BasinBorder {
  int one = 0, two = 0;  ///< labels, one < two
  int length = 0;
};
/// All pairs of basins with cells side by side, ascending.
std::vector<BasinBorder> basin_borders(const Basins& basins);

/// For each basin an index into the palette: up to eight basins have their own, in order; of more, neighbours
/// differ (most constrained first, and of the allowed colours the least used one). Where eight are not
/// enough, which takes basins in several pieces, the shortest border has one colour on both sides.
std::vector<int> basin_colours(const Basins& basins);

struct BasinPlace {
  int i = -1, j = -1;  ///< the cell farthest from the basin's border and from the view's; -1 without cells
  double room = 0;     ///< its distance from there, in cells
};
/// Where each basin's number has most room.
std::vector<BasinPlace> basin_places(const Basins& basins);

}  // namespace memscape
