// The themes as tables. Orange particles and white stars keep their rims in each, so that they read on every
// colour map.
#include "core/page/style.h"

#include <cmath>

#include "core/basins/basin_colours.h"

namespace memscape {
namespace {

Colour rgb(unsigned hex, float alpha = 1) {
  auto channel = [&](int shift) { return static_cast<float>((hex >> shift) & 255) / 255; };
  return {channel(16), channel(8), channel(0), alpha};
}

Style light_style() {
  Style style;
  style.background = rgb(0xffffff);
  style.foreground = rgb(0x1c2026);
  style.muted = rgb(0x59616b);
  style.frame = rgb(0x3a4048);
  style.halo = rgb(0xffffff, 0.85f);
  style.unsupported = rgb(0xd9dce0);
  style.accent = rgb(0x0b62a8);
  style.particle = rgb(0xff9f1c);
  style.particle_rim = rgb(0x40230a);
  style.memory = rgb(0xffffff);
  style.memory_rim = rgb(0x14171c);
  style.contour = rgb(0x2b3038, 0.75f);
  style.arrow = rgb(0x2b3038, 0.9f);
  style.alarm = rgb(0xb0308c);
  style.emergent = rgb(0xff7ad9);
  style.on_dark = rgb(0xffffff, 0.62f);
  style.on_light = rgb(0x101418, 0.62f);
  return style;
}

Style dark_style() {
  Style style = light_style();
  style.background = rgb(0x16191d);
  style.foreground = rgb(0xe8eaed);
  style.muted = rgb(0xa3abb5);
  style.frame = rgb(0x8b939d);
  style.halo = rgb(0x16191d, 0.85f);
  style.unsupported = rgb(0x3a3f46);
  style.accent = rgb(0x6cb6f0);
  style.contour = rgb(0xd5d9de, 0.75f);
  style.arrow = rgb(0xd5d9de, 0.9f);
  style.alarm = rgb(0xf08fd6);
  return style;
}

}  // namespace

Style make_style(std::string_view theme, float text) {
  Style style = theme == "dark" ? dark_style() : light_style();
  style.text = text;
  style.line = text / 12;
  if (theme == "projector") {
    style.text *= 1.5f;
    style.line *= 2;
    style.foreground = style.frame = rgb(0x000000);
    style.muted = rgb(0x33383f);
    style.on_dark.a = style.on_light.a = 0.8f;
  }
  return style;
}

Colour palette_colour(int index) {
  const int size = static_cast<int>(basin_palette.size());
  const auto& [r, g, b] = basin_palette[static_cast<size_t>(index % size + size) % basin_palette.size()];
  return {static_cast<float>(r) / 255, static_cast<float>(g) / 255, static_cast<float>(b) / 255};
}

float lightness(const Colour& colour) {
  auto linear = [](float c) { return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f); };
  float y = 0.2126f * linear(colour.r) + 0.7152f * linear(colour.g) + 0.0722f * linear(colour.b);
  return y > 0.008856f ? 116 * std::cbrt(y) - 16 : 903.3f * y;
}

Colour mix(const Colour& a, const Colour& b, float t) {
  auto between = [t](float p, float q) { return p + t * (q - p); };
  return {between(a.r, b.r), between(a.g, b.g), between(a.b, b.b), between(a.a, b.a)};
}

Colour faded(Colour colour, float factor) {
  colour.a *= factor;
  return colour;
}

}  // namespace memscape
