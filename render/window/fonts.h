// Fonts of the window: Inter, and DejaVu Sans for what Inter lacks, from the program itself into Dear ImGui's
// atlas.
#pragma once
#include <span>
#include <vector>

#include "render/window/imgui_compat.h"
#include "render/window/more_characters.h"

namespace memscape {

struct FontRequest {
  float em;  ///< pixels
  bool bold = false;
};

struct Fonts {
  struct Loaded {
    ImFont* font;
    float em;  ///< pixels, after rounding to whole lines
    bool bold;
  };
  std::vector<Loaded> all;
  ImFont *regular = nullptr, *small = nullptr, *large = nullptr, *bold = nullptr;

  /// The font to draw text of this size with: of this weight where there is one, the nearest in size.
  const Loaded& nearest(float em, bool is_bold) const;
};

/// Clears the atlas and loads regular and bold (em pixels), small (0.82 em), large (1.35 em) and `more`, e.g.
/// the sizes of the canvas. May be called again between frames when the theme or the scale changed; renew the
/// back end's texture then. `characters` are loaded besides the usual ones, and must live as long as the
/// fonts.
Fonts build_fonts(ImFontAtlas& atlas, float em, std::span<const FontRequest> more = {},
                  const MoreCharacters& characters = {});

/// The back end's texture of the atlas, made anew. Call between frames after build_fonts, once a back end
/// runs.
void renew_font_texture();

}  // namespace memscape
