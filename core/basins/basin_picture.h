// Basins as pixels: the palette's colour of each cell's basin, lighter where few steps are needed.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/basins/basins.h"

namespace memscape {

/// width x height pixels of four bytes (sRGB, alpha), row-major from the top left, a pixel for each cell.
/// Lightness goes with the logarithm of the steps, from the quickest tenth to the slowest 2 % of the cells,
/// which are at least threefold. Unsupported cells are transparent, diverged ones nearly black, those that
/// reached no minimum grey. `colours`: of each basin, an index into basin_palette.
std::shared_ptr<const std::vector<std::uint8_t>> basin_picture(const Basins& basins,
                                                               const std::vector<int>& colours);

}  // namespace memscape
