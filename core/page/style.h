// How things look: colours and sizes of the three themes, for windows and figures alike.
#pragma once
#include <algorithm>
#include <string_view>

#include "core/drawing/drawing.h"

namespace memscape {

struct Style {
  float text = 9;   ///< size of normal text in points; everything else scales with it
  float line = 1;   ///< width of a contour line
  float least = 0;  ///< no text is smaller
  Colour background, foreground, muted, frame, halo, unsupported, accent;
  Colour particle, particle_rim, memory, memory_rim, contour, arrow, alarm, emergent;
  Colour on_dark, on_light;  ///< contours and arrows over dark and over light places of the colour map

  float readable(float size) const { return std::max(size, least); }
  float small() const { return readable(0.85f * text); }  ///< numbers at axes, captions
  float large() const { return 1.2f * text; }             ///< the title
};

/// `theme` is light, dark or projector (light with large type and thick lines).
/// `text` is the size of normal text in points at light and dark; projector enlarges it.
Style make_style(std::string_view theme, float text);

/// One of Okabe and Ito's colours by its place in basin_palette, in a circle.
Colour palette_colour(int index);

/// Lightness L* of CIE Lab, 0 (black) to 100 (white).
float lightness(const Colour& colour);
/// `a` at 0, `b` at 1.
Colour mix(const Colour& a, const Colour& b, float t);
/// The same colour with its alpha times `factor`.
Colour faded(Colour colour, float factor);

}  // namespace memscape
