// A picture of pixels in memory, its PNG form, and how far two pictures differ.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
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

/// The bytes of a PNG file. With `dots_per_inch` > 0 it says so (chunk pHYs, whole dots per metre).
std::string png_bytes(const Picture& picture, double dots_per_inch = 0);
/// Reads a PNG file. Throws Error{input} where there is none.
Picture read_png(const std::filesystem::path& file);

/// How far two pictures of equal size differ, channel by channel.
struct Difference {
  double share = 0;  ///< of pixels with a channel that differs by more than the tolerance, 0..1
  int largest = 0;   ///< 0..255
};
/// 1 and 255 when the sizes differ.
Difference difference(const Picture& a, const Picture& b, int tolerance);

}  // namespace memscape
