// The corner of a plot in which a box hides least.
#pragma once
#include "core/views/panel.h"

namespace memscape {

struct Corner {
  int index = 0;
  Rect place;
  int hidden = 0;  ///< marks that stay where they are: memories, critical points, numbers of basins, cycles
};

/// Of corners that hide as few marks the one that hides fewest of particles and their trails; `before` where
/// it is hardly worse, so that a box does not jump about while a run plays.
Corner free_corner(Point2 size, const PanelView& view, int before);

}  // namespace memscape
