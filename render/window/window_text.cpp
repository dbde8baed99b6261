// Letters are laid out about the origin, then their vertices are turned and moved: p' = at + R(-angle) p, y
// down.
#include "render/window/window_text.h"

#include <cfloat>
#include <cmath>
#include <numbers>

#include "render/shapes/text_box.h"

namespace memscape {
namespace {

/// Adds the letters with the start of their baseline at the origin, and returns where their vertices begin.
int add_letters(ImDrawList& list, const ChosenFont& chosen, const std::string& text, ImU32 colour) {
  int begin = list.VtxBuffer.Size;
  float ascent = std::round(ascent_of(chosen.font, chosen.line));
  constexpr float far = 1e6f;
  chosen.font->RenderText(&list, chosen.line, {0, -ascent}, colour, {-far, -far, far, far}, text.data(),
                          text.data() + text.size());
  return begin;
}

void place(ImDrawList& list, int begin, ImVec2 at, float cosine, float sine) {
  for (int v = begin; v < list.VtxBuffer.Size; ++v) {
    ImVec2& p = list.VtxBuffer[v].pos;
    p = {at.x + cosine * p.x + sine * p.y, at.y - sine * p.x + cosine * p.y};
  }
}

}  // namespace

ChosenFont choose_font(const Fonts& fonts, float em_pixels, bool bold) {
  const Fonts::Loaded& font = fonts.nearest(em_pixels, bold);
  bool near = std::abs(font.em / em_pixels - 1) < 0.03f;
  return {font.font, near ? line_height_of(font.font) : em_pixels * text_height};
}

float text_width(const ChosenFont& chosen, const std::string& text) {
  return chosen.font->CalcTextSizeA(chosen.line, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void add_text(ImDrawList& list, const Fonts& fonts, const Text& text, const PageToWindow& to_window) {
  float em = text.size * to_window.scale;
  if (text.text.empty() || !(em > 0.5f)) return;
  ChosenFont chosen = choose_font(fonts, em, text.bold);
  Point2 start = baseline_start(text, text_width(chosen, text.text) / to_window.scale);
  start = to_window.scale * start;
  float angle = text.angle * std::numbers::pi_v<float> / 180;
  float cosine = std::cos(angle), sine = std::sin(angle);
  ImVec2 at = to_window(text.at);
  at = {at.x + cosine * start.x + sine * start.y, at.y - sine * start.x + cosine * start.y};
  if (std::fmod(text.angle, 90.f) == 0) at = {std::round(at.x), std::round(at.y)};
  if (text.halo.a > 0) {
    constexpr int copies = 12;
    float r = std::max(1.f, halo_width / 2 * em);
    for (int k = 0; k < copies; ++k) {
      float a = 2 * std::numbers::pi_v<float> * static_cast<float>(k) / copies;
      int begin = add_letters(list, chosen, text.text, packed(text.halo));
      place(list, begin, {at.x + r * std::cos(a), at.y + r * std::sin(a)}, cosine, sine);
    }
  }
  place(list, add_letters(list, chosen, text.text, packed(text.colour)), at, cosine, sine);
}

}  // namespace memscape
