// Figures: one Drawing as PNG, SVG or PDF, from the same geometry as the window, without GPU or display.
#pragma once
#include <filesystem>

#include "core/drawing/drawing.h"
#include "render/picture.h"

namespace memscape {

/// Writes a drawing by the file's ending (.png, .svg, .pdf), whole or not at all; equal drawings give equal
/// bytes. `pixels_per_point` is the resolution of a PNG (dpi / 72); the others are vectors, their heat map as
/// fine as its field. Throws Error{input} for another ending or an impossible size, Error{work} where the
/// file cannot be written.
void write_figure(const Drawing& drawing, const std::filesystem::path& file, double pixels_per_point);

/// The drawing as pixels, round(width pixels_per_point) x round(height pixels_per_point). Throws Error{input}
/// when too large.
Picture paint_picture(const Drawing& drawing, double pixels_per_point);

/// The bytes of a PDF page, its text as text with the fonts embedded. Throws Error{work}.
std::string pdf_bytes(const Drawing& drawing);

/// Measures text as figures show it. May be called from one thread at a time.
MeasureText figure_measure();

}  // namespace memscape
