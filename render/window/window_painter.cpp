// One function per shape; textures that a second of frames did not use are freed.
#include "render/window/window_painter.h"

#include <cassert>

#include "render/shapes/text_box.h"
#include "render/window/window_text.h"

namespace memscape {
namespace {

constexpr int frames_kept = 60;

struct ListPainter {
  ImDrawList& list;
  const Fonts& fonts;
  FieldTextures& fields;
  MarkSprites& marks;
  RasterTextures& rasters;
  PageToWindow to_window;
  int frame;
  int clips = 0;

  void operator()(const Lines& lines) { add_lines(list, lines, to_window); }
  void operator()(const Polygons& polygons) { add_polygons(list, polygons, to_window); }
  void operator()(const Marks& shape) { marks.add(list, shape, to_window, frame); }
  void operator()(const Text& text) { add_text(list, fonts, text, to_window); }
  void operator()(const FieldPicture& picture) { fields.add(list, picture, to_window, frame); }
  void operator()(const Raster& raster) { rasters.add(list, raster, to_window, frame); }
  void operator()(const ColourBar& bar) { fields.add(list, bar, to_window); }
  void operator()(const ClipBegin& clip) {
    list.PushClipRect(to_window({clip.rect.x, clip.rect.y}),
                      to_window({clip.rect.right(), clip.rect.bottom()}), true);
    ++clips;
  }
  void operator()(const ClipEnd&) {
    assert(clips > 0);
    list.PopClipRect();
    --clips;
  }
};

}  // namespace

void WindowPainter::begin_frame(int frame) {
  if (frame == frame_) return;
  frame_ = frame;
  fields_.begin_frame(frame - frames_kept);
  marks_.begin_frame(frame - frames_kept);
  rasters_.begin_frame(frame - frames_kept);
}

void WindowPainter::paint(const Drawing& drawing, ImDrawList& list, ImVec2 origin, float scale) {
  assert(fonts_);
  begin_frame(ImGui::GetFrameCount());
  ListPainter painter{list, *fonts_, fields_, marks_, rasters_, {origin, scale}, frame_};
  if (drawing.background.a > 0)
    list.AddRectFilled(origin, painter.to_window({drawing.width, drawing.height}),
                       packed(drawing.background));
  for (const Shape& shape : drawing.shapes) std::visit(painter, shape);
  while (painter.clips > 0) painter(ClipEnd{});
}

MeasureText WindowPainter::measure(float scale) const {
  assert(fonts_);
  return [fonts = fonts_, scale](const std::string& text, float size, bool bold) {
    return Point2{text_width(choose_font(*fonts, size * scale, bold), text) / scale, size * text_height};
  };
}

}  // namespace memscape
