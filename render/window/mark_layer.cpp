// Over: c' = s + c (1 - a_s) with premultiplied colours; bands of rows are independent, so threads do not
// change the result.
#include "render/window/mark_layer.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"

namespace memscape {
namespace {

constexpr int band_height = 64;

std::uint8_t scaled(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>((value * alpha + 127) / 255);
}

Picture premultiplied(Picture picture) {
  for (size_t p = 0; p < picture.rgba.size(); p += 4)
    for (size_t c = p; c < p + 3; ++c) picture.rgba[c] = scaled(picture.rgba[c], picture.rgba[p + 3]);
  return picture;
}

void lay_over(std::uint8_t* to, const std::uint8_t* from, int pixels) {
  for (int x = 0; x < pixels; ++x, to += 4, from += 4) {
    unsigned through = 255u - from[3];
    for (int c = 0; c < 4; ++c) {
      unsigned product = to[c] * through + 128;
      to[c] =
          static_cast<std::uint8_t>(from[c] + ((product + (product >> 8)) >> 8));  // rounded product / 255
    }
  }
}

void unmultiply(std::uint8_t* pixel, int pixels) {
  for (int x = 0; x < pixels; ++x, pixel += 4) {
    unsigned a = pixel[3];
    if (a == 0 || a == 255) continue;
    for (int c = 0; c < 3; ++c)
      pixel[c] = static_cast<std::uint8_t>(std::min(255u, (pixel[c] * 255u + a / 2) / a));
  }
}

}  // namespace

Picture lay_sprites(const Picture& sprite, std::span<const Point2> centres, int width, int height) {
  Picture layer(width, height);
  Picture source = premultiplied(sprite);
  std::vector<std::pair<int, int>> corners;
  for (Point2 c : centres)
    corners.emplace_back(static_cast<int>(std::lround(c.x)) - sprite.width / 2,
                         static_cast<int>(std::lround(c.y)) - sprite.height / 2);
  parallel_for(0, (height + band_height - 1) / band_height, [&](int band) {
    int top = band * band_height, bottom = std::min(height, top + band_height);
    for (auto [x, y] : corners) {
      int left = std::max(0, x), right = std::min(width, x + source.width);
      if (left >= right) continue;
      for (int row = std::max(top, y); row < std::min(bottom, y + source.height); ++row)
        lay_over(layer.at(left, row), source.at(left - x, row - y), right - left);
    }
    for (int row = top; row < bottom; ++row) unmultiply(layer.at(0, row), width);
  });
  return layer;
}

}  // namespace memscape
