// PNG through Cairo; the resolution goes into a chunk of its own.
#include "render/figure/png.h"

#include <boost/crc.hpp>
#include <cstdint>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "render/figure/cairo_handles.h"

namespace memscape {
namespace {

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

/// The chunk that gives pixels per metre on both axes.
std::string resolution_chunk(double dots_per_inch) {
  auto per_metre = static_cast<std::uint32_t>(dots_per_inch / 0.0254 + 0.5);
  std::string body = "pHYs" + big_endian(per_metre) + big_endian(per_metre) + '\1';
  boost::crc_32_type crc;
  crc.process_bytes(body.data(), body.size());
  return big_endian(static_cast<std::uint32_t>(body.size() - 4)) + body + big_endian(crc.checksum());
}

}  // namespace

std::string png_bytes(const Picture& picture, double dots_per_inch) {
  CairoSurface surface = surface_of(picture);
  std::string bytes;
  cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error(Fault::work, std::string("The picture could not be made into a PNG: ") +
                                 cairo_status_to_string(status) + "; make it smaller.");
  constexpr size_t after_header = 8 + 25;  // signature, IHDR
  if (dots_per_inch > 0) bytes.insert(after_header, resolution_chunk(dots_per_inch));
  return bytes;
}

Picture read_png(const std::filesystem::path& file) {
  CairoSurface surface(cairo_image_surface_create_from_png(file.string().c_str()));
  cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error(Fault::input, "The picture " + shown_file(file.string()) + " could not be read: " +
                                  cairo_status_to_string(status) + "; give a PNG file.");
  return picture_of(surface.get());
}

}  // namespace memscape
