// Where a text lies about its `at`: a box of the text's width and of one line's height, 1.21 em, with Inter's
// ascent and descent whatever the letters are, so that every painter puts baselines at the same place.
#pragma once
#include "core/drawing/drawing.h"

namespace memscape {

inline constexpr float text_ascent = 0.96875f;  ///< em
inline constexpr float text_descent = 0.2412f;  ///< em
inline constexpr float text_height = text_ascent + text_descent;
inline constexpr float halo_width = 0.28f;  ///< em, of the stroke behind the letters

/// 0, 1/2 or 1 of the box lie before `at`.
constexpr float share_before(Align align) {
  return align == Align::start ? 0.f : align == Align::middle ? 0.5f : 1.f;
}
/// The start of the baseline relative to `at`, before the text is turned, for a text of this width (points).
constexpr Point2 baseline_start(const Text& text, float width) {
  return {-share_before(text.across) * width,
          text.size * (text_ascent - share_before(text.down) * text_height)};
}

}  // namespace memscape
