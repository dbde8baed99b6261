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

ImFontConfig config_for(bool merge) {
  ImFontConfig config;
  config.MergeMode = merge;
  config.OversampleH = 1;
  set_light_hinting(config);
  return config;
}

/// One of the program's fonts.
void add(ImFontAtlas& atlas, std::string_view file, float line, bool merge, const ImWchar* ranges) {
  std::string_view bytes = embedded(file);
  assert(!bytes.empty());
  ImFontConfig config = config_for(merge);
  config.FontDataOwnedByAtlas = false;
  // The atlas takes the bytes as mutable, but reads them only.
  atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), line, &config,
                             ranges);
}

/// What the usual characters lack, into the font that was added last.
void add_more(ImFontAtlas& atlas, const char* own, float em, float own_line, const MoreCharacters& more) {
  if (more.ranges.size() < 2) return;
  add(atlas, own, own_line, true, more.ranges.data());
  add(atlas, "fonts/DejaVuSans.ttf", std::round(em * dejavu_line), true, more.ranges.data());
  for (const MoreCharacters::File& file : more.files) {
    ImFontConfig config = config_for(true);
    config.FontNo = file.face;
    atlas.AddFontFromFileTTF(file.path.c_str(), std::round(em * dejavu_line), &config, more.ranges.data());
  }
}

Fonts::Loaded load(ImFontAtlas& atlas, FontRequest request, const MoreCharacters& more) {
  float line = std::max(6.f, std::round(request.em * text_height));
  float em = line / text_height;
  const char* own = request.bold ? "fonts/Inter-SemiBold.otf" : "fonts/Inter-Regular.otf";
  add(atlas, own, line, false, usual_characters());
  add(atlas, "fonts/DejaVuSans.ttf", std::round(em * dejavu_line), true, usual_characters());
  add_more(atlas, own, em, line, more);
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

Fonts build_fonts(ImFontAtlas& atlas, float em, std::span<const FontRequest> more,
                  const MoreCharacters& characters) {
  atlas.Clear();
  use_freetype(atlas);
  Fonts fonts;
  auto loaded = [&](FontRequest request) {
    float line = std::max(6.f, std::round(request.em * text_height));
    for (const Fonts::Loaded& font : fonts.all)
      if (font.bold == request.bold && font.em == line / text_height) return font.font;
    fonts.all.push_back(load(atlas, request, characters));
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
