// How the window's own parts look: the palettes of light, dark and projector, applied to Dear ImGui's style.
// Landscapes have their own Style in core/page/style.h.
#pragma once
#include <imgui.h>

#include <string_view>

namespace memscape {

struct Palette {
  ImU32 canvas, panel, field, field_hover, border, text, muted, accent, accent_soft, on_accent, alarm,
      alarm_soft, track, knob, chosen;
};

/// Sizes are multiples of em, the height of normal text in pixels.
struct Theme {
  Palette palette;
  float em = 15;
  bool dark = false;
};

/// light, dark or projector (light with large type); `text_scale` enlarges all of it.
Theme make_theme(std::string_view name, double text_scale);
/// Dear ImGui's colours and sizes for it.
void apply_theme(const Theme& theme);

}  // namespace memscape
