// Marks in an ImDrawList: each look is painted once by Cairo into a small texture, each mark is one rectangle
// of it.
#pragma once
#include "render/gl/handle.h"
#include "render/window_lines.h"

namespace memscape {

class MarkSprites {
 public:
  void add(ImDrawList& list, const Marks& marks, const PageToWindow& to_window, int frame);
  /// Frees the looks that were not painted since frame `frame`.
  void forget_before(int frame);
  size_t size() const { return sprites_.size(); }

 private:
  struct Sprite {
    Marks look;  ///< in pixels, no places
    gl::Texture texture;
    int side = 0;  ///< pixels
    int frame = 0;
  };
  Sprite& sprite_of(const Marks& look, float scale);

  std::vector<Sprite> sprites_;
};

}  // namespace memscape
