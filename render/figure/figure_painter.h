// Figures: one Drawing as PNG, SVG or PDF, from the same geometry as the window, without GPU or display.
#pragma once
#include <filesystem>
#include <string>

#include "core/drawing/drawing.h"
#include "render/shapes/picture.h"

namespace memscape {

/// The bytes of a file by its name's ending (.png, .svg, .pdf); equal drawings give equal bytes.
/// `pixels_per_point` is the resolution of a PNG (dpi / 72); the others are vectors, their heat map as fine
/// as its field, their text as text. Throws Error{input} for another ending or an impossible size,
/// Error{work} where memory does not do.
std::string figure_bytes(const Drawing& drawing, const std::filesystem::path& name, double pixels_per_point);
/// True where the name ends in .png, .svg or .pdf, in capitals or not.
bool is_figure_name(const std::filesystem::path& name);
/// Writes them, whole or not at all. Throws Error{work} where the file cannot be written.
void write_figure(const Drawing& drawing, const std::filesystem::path& file, double pixels_per_point);

/// The drawing as pixels, round(width pixels_per_point) x round(height pixels_per_point). Throws Error{input}
/// when too large.
Picture paint_picture(const Drawing& drawing, double pixels_per_point);

/// Measures text as figures show it. May be called from one thread at a time.
MeasureText figure_measure();

}  // namespace memscape
