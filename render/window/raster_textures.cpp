// A raster is one textured rectangle; Dear ImGui's own shader samples it linearly.
#include "render/window/raster_textures.h"

#include <algorithm>

#include "render/gl/texture.h"
#include "render/shapes/field_image.h"

namespace memscape {

void RasterTextures::add(ImDrawList& list, const Raster& raster, const PageToWindow& to_window, int frame) {
  auto known = std::find_if(entries_.begin(), entries_.end(),
                            [&](const Entry& entry) { return entry.pixels.lock() == raster.rgba; });
  if (known == entries_.end()) {
    Picture picture = raster_image(raster);
    if (picture.width == 0 || std::max(picture.width, picture.height) > gl::largest_side()) return;
    entries_.push_back({raster.rgba, gl::colour_texture(picture), frame});
    known = entries_.end() - 1;
  }
  known->frame = frame;
  list.AddImage(texture_id(known->texture.name()), to_window({raster.place.x, raster.place.y}),
                to_window({raster.place.right(), raster.place.bottom()}));
}

void RasterTextures::begin_frame(int frame) {
  std::erase_if(entries_,
                [frame](const Entry& entry) { return entry.pixels.expired() || entry.frame < frame; });
}

}  // namespace memscape
