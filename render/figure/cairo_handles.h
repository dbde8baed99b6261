// Cairo and Pango objects owned by std::unique_ptr, and the way between a Picture and Cairo's surfaces.
#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "core/base/release.h"
#include "render/shapes/picture.h"

namespace memscape {

using CairoSurface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using CairoContext = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using CairoFontOptions = std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>>;
using PangoFont_ = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
using PangoContext_ = std::unique_ptr<PangoContext, Release<g_object_unref>>;
using PangoFontMap_ = std::unique_ptr<PangoFontMap, Release<g_object_unref>>;
using PangoLayout_ = std::unique_ptr<PangoLayout, Release<g_object_unref>>;

/// A surface with a copy of the picture (premultiplied; RGB24 where nothing is transparent).
CairoSurface surface_of(const Picture& picture);
/// The pixels of an image surface.
Picture picture_of(cairo_surface_t* surface);
/// A cairo_write_func_t whose closure is a std::string.
cairo_status_t append_bytes(void* string, const unsigned char* data, unsigned int size);

}  // namespace memscape
