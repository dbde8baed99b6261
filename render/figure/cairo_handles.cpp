// Pixels there and back: Cairo keeps alpha-premultiplied 0xAARRGGBB words, c' = c a / 255.
#include "render/figure/cairo_handles.h"

#include <algorithm>
#include <cstring>

namespace memscape {

CairoSurface surface_of(const Picture& picture) {
  bool opaque = true;
  for (size_t p = 3; p < picture.rgba.size(); p += 4) opaque = opaque && picture.rgba[p] == 255;
  CairoSurface surface(cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                                  picture.width, picture.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return surface;
  cairo_surface_flush(surface.get());
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const std::uint8_t* p = picture.at(x, y);
      std::uint32_t a = p[3];
      auto times_alpha = [a](std::uint32_t c) { return (c * a + 127) / 255; };
      std::uint32_t word = a << 24 | times_alpha(p[0]) << 16 | times_alpha(p[1]) << 8 | times_alpha(p[2]);
      std::memcpy(data + static_cast<size_t>(y) * stride + 4 * static_cast<size_t>(x), &word, 4);
    }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

Picture picture_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  Picture picture(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
  const unsigned char* data = cairo_image_surface_get_data(surface);
  int stride = cairo_image_surface_get_stride(surface);
  bool opaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      std::uint32_t word = 0;
      std::memcpy(&word, data + static_cast<size_t>(y) * stride + 4 * static_cast<size_t>(x), 4);
      std::uint32_t a = opaque ? 255 : word >> 24;
      std::uint8_t* p = picture.at(x, y);
      for (int c = 0; c < 3; ++c) {
        std::uint32_t value = word >> (16 - 8 * c) & 0xff;
        p[c] = static_cast<std::uint8_t>(a == 0 ? 0 : std::min(255u, (value * 255 + a / 2) / a));
      }
      p[3] = static_cast<std::uint8_t>(a);
    }
  return picture;
}

cairo_status_t append_bytes(void* string, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(string)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace memscape
