// Pictures as PNG files: their bytes, and a file read back.
#pragma once
#include <filesystem>
#include <string>

#include "render/shapes/picture.h"

namespace memscape {

/// The bytes of a PNG file. With `dots_per_inch` > 0 it says so (chunk pHYs, whole dots per metre).
std::string png_bytes(const Picture& picture, double dots_per_inch = 0);
/// Reads a PNG file. Throws Error{input} where there is none.
Picture read_png(const std::filesystem::path& file);

}  // namespace memscape
