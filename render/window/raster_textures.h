// Rasters as colour textures, uploaded once for each set of pixels.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "render/gl/handle.h"
#include "render/window/window_lines.h"

namespace memscape {

class RasterTextures {
 public:
  /// A raster with a side that is longer than this OpenGL's textures is left out.
  void add(ImDrawList& list, const Raster& raster, const PageToWindow& to_window, int frame);
  /// Frees what died or was not painted since frame `frame`.
  void begin_frame(int frame);
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::weak_ptr<const std::vector<std::uint8_t>> pixels;
    gl::Texture texture;
    int frame = 0;
  };
  std::vector<Entry> entries_;
};

}  // namespace memscape
