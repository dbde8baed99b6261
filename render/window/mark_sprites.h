// Marks in an ImDrawList: each look is painted once into a small texture, each mark is one rectangle of it.
#pragma once
#include "render/gl/handle.h"
#include "render/shapes/picture.h"
#include "render/window/window_lines.h"

namespace memscape {

class MarkSprites {
 public:
  void add(ImDrawList& list, const Marks& marks, const PageToWindow& to_window, int frame);
  /// Before the first `add` of a frame: frees the layers of the last one and looks not painted since frame
  /// `frame`.
  void begin_frame(int frame);
  size_t size() const { return sprites_.size(); }

 private:
  struct Sprite {
    Marks look;  ///< in pixels, no places
    Picture picture;
    gl::Texture texture;
    int frame = 0;
  };
  Sprite& sprite_of(const Marks& look, float scale);
  void add_layer(ImDrawList& list, const Sprite& sprite, std::span<const ImVec2> centres);

  std::vector<Sprite> sprites_;
  std::vector<gl::Texture> layers_;  ///< of the present frame
};

}  // namespace memscape
