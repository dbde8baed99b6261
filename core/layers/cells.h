// A lattice of coloured cells on a plane, and numbers in its parts.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/basins/basin_colours.h"
#include "core/views/panel.h"

namespace memscape {

/// The cell at a point of the page; -1 outside.
long cell_at(const Grid& grid, const PanelFrame& frame, Point2 p);
/// The cells as their picture.
void draw_cells(const PanelView& view, const Grid& grid,
                const std::shared_ptr<const std::vector<std::uint8_t>>& picture, Canvas& canvas);
/// A number in each part of them where it has room.
void draw_cell_numbers(const PanelView& view, const Grid& grid, const std::vector<BasinPlace>& places,
                       Canvas& canvas);

}  // namespace memscape
