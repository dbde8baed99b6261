// Text in an ImDrawList at any angle, with a halo, its baseline where figures have it.
#pragma once
#include "core/drawing/drawing.h"
#include "render/window/fonts.h"
#include "render/window/window_lines.h"

namespace memscape {

/// A font, and the height in pixels of the line to draw it with.
struct ChosenFont {
  ImFont* font;
  float line;
};
/// Fonts within 3 % of the size are used as they are: unscaled letters are sharper.
ChosenFont choose_font(const Fonts& fonts, float em_pixels, bool bold);
/// Width in pixels.
float text_width(const ChosenFont& chosen, const std::string& text);

void add_text(ImDrawList& list, const Fonts& fonts, const Text& text, const PageToWindow& to_window);

}  // namespace memscape
