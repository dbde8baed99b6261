// The curve of a landscape over one dimension, on the page.
#pragma once
#include <vector>

#include "core/views/panel.h"

namespace memscape {

/// The supported pieces of the panel's curve; it needs a field.
std::vector<std::vector<Point2>> pieces_of(const PanelView& view);
/// Adds the part of the curve from x₁ = low to high, its ends on the curve.
void add_part(const PanelView& view, double low, double high, Lines& lines);
/// The curve itself.
void draw_curve(const PanelView& view, Canvas& canvas);

}  // namespace memscape
