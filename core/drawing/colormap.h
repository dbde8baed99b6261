// Colour maps: 256 sRGB rows each, embedded from assets/colormaps/*.csv; low energy takes the first (dark)
// row.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "core/drawing/drawing.h"

namespace memscape {

using Colormap = std::array<std::array<unsigned char, 3>, 256>;

/// Names in menu order: viridis, cividis, magma, inferno, grey, and the diverging one.
std::span<const std::string> colormap_names();
/// The map of this name. Asserts that it is known.
const Colormap& colormap(std::string_view name);
/// Position 0..1 of energy `e` in a range; 0.5 for an empty or flat range.
float position_in(const Range& range, double e);
/// Colour at position 0..1, linearly interpolated.
Colour colour_at(const Colormap& map, float position);

}  // namespace memscape
