// Paints a Drawing into Dear ImGui's draw lists, with OpenGL 3.3 textures for fields and marks.
#pragma once
#include "core/drawing/drawing.h"
#include "render/window/field_textures.h"
#include "render/window/fonts.h"
#include "render/window/mark_sprites.h"
#include "render/window/raster_textures.h"

namespace memscape {

/// Made, used and destroyed while its OpenGL context is current and its functions are loaded
/// (gl::load_functions).
class WindowPainter {
 public:
  /// Throws Error{work} when this OpenGL cannot be used.
  WindowPainter() = default;

  /// The fonts to write with; again after build_fonts.
  void use_fonts(Fonts fonts) { fonts_ = std::make_shared<const Fonts>(std::move(fonts)); }

  /// Adds a drawing with its top left corner at `origin` (window coordinates). The list must be rendered in
  /// this frame, while the painter lives. `scale` is in pixels per point.
  void paint(const Drawing& drawing, ImDrawList& list, ImVec2 origin, float scale);

  /// Measures texts, in points, as they are painted at this scale. Valid until the fonts are built anew.
  MeasureText measure(float scale) const;

  /// Textures that are alive, for tests.
  size_t textures() const { return fields_.size() + marks_.size() + rasters_.size(); }

 private:
  void begin_frame(int frame);

  std::shared_ptr<const Fonts> fonts_;
  FieldTextures fields_;
  MarkSprites marks_;
  RasterTextures rasters_;
  int frame_ = -1;
};

}  // namespace memscape
