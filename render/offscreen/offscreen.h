// A window's frames without a display: a surfaceless EGL context with a framebuffer and Dear ImGui, read back
// as pictures.
#pragma once
#include <functional>
#include <memory>

#include "core/drawing/drawing.h"
#include "render/shapes/picture.h"
#include "render/window/window_painter.h"

namespace memscape {

/// OpenGL 3.3 core, or OpenGL ES 3.0, which browsers and small computers have.
enum class GlApi { desktop, embedded };

class Offscreen {
 public:
  /// Makes the context, loads OpenGL's functions and the fonts (`em` pixels, and `more`).
  /// Throws Error{work} where there is no EGL or no such OpenGL.
  explicit Offscreen(float em = 12, std::span<const FontRequest> more = {}, GlApi api = GlApi::desktop);
  ~Offscreen();

  WindowPainter& painter();
  const Fonts& fonts() const;
  /// One frame of width x height pixels; `draw` adds to the background's list.
  Picture frame(int width, int height, const std::function<void(ImDrawList&)>& draw);
  /// One drawing, as large as paint_picture makes it.
  Picture paint(const Drawing& drawing, float pixels_per_point);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace memscape
