// One Pango layout per text; the baseline is placed by text_box.h.
#include "render/figure/figure_text.h"

#include <numbers>

#include "render/figure/figure_fonts.h"

namespace memscape {
namespace {

constexpr const char* families = "Inter, DejaVu Sans";

void set_colour(cairo_t* cr, const Colour& c) {
  cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}

}  // namespace

FigureText::Layout::Layout(bool with_others) : fonts(figure_fonts(with_others)) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), 72);
  context.reset(pango_font_map_create_context(fonts.get()));
  CairoFontOptions options(cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), false);
  layout.reset(pango_layout_new(context.get()));
  pango_layout_set_single_paragraph_mode(layout.get(), true);
}

PangoLayout* FigureText::Layout::of(const std::string& text, float size, bool bold) {
  PangoFont_ font(pango_font_description_from_string(families));
  pango_font_description_set_absolute_size(font.get(), static_cast<double>(size) * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout.get();
}

FigureText::FigureText() : own_(false) {}

PangoLayout* FigureText::lay_out(const std::string& text, float size, bool bold) {
  PangoLayout* layout = own_.of(text, size, bold);
  if (pango_layout_get_unknown_glyphs_count(layout) == 0) return layout;
  if (!others_) others_ = std::make_unique<Layout>(true);
  return others_->of(text, size, bold);
}

float FigureText::width(const std::string& text, float size, bool bold) {
  PangoRectangle logical;
  pango_layout_get_extents(lay_out(text, size, bold), nullptr, &logical);
  return static_cast<float>(static_cast<double>(logical.width) / PANGO_SCALE);
}

void paint_text(cairo_t* cr, FigureText& figure_text, const Text& text) {
  if (text.text.empty() || !(text.size > 0)) return;
  Point2 start = baseline_start(text, figure_text.width(text.text, text.size, text.bold));
  PangoLayoutLine* line =
      pango_layout_get_line_readonly(figure_text.lay_out(text.text, text.size, text.bold), 0);
  cairo_save(cr);
  cairo_translate(cr, text.at.x, text.at.y);
  cairo_rotate(cr, -text.angle * std::numbers::pi / 180);
  if (text.halo.a > 0) {
    cairo_move_to(cr, start.x, start.y);
    pango_cairo_layout_line_path(cr, line);
    set_colour(cr, text.halo);
    cairo_set_line_width(cr, halo_width * text.size);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cr);
  }
  cairo_move_to(cr, start.x, start.y);
  set_colour(cr, text.colour);
  pango_cairo_show_layout_line(cr, line);
  cairo_restore(cr);
}

}  // namespace memscape
