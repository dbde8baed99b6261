// How things look: colours and sizes of the three themes, for windows and figures alike.
#pragma once
#include <string_view>

#include "core/drawing/drawing.h"

namespace memscape {

struct Style {
  float text = 9;        ///< size of normal text in points; everything else scales with it
  float line = 1;        ///< width of a contour line
  Colour background, foreground, muted, frame, halo, unsupported, accent;
  Colour particle, particle_rim, memory, memory_rim, contour, arrow, alarm;
};

/// `theme` is light, dark or projector (light with large type and thick lines).
/// `text` is the size of normal text in points at light and dark; projector enlarges it.
Style make_style(std::string_view theme, float text);

}  // namespace memscape
