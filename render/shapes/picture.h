// A picture of pixels in memory, and how far two pictures differ.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace memscape {

/// Row-major from the top left, four bytes a pixel: sRGB and alpha, not premultiplied.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;

  Picture() = default;
  Picture(int w, int h) : width(w), height(h), rgba(static_cast<size_t>(w) * h * 4) {}
  std::uint8_t* at(int x, int y) { return rgba.data() + 4 * (static_cast<size_t>(y) * width + x); }
  const std::uint8_t* at(int x, int y) const {
    return rgba.data() + 4 * (static_cast<size_t>(y) * width + x);
  }
  bool operator==(const Picture&) const = default;
};

/// How far two pictures of equal size differ, channel by channel.
struct Difference {
  double share = 0;  ///< of pixels with a channel that differs by more than the tolerance, 0..1
  int largest = 0;   ///< 0..255
};
/// 1 and 255 when the sizes differ.
Difference difference(const Picture& a, const Picture& b, int tolerance);

}  // namespace memscape
