// Textures and a render target, clamped to their edges.
#pragma once
#include <span>

#include "render/gl/handle.h"
#include "render/shapes/picture.h"

namespace memscape::gl {

/// One float a texel, not filtered; `values` has width x height, the first row at v = 0.
Texture float_texture(int width, int height, std::span<const float> values);
/// Sampled linearly; the picture's first row at v = 0.
Texture colour_texture(const Picture& picture);
/// The longest side of a texture that this OpenGL takes.
int largest_side();

/// A framebuffer with one colour texture (RGBA8).
class Target {
 public:
  /// Throws Error{work} when this OpenGL refuses.
  Target(int width, int height);
  /// What is drawn from now on goes here.
  void bind() const;
  /// The pixels, top row first.
  Picture read() const;

 private:
  int width_, height_;
  Texture texture_;
  Framebuffer framebuffer_;
};

}  // namespace memscape::gl
