// Lines are whole pixels high, as the rasteriser takes them: line = round(1.21 em) for Inter, round(1.164 em)
// for DejaVu.
#include "render/window/fonts.h"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/base/embedded.h"
#include "render/shapes/text_box.h"

namespace memscape {
namespace {

constexpr float dejavu_line = 1.164f;  // em

/// Latin, spacing and combining marks, Greek, punctuation, super- and subscripts, letter-like, arrows,
/// operators, shapes.
constexpr ImWchar all_ranges[] = {
    0x20,   0x17F,  0x2C6,  0x2DC,  0x300,  0x30C,  0x370,  0x3FF,  0x1D40, 0x1D40, 0x1D62, 0x1D65, 0x2010,
    0x2027, 0x2030, 0x203A, 0x2044, 0x2044, 0x2070, 0x209C, 0x20AC, 0x20AC, 0x2102, 0x2102, 0x2113, 0x2113,
    0x2115, 0x2115, 0x211D, 0x211D, 0x2122, 0x2124, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x2308, 0x230B, 0x23CE,
    0x23CF, 0x2500, 0x2502, 0x25A0, 0x25FF, 0x2605, 0x2606, 0x2699, 0x2699, 0x2713, 0x2717, 0x2600, 0x2600,
    0x263E, 0x263E, 0x27E8, 0x27E9, 0x27F2, 0x27F3, 0xFFFD, 0xFFFD, 0};

void add(ImFontAtlas& atlas, std::string_view file, float line, bool merge) {
  std::string_view bytes = embedded(file);
  assert(!bytes.empty());
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = merge;
  config.OversampleH = 1;
  set_light_hinting(config);
  // The atlas takes the bytes as mutable, but reads them only.
  atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), line, &config,
                             all_ranges);
}

Fonts::Loaded load(ImFontAtlas& atlas, FontRequest request) {
  float line = std::max(6.f, std::round(request.em * text_height));
  float em = line / text_height;
  add(atlas, request.bold ? "fonts/Inter-SemiBold.otf" : "fonts/Inter-Regular.otf", line, false);
  add(atlas, "fonts/DejaVuSans.ttf", std::round(em * dejavu_line), true);
  return {atlas.Fonts.back(), em, request.bold};
}

}  // namespace

const Fonts::Loaded& Fonts::nearest(float em, bool is_bold) const {
  assert(!all.empty());
  auto far = [&](const Loaded& font) {
    return std::abs(std::log(font.em / em)) + (font.bold == is_bold ? 0.f : 10.f);
  };
  return *std::min_element(all.begin(), all.end(),
                           [&](const Loaded& a, const Loaded& b) { return far(a) < far(b); });
}

Fonts build_fonts(ImFontAtlas& atlas, float em, std::span<const FontRequest> more) {
  atlas.Clear();
  use_freetype(atlas);
  Fonts fonts;
  auto loaded = [&](FontRequest request) {
    float line = std::max(6.f, std::round(request.em * text_height));
    for (const Fonts::Loaded& font : fonts.all)
      if (font.bold == request.bold && font.em == line / text_height) return font.font;
    fonts.all.push_back(load(atlas, request));
    return fonts.all.back().font;
  };
  fonts.regular = loaded({em});
  fonts.small = loaded({0.82f * em});
  fonts.large = loaded({1.35f * em});
  fonts.bold = loaded({em, true});
  for (FontRequest request : more) loaded(request);
#if IMGUI_VERSION_NUM < 19200
  atlas.Build();
#endif
  return fonts;
}

void renew_font_texture() {
#if IMGUI_VERSION_NUM < 19200
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

}  // namespace memscape
