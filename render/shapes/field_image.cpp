// Colour of a node: map((E - low) / (high - low)), rounded to 1/255.
#include "render/shapes/field_image.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/drawing/colormap.h"

namespace memscape {
namespace {

void put(std::uint8_t* pixel, const Colour& colour) {
  const float channels[] = {colour.r, colour.g, colour.b, colour.a};
  for (int c = 0; c < 4; ++c)
    pixel[c] = static_cast<std::uint8_t>(std::lround(255 * std::clamp(channels[c], 0.f, 1.f)));
}

}  // namespace

Picture field_image(const FieldPicture& shape) {
  const Field& field = *shape.field;
  const Colormap& map = colormap(shape.colormap);
  int columns = field.grid.width, rows = field.grid.height;
  Picture picture(std::max(columns, 2), std::max(rows, 2));
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      float e = field.at(std::min(x, columns - 1), std::min(picture.height - 1 - y, rows - 1));
      put(picture.at(x, y),
          std::isfinite(e) ? colour_at(map, position_in(shape.range, e)) : shape.unsupported);
    }
  return picture;
}

Picture bar_image(const ColourBar& bar) {
  const Colormap& map = colormap(bar.colormap);
  bool upright = bar.place.height >= bar.place.width;
  Picture picture(upright ? 2 : 256, upright ? 256 : 2);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const auto& row = map[static_cast<size_t>(upright ? 255 - y : x)];
      std::uint8_t* pixel = picture.at(x, y);
      std::memcpy(pixel, row.data(), 3);
      pixel[3] = 255;
    }
  return picture;
}

Picture raster_image(const Raster& raster) {
  Picture picture;
  const auto pixels = static_cast<size_t>(std::max(raster.width, 0)) * std::max(raster.height, 0);
  if (!raster.rgba || pixels == 0 || raster.rgba->size() != 4 * pixels) return picture;
  picture.width = raster.width, picture.height = raster.height;
  picture.rgba = *raster.rgba;
  return picture;
}

Rect picture_rect(const Picture& picture, const Rect& place) {
  float dx = place.width / static_cast<float>(picture.width - 1);
  float dy = place.height / static_cast<float>(picture.height - 1);
  return {place.x - dx / 2, place.y - dy / 2, place.width + dx, place.height + dy};
}

}  // namespace memscape
