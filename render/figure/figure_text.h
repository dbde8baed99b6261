// Text of figures: Pango lays it out, without hinting, so that its widths do not depend on the resolution.
#pragma once
#include <memory>

#include "render/figure/cairo_handles.h"
#include "render/shapes/text_box.h"

namespace memscape {

/// Lays out texts; one object serves many. The numbers are in points.
class FigureText {
 public:
  FigureText();
  /// The line of text, valid until the next call.
  PangoLayout* lay_out(const std::string& text, float size, bool bold);
  float width(const std::string& text, float size, bool bold);

 private:
  struct Layout {
    explicit Layout(bool with_others);
    PangoLayout* of(const std::string& text, float size, bool bold);
    PangoFontMap_ fonts;
    PangoContext_ context;
    PangoLayout_ layout;
  };
  Layout own_;
  std::unique_ptr<Layout> others_;  ///< with the machine's fonts: for letters that the program's fonts lack
};

/// Paints a text, its halo first.
void paint_text(cairo_t* cr, FigureText& figure_text, const Text& text);

}  // namespace memscape
